"""What a rekwiz inside of a sandbox says of afterwards: which command goes on, and what is not installed."""

from __future__ import annotations

from tests.plugins.programs import REKWIZ
from tests.plugins.terminals import CTRL_C

CODE = "credentials.secret-rejected"


def test_a_command_with_its_own_sandbox_starts_over_with_it_and_one_in_its_shell_goes_on(
    terminal, base_environment, tmp_path
):
    inside = base_environment | {"HOME": str(tmp_path), "SHELL": "/bin/sh", "PS1": "$ "}
    fix = (REKWIZ, "fix", CODE)
    person = terminal(REKWIZ, "sandbox", "--fault", CODE, "--", *fix, env=inside)
    person.sees("Where does the key come from?")
    person.types(CTRL_C)

    assert person.ends() == 130
    said = " ".join(person.screen.split())
    assert f"To start over: rekwiz sandbox --fault {CODE} -- rekwiz fix {CODE}" in said

    person = terminal(REKWIZ, "sandbox", "--fault", CODE, env=inside)
    person.sees("$")
    person.types(f"rekwiz fix {CODE}\r")
    person.sees("Where does the key come from?")
    person.types(CTRL_C)
    person.sees(f"To continue: rekwiz fix {CODE}")
    person.types("exit 7\r")

    assert person.ends() == 7


def test_no_aws_cli_is_installed_into_the_home_of_a_practice(rekwiz, base_environment, tmp_path):
    (tmp_path / "bin").mkdir()
    env = base_environment | {"HOME": str(tmp_path), "PATH": f"{tmp_path}/bin"}
    fix = (REKWIZ, "fix", "cli.not-installed", "--yes")

    ended = rekwiz("sandbox", "--", *fix, env=env)

    said = " ".join(ended.stderr.split())
    assert ended.returncode == 1, said
    assert "The sandbox has a home of its own" in said
    assert "Nothing was changed." in said
    assert "rekwiz downloads" not in said
