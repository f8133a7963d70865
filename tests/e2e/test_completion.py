"""The completion in the real shells, and the page of man as groff sets it: every option of every command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pexpect
import pytest

from tests.plugins.programs import REKWIZ
from wizard.commands import COMMANDS
from wizard.completion.shells import SHELLS
from wizard.completion.vocabulary import vocabulary
from wizard.invocation.command_line import CommandLine
from wizard.languages import language

NAMES = [command.name for command in COMMANDS]
OPTION = re.compile(r"^  (?:-\w, )?(--[a-z-]+)", re.MULTILINE)
LINE = CommandLine(language("en"), COMMANDS)
OPTIONS = {name: set(OPTION.findall(LINE.parser(name).format_help())) for name in NAMES}
"""What each command's own help shows: the completion is held against that."""


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"CI lacks {program}")
    if found is None:
        pytest.skip(f"needs {program}")
    return found


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """What the program prints for each shell, in files."""
    folder = tmp_path_factory.mktemp("completion")
    for name, write in SHELLS.items():
        (folder / name).write_text(write(vocabulary(language("en"), COMMANDS)), "utf-8")
    return folder


def test_the_program_prints_the_same_for_whoever_asks(scripts):
    command = [str(REKWIZ), "completion", "bash", "--lang", "en"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)

    assert (ended.returncode, ended.stdout) == (0, (scripts / "bash").read_text("utf-8"))


@pytest.mark.parametrize(
    ("shell", "typed"),
    [("/bin/bash", 'eval "$(rekwiz completion bash)"'), ("/usr/bin/fish", "> ~/.config/fish/"),
     ("/bin/nosh", "eval ")],
)  # fmt: skip
def test_without_a_shell_it_names_them_and_what_is_typed_in_this_one(shell, typed):
    command = [str(REKWIZ), "completion", "--lang", "en"]
    environment = {**os.environ, "SHELL": shell}
    ended = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "SHELL is missing." in ended.stderr
    assert "One of: bash, zsh, fish, powershell, man. For example: " in ended.stderr
    assert typed in ended.stderr


def test_bash_completes_every_option_of_every_command(scripts):
    ask = """
source "$1"; shift
for command in "$@"; do
  COMP_WORDS=(rekwiz "$command" --) COMP_CWORD=2 COMPREPLY=()
  _shtab_rekwiz rekwiz -- "$command"
  printf '%s\\n' "$command ${COMPREPLY[*]}"
done
COMP_WORDS=(rekwiz completion "") COMP_CWORD=2 COMPREPLY=()
_shtab_rekwiz rekwiz "" completion
printf '%s\\n' ". ${COMPREPLY[*]}"
"""
    command = [needs("bash"), "--norc", "-c", ask, "bash", str(scripts / "bash"), *NAMES]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)

    told = {name: set(words) for name, *words in map(str.split, ended.stdout.splitlines())}
    assert {name: told[name] for name in NAMES} == OPTIONS
    assert told["."] >= set(SHELLS)


def test_fish_completes_every_option_of_every_command(scripts):
    asked = "".join(
        f'echo "= {name}"; complete -C "rekwiz {name} --" | string split -f 1 \\t; '
        for name in NAMES
    )
    more = 'echo "= ."; complete -C "rekwiz preflight --fail-on " | string split -f 1 \\t'
    command = [needs("fish"), "--no-config", "-c", f"source {scripts / 'fish'}; {asked}{more}"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)

    parts = [part.split() for part in ended.stdout.split("= ")[1:]]
    told = {name: set(words) for name, *words in parts}
    assert {name: told[name] for name in NAMES} == OPTIONS
    assert told["."] == {"fail", "unknown", "warn", "never"}


def test_zsh_completes_every_option_of_every_command(scripts, tmp_path):
    (tmp_path / "_rekwiz").write_bytes((scripts / "zsh").read_bytes())
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "dumb", "LC_ALL": "C"}
    shell = pexpect.spawn(
        needs("zsh"), ["-f", "-i"], env=environment, encoding="utf-8", dimensions=(200, 300),
        timeout=60,
    )  # fmt: skip
    shell.sendline("unsetopt zle_bracketed_paste prompt_cr prompt_sp; LISTMAX=1000; PS1='READY%% '")
    shell.sendline(f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; echo ST''ART")
    shell.expect("START")
    for name in NAMES:
        shell.send(f"rekwiz {name} --\t\t")
        shell.expect(r"-- [^\n]+(?:\n[^\n]*)*?READY% rekwiz [^\n]*--")
        shown = set(re.findall(r"(--[a-z][a-z-]*)", shell.before + shell.after))
        shell.send("\x15")
        assert shown >= OPTIONS[name], name
    shell.sendline("exit")
    shell.expect(pexpect.EOF)


@pytest.mark.parametrize("code", ["en", "zh-TW"])
def test_the_page_of_man_is_set_without_a_warning_and_has_every_option(tmp_path, code):
    page = tmp_path / "rekwiz.1"
    page.write_text(SHELLS["man"](vocabulary(language(code), COMMANDS)), "utf-8")
    groff = [needs("groff"), "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=80n", str(page)]
    ended = subprocess.run(groff, capture_output=True, encoding="utf-8", timeout=60, check=True)

    text = re.sub(r"\x1b\[[\d;]*m|.\x08", "", ended.stdout)  # bold, in either of groff's ways
    shown = set(re.findall(r"--[a-z][a-z-]*", text))
    assert set().union(*OPTIONS.values()) - shown == set()
    assert ended.stderr == ""


def test_powershells_script_has_every_option_between_quotes_that_close(scripts):
    script = (scripts / "powershell").read_text("utf-8")

    for name, options in OPTIONS.items():
        [line] = [
            each for each in script.splitlines() if each.startswith(f"        '{name}' = [ord")
        ][:1]
        assert set(re.findall(r"'(--[a-z-]+)' = ", line)) == options
    assert all(line.count("'") % 2 == 0 for line in script.splitlines() if "''" not in line)
