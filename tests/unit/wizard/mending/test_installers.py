"""boto3 is installed by the tool that the Python's environment belongs to."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from checks.context import Context
from checks.sources.aws.ask import Aws
from checks.sources.local.pythons import Python
from wizard.mending.installers import Installer, Packages, installer_for

BOTO3 = Packages(("boto3",))
TOO_OLD = Packages(("boto3",), newer=True)
BROKEN = Packages(("boto3", "botocore"), anew=True)
WITH_LOGIN = Packages(("boto3[crt]",))


@pytest.fixture
def tools(tmp_path):
    """`tools("uv", says)`: a program on PATH that prints this, whatever it is asked."""

    def make(name: str, says: str = "", code: int = 0, folder: str = "tools") -> Path:
        program = tmp_path / folder / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {shlex.quote(says)}\nexit {code}\n")
        program.chmod(0o755)
        return program

    return make


@pytest.fixture
def context(tmp_path) -> Context:
    folder = tmp_path / "project" / "inside"
    folder.mkdir(parents=True)
    return Context({"PATH": str(tmp_path / "tools")}, tmp_path, folder, "linux", Aws())


@pytest.fixture
def python(tmp_path, tools):
    """`python("project/.venv", pip=False)`: one in this environment, with or without pip."""

    def make(place: str = "env", *, pip: bool = True, **facts) -> Python:
        path = tools("python", code=0 if pip else 1, folder=f"{place}/bin")
        found = Python(
            path, (3, 13, 1), tmp_path / place, True, False, {}, {}, frozenset(), None, None, False
        )
        return structs.replace(found, **facts)

    return make


def words(found: Installer | None, tmp_path: Path) -> list[str]:
    """The commands, with what lies in the test's folder by its name there."""
    assert found
    commands = (shlex.join(command) for command in found.commands)
    return [each.replace(f"{tmp_path}/tools/", "").replace(f"{tmp_path}/", "") for each in commands]


def test_pip_installs_into_an_environment_that_has_it(context, python, tmp_path):
    found = installer_for(context, python(), BOTO3)

    assert words(found, tmp_path) == ["env/bin/python -m pip install --upgrade boto3"]
    assert found.remove[-2:] == ("uninstall", "boto3")


def test_what_was_there_before_is_what_takes_it_back(context, python):
    found = installer_for(context, python(versions={"boto3": "1.3.1"}), TOO_OLD)

    assert found.remove[-2:] == ("install", "boto3==1.3.1")


def test_what_does_not_fit_together_is_installed_anew(context, python, tmp_path):
    found = installer_for(context, python(), BROKEN)

    assert words(found, tmp_path) == [
        "env/bin/python -m pip install --upgrade --force-reinstall boto3 botocore"
    ]


@pytest.mark.parametrize("guard", ["system", "conda"])
def test_nothing_is_installed_where_the_system_or_conda_guards_it(context, python, tmp_path, guard):
    if guard == "system":
        guarded = python(externally_managed=True, in_environment=False)
    else:
        guarded = python()
        (tmp_path / "env" / "conda-meta").mkdir()
        (tmp_path / "env" / "conda-meta" / "frozen").write_text("")

    assert installer_for(context, guarded, BOTO3) is None


def test_uv_installs_into_what_it_made(context, python, tools, tmp_path):
    tools("uv")
    made = python()
    (tmp_path / "env" / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.1\n")

    found = installer_for(context, made, BOTO3)

    assert words(found, tmp_path) == [
        "uv pip install --python env/bin/python --upgrade boto3",
    ]


def test_without_pip_uv_does_it_where_it_is_there(context, python, tools, tmp_path):
    tools("uv")

    found = installer_for(context, python(pip=False), BOTO3)

    assert words(found, tmp_path)[0].startswith("uv pip install --python env/bin/python ")


def test_without_pip_and_uv_a_python_brings_pip_along(context, python, tmp_path):
    made = python(pip=False)
    made.path.write_text('#!/bin/sh\n[ "$2" = "import ensurepip" ]\n')

    assert words(installer_for(context, made, BOTO3), tmp_path) == [
        "env/bin/python -m ensurepip --upgrade",
        "env/bin/python -m pip install --upgrade boto3",
    ]


def test_where_nothing_installs_nothing_is_claimed(context, python):
    assert installer_for(context, python(pip=False), BOTO3) is None


@pytest.mark.parametrize(
    ("made_by", "there", "used"),
    [
        ("/opt/conda/bin/mamba create -n sample", ("conda", "mamba"), "mamba"),
        ("micromamba create -n sample", ("conda", "micromamba"), "micromamba"),
        ("C:\\conda\\Scripts\\conda-script.py create", ("conda", "mamba"), "conda"),
        ("mamba create -n sample", ("conda",), "conda"),
        ("", ("conda",), "conda"),
    ],
)
def test_conda_installs_with_what_made_the_environment(
    context, python, tools, tmp_path, made_by, there, used
):
    for name in there:
        tools(name)
    made = python("envs/sample")
    history = tmp_path / "envs" / "sample" / "conda-meta" / "history"
    history.parent.mkdir()
    history.write_text(f"==> 2026-01-01 <==\n# cmd: {made_by}\n")

    found = installer_for(context, made, WITH_LOGIN)

    assert words(found, tmp_path) == [
        f"{used} install --yes --prefix envs/sample boto3 awscrt",
    ]


def test_conda_that_is_off_path_is_found_beside_its_environments(context, python, tools, tmp_path):
    tools("conda", folder="root/condabin")
    made = python("root/envs/sample")
    (tmp_path / "root" / "envs" / "sample" / "conda-meta").mkdir()

    found = installer_for(context, made, TOO_OLD)

    assert words(found, tmp_path) == [
        "root/condabin/conda update --yes --prefix root/envs/sample boto3"
    ]


def test_pip_installs_where_conda_itself_is_gone(context, python, tmp_path):
    made = python()
    (tmp_path / "env" / "conda-meta").mkdir()

    assert installer_for(context, made, BOTO3).tool == "pip"


@pytest.mark.parametrize(
    ("packages", "command"),
    [
        (BOTO3, "pipx inject cowsay boto3"),
        (TOO_OLD, "pipx runpip cowsay install --upgrade boto3"),
    ],
)
def test_pipx_installs_into_what_it_made(context, python, tools, tmp_path, packages, command):
    tools("pipx")
    made = python("venvs/cowsay")
    (tmp_path / "venvs" / "cowsay" / "pipx_metadata.json").write_text("{}")

    assert words(installer_for(context, made, packages), tmp_path) == [command]


@pytest.mark.parametrize(
    ("mark", "command"),
    [
        ("uv.lock", "uv add boto3"),
        ("poetry.lock", "poetry add boto3"),
        ("pdm.lock", "pdm add boto3"),
        ("Pipfile", "pipenv install boto3"),
    ],
)
def test_the_tool_of_a_project_writes_it_into_its_list(
    context, python, tools, tmp_path, mark, command
):
    tools(command.split()[0])
    made = python("project/.venv")
    (tmp_path / "project" / mark).write_text("")

    found = installer_for(context, made, BOTO3)

    assert words(found, tmp_path) == [command]
    assert found.listed == tmp_path / "project" / mark


def test_poetry_says_which_environment_of_its_own_is_the_projects(context, python, tools, tmp_path):
    made = python("cache/virtualenvs/p-py3.13")
    tools("poetry", says=str(made.prefix))
    (tmp_path / "project" / "poetry.lock").write_text("")

    assert words(installer_for(context, made, TOO_OLD), tmp_path) == ["poetry add boto3@latest"]


def test_an_environment_of_somewhere_else_is_not_the_projects(context, python, tools, tmp_path):
    tools("poetry", says="/somewhere/else")
    (tmp_path / "project" / "poetry.lock").write_text("")

    assert installer_for(context, python(), BOTO3).tool == "pip"


def test_nothing_that_lies_in_the_folder_is_run_by_looking_for_pip(context, python):
    for name in ("pip", "ensurepip", "venv", "runpy", "site", "subprocess"):
        trap = context.folder / f"{name}.py"
        trap.write_text("open('sprung', 'w').close()")
    made = python(in_environment=False, path=Path(sys.executable))

    assert installer_for(replace(context, environment={"PATH": "/usr/bin"}), made, BOTO3)
    assert sorted(each.suffix for each in context.folder.iterdir()) == [".py"] * 6
