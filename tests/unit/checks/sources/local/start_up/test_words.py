"""What a line of a start-up file sets, in each shell's words, as that shell itself has it."""

import re
import shlex
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.sources.local.start_up import words as reading
from checks.sources.local.start_up.words import Words, line_in

ALONE = [
    (Words.POSIX, "export A=dev"),
    (Words.POSIX, '  export A="dev"  # of work'),
    (Words.POSIX, "A='dev'"),
    (Words.POSIX, "declare -x A=dev"),
    (Words.POSIX, "typeset -gx A=dev"),
    (Words.FISH, "set -gx A dev"),
    (Words.FISH, "set --global --export A dev"),
    (Words.FISH, "set -Ux A 'dev'"),
    (Words.FISH, "export A=dev"),
    (Words.CSH, "setenv A dev"),
    (Words.POWERSHELL, '$env:A = "dev"'),
    (Words.POWERSHELL, "$Env:A='dev' # of work"),
    (Words.POWERSHELL, "Set-Item -Path Env:A -Value 'dev'"),
    (Words.POWERSHELL, "[Environment]::SetEnvironmentVariable('A', 'dev', 'Process')"),
    (Words.PAIRS, "A=dev"),
    (Words.PAIRS, 'export A = "dev" # of work'),
    (Words.PAIRS, "A DEFAULT=dev"),
]
BESIDE = [
    (Words.POSIX, "export A=dev B=x; cd"),
    (Words.POSIX, "if true; then export A=dev; fi"),
    (Words.POSIX, "[ -t 0 ] && export A=dev"),
    (Words.POSIX, "f() { export A=dev; }"),
    (Words.POWERSHELL, "$env:A = 'dev'; $env:B = 'x'"),
    (Words.FISH_VARIABLES, "SETUVAR --export A:dev"),
]
NOT_AT_ALL = [
    (Words.POSIX, "# export A=dev"),
    (Words.POSIX, "A=dev program"),
    (Words.POSIX, "alias x='export A=dev'"),
    (Words.POSIX, "echo export A=dev"),
    (Words.POSIX, "declare A=dev"),
    (Words.POSIX, "export AA=dev"),
    (Words.POSIX, 'export A="dev'),
    (Words.FISH, "set -g A dev"),
    (Words.FISH, "set -e A"),
    (Words.FISH_VARIABLES, "SETUVAR A:dev"),
    (Words.POWERSHELL, "# $env:A = 'dev'"),
    (Words.PAIRS, "#A=dev"),
]


@pytest.mark.parametrize(("words", "text"), ALONE)
def test_a_line_that_sets_it_and_nothing_else(words, text):
    line = line_in(text, words)

    assert (line.sets, line.alone) == ({"A": "dev"}, True)


@pytest.mark.parametrize(("words", "text"), BESIDE)
def test_a_line_that_does_more(words, text):
    line = line_in(text, words)

    assert (line.sets["A"], line.alone) == ("dev", False)


@pytest.mark.parametrize(("words", "text"), NOT_AT_ALL)
def test_a_line_that_does_not(words, text):
    assert "A" not in line_in(text, words).sets


@pytest.mark.parametrize(
    "text", ["export A=$(pass aws)", "export A=`pass aws`", 'export A="x$(y)"']
)
def test_what_a_command_gives_is_not_known(text):
    assert line_in(text, Words.POSIX).sets == {"A": None}


@pytest.mark.parametrize(
    "text",
    [". ~/.more", "source ~/.more", "[ -f ~/.more ] && . ~/.more", "test -f x && \\. ~/.more"],
)
def test_what_it_reads_in(text):
    assert line_in(text, Words.POSIX).reads == ("~/.more",)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\n\r"), max_size=40))
def test_any_value_that_is_quoted_is_read_as_it_is(value):
    assert line_in(f"export A={shlex.quote(value)}", Words.POSIX).sets.get("A") in (value, None)


@given(st.text(max_size=80), st.sampled_from(Words))
def test_no_line_is_too_strange(text, words):
    line_in(text, words)


def test_bash_has_it_so_too():
    """The lines of sh above, given to the very shell."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("needs bash")
    texts = [text for words, text in (*ALONE, *BESIDE, *NOT_AT_ALL) if words is Words.POSIX]
    for text in texts:
        sets = line_in(text, Words.POSIX).sets.get("A") == "dev"
        if "f()" in text or "[ -t" in text or "typeset -gx" in text or text[-6:] == 'A="dev':
            continue
        script = f'{text}\nprintf %s "$A" >&3'
        said = subprocess.run(
            [bash, "-c", f"exec 3>&1 >/dev/null 2>&1\n{script}"], capture_output=True, timeout=60
        )
        is_set = said.stdout == b"dev"
        assert sets is is_set or text.startswith("declare A"), text


PIECES = ["set", "setenv", "source", "export", ".", "=", "A", "x", "$(", ")", "if", "then", "do"]
PIECES += ["'", '"', "\\", "#", ";", "&&", "{", "}", " ", " ", " ", "\t", "-gx", "|"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@pytest.mark.parametrize("words", [Words.POSIX, Words.FISH, Words.CSH])
def test_a_line_that_is_not_taken_apart_says_nothing(words, text):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_SAYS", re.compile(""))
        apart = line_in(text, words)

    assert line_in(text, words) == apart
