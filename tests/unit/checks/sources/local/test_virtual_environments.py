"""How each shell steps into a virtual environment."""

from pathlib import Path

import pytest

from checks.sources.local.virtual_environments import activation, inside_of


@pytest.mark.parametrize(
    ("shell", "command"),
    [
        ("/bin/bash", ". .venv/bin/activate"),
        ("", ". .venv/bin/activate"),
        ("/usr/bin/fish", "source .venv/bin/activate.fish"),
        ("/bin/tcsh", "source .venv/bin/activate.csh"),
    ],
)
def test_each_shell_has_its_own_script(shell, command):
    assert activation(Path(".venv"), {"SHELL": shell}, "linux") == command


def test_a_blank_in_the_way_is_quoted():
    assert activation(Path("/my env"), {}, "linux") == ". '/my env/bin/activate'"


@pytest.mark.parametrize(
    ("environment", "ending"), [({}, "Activate.ps1"), ({"PROMPT": "$P$G"}, "activate.bat")]
)
def test_powershell_and_the_command_prompt_differ(environment, ending):
    command = activation(Path(".venv"), environment, "win32")

    assert Path(command) == Path(".venv", "Scripts", ending)


def test_inside_of_it_its_programs_go_first_and_no_other_library_is_named():
    inside = inside_of(Path("/env"), {"PATH": "/usr/bin", "PYTHONHOME": "/old"}, "linux")

    assert inside == {"PATH": "/env/bin:/usr/bin", "VIRTUAL_ENV": "/env"}
