"""A remedy's command as each shell has it, and which shell it is."""

import shutil
import subprocess

import pytest

from checks.sources.local.own_shell import Shell, shell_of
from checks.sources.local.shells import copied, set_to, unset
from checks.sources.local.this_shell import given_in, in_words_of, set_in, unset_in

VALUE = 'it\'s $HOME & "more"'
COMMANDS = {
    Shell.FISH: ("set -e A B", "set -gx A 'us-east-1'", "set -gx A $B", "fish_add_path /x/bin"),
    Shell.CSH: (
        *("unsetenv A; unsetenv B", "setenv A us-east-1"),
        *('setenv A "$B"', 'setenv PATH "/x/bin:$PATH"'),
    ),
    Shell.CMD: (
        *('set "A=" & set "B="', 'set "A=us-east-1"'),
        *('set "A=%B%"', 'set "PATH=/x/bin;%PATH%"'),
    ),
    Shell.POWERSHELL: (
        *("Remove-Item Env:A, Env:B", "$Env:A = 'us-east-1'"),
        *("$Env:A = $Env:B", '$Env:PATH = "/x/bin:$Env:PATH"'),
    ),
}


def usual(platform: str) -> tuple[str, ...]:
    return (
        *unset(["A", "B"], platform),
        *set_to("A", "us-east-1", platform),
        *copied("B", "A", platform),
    )


@pytest.mark.parametrize("shell", COMMANDS)
def test_what_is_said_for_bash_is_said_for_each(shell):
    said = (*usual("linux"), 'export PATH="/x/bin:$PATH"')

    assert tuple(in_words_of(shell, each) for each in said) == COMMANDS[shell]


def test_what_is_said_for_powershell_is_said_for_the_command_prompt_and_for_git_bash():
    said = usual("win32")

    assert tuple(in_words_of(Shell.CMD, each) for each in said) == COMMANDS[Shell.CMD][:3]
    assert tuple(in_words_of(Shell.POSIX, each) for each in said) == usual("linux")


def test_what_is_written_for_bash_alone_is_said_for_powershell_too():
    sample = 'export HTTPS_PROXY="http://USER:PASSWORD@HOST:PORT"'

    assert in_words_of(Shell.POSIX, sample) == sample
    assert (
        in_words_of(Shell.POWERSHELL, sample)
        == "$Env:HTTPS_PROXY = 'http://USER:PASSWORD@HOST:PORT'"
    )


@pytest.mark.parametrize("command", ["aws configure", "chmod 600 x", "rekwiz setup", "export PATH"])
def test_any_other_command_stays(command):
    assert all(in_words_of(shell, command) == command for shell in Shell)
    assert (unset_in(command), set_in(command)) == ((), None)


def test_the_names_are_read_out_of_both():
    assert [unset_in(unset(["A", "B"], each)[0]) for each in ("linux", "win32")] == [("A", "B")] * 2
    assert [set_in(set_to("A", VALUE, each)[0]) for each in ("linux", "win32")] == ["A"] * 2


def test_a_command_tells_the_value_that_it_gives():
    assert [given_in(set_to("A", VALUE, each)[0]) for each in ("linux", "win32")] == [
        ("A", VALUE)
    ] * 2
    others = (
        *copied("B", "A", "linux"),
        *copied("B", "A", "win32"),
        'export PATH="/a:$PATH"',
        "env",
    )
    assert [given_in(each) for each in others] == [None] * 4


@pytest.mark.parametrize("name", ["fish", "tcsh", "pwsh", "bash"])
def test_the_shell_itself_takes_it(name, tmp_path):
    """Whichever of them is here."""
    program = shutil.which(name)
    if not program:
        pytest.skip(f"needs {name}")
    shell = shell_of({"SHELL": program}, "linux", ())
    lines = [in_words_of(shell, each) for each in (*set_to("A", VALUE, ""), *unset(["B"], ""))]
    said = subprocess.run(
        [program, "-c", "\n".join((*lines, "env"))],
        env={"B": "gone", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert f"A={VALUE}" in said.stdout.splitlines()
    assert "B=gone" not in said.stdout


@pytest.mark.parametrize(
    ("environment", "platform", "above", "shell"),
    [
        ({"SHELL": "/bin/zsh"}, "darwin", ("python3", "fish", "zsh"), Shell.FISH),
        ({"SHELL": "/usr/bin/fish"}, "linux", ("-bash", "sshd"), Shell.POSIX),
        ({"SHELL": "/usr/bin/fish"}, "linux", (), Shell.FISH),
        ({"SHELL": "/bin/tcsh"}, "linux", ("code",), Shell.CSH),
        ({}, "linux", (), Shell.POSIX),
        ({}, "win32", ("rekwiz.exe", "cmd.exe", "explorer.exe"), Shell.CMD),
        ({}, "win32", ("pwsh.exe",), Shell.POWERSHELL),
        ({}, "win32", ("bash.exe",), Shell.POSIX),
        ({"PROMPT": "$P$G", "PSModulePath": r"C:\Windows\x"}, "win32", (), Shell.CMD),
        (
            {"PSModulePath": r"C:\Users\me\Documents\PowerShell\Modules"},
            "win32",
            (),
            Shell.POWERSHELL,
        ),
        ({}, "win32", (), Shell.POWERSHELL),
    ],
)
def test_which_shell_it_is(environment, platform, above, shell):
    assert shell_of(environment, platform, above) is shell
