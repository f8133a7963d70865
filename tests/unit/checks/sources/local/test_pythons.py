"""The Pythons of this computer: which one will run the sample."""

import sys
import venv
from pathlib import Path

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws
from checks.sources.local.pythons import (
    Python,
    Speechless,
    ask_python,
    other_pythons,
    own_python,
    pythons_of_shells,
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pythons") / "environment"
    venv.create(folder, symlinks=True)
    return folder


@pytest.fixture
def context(tmp_path):
    def make(platform: str = "linux", **variables: str) -> Context:
        return Context(variables, tmp_path, tmp_path, platform, Aws())

    return make


@pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "CONDA_PREFIX"])
def test_an_active_environment_goes_before_path(environment, context, variable):
    found = own_python(context(**{variable: str(environment), "PATH": "/usr/bin"}))

    assert (found.path, found.prefix) == (environment / "bin" / "python", environment)
    assert found.in_environment


def test_an_environment_that_was_deleted_gives_way_to_path(environment, context):
    found = own_python(context(VIRTUAL_ENV="/gone", PATH=str(environment / "bin")))

    assert found.path == environment / "bin" / "python3"


def test_a_python_tells_its_version_and_what_it_lacks(environment, context):
    found = ask_python(context(), environment / "bin" / "python")

    assert found.version == sys.version_info[:3]
    assert (found.places, found.failure.module) == ({}, "boto3")


def test_a_stand_in_of_a_version_manager_is_passed_over(environment, context, tmp_path):
    shims = tmp_path / "shims"
    shims.mkdir()
    (shims / "python3").write_text(
        "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n"
    )
    (shims / "python3").chmod(0o755)

    found = own_python(context(PATH=f"{shims}:{environment}/bin"))

    assert found.path == environment / "bin" / "python3"


def test_a_python_that_gives_no_answer_is_speechless(context, tmp_path):
    (tmp_path / "python").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python").chmod(0o755)

    found = own_python(context(PATH=str(tmp_path)))

    assert isinstance(found, Speechless)


def test_windowss_stub_is_never_started(context, tmp_path):
    folder = tmp_path / "WindowsApps"
    folder.mkdir()
    (folder / "python.exe").touch(0o755)

    assert own_python(context("win32", PATH=str(folder))) is None


def test_windows_has_its_environments_python_in_scripts(context, tmp_path, environment):
    scripts = tmp_path / "env" / "Scripts"
    scripts.mkdir(parents=True)
    (scripts / "python.exe").symlink_to(environment / "bin" / "python")

    found = own_python(context("win32", VIRTUAL_ENV=str(tmp_path / "env")))

    assert found.path == scripts / "python.exe"


def test_macoss_stand_in_is_never_started_without_the_developer_tools(context):
    assert own_python(context("darwin", PATH="/usr/bin")) is None


def test_macoss_python_counts_with_the_developer_tools(context, tmp_path):
    if not Path("/usr/bin/python3").exists():
        pytest.skip("there is no /usr/bin/python3 here")
    select = tmp_path / "xcode-select"
    select.write_text(f"#!/bin/sh\necho {tmp_path}\n")
    select.chmod(0o755)

    found = own_python(context("darwin", PATH=f"{tmp_path}:/usr/bin"))

    assert isinstance(found, Python)


def test_others_are_those_with_another_prefix(environment, context, tmp_path):
    (tmp_path / ".venv").symlink_to(environment)
    here = context(PATH=f"{environment}/bin:{Path(sys.executable).parent}")
    own = ask_python(here, environment / "bin" / "python")

    prefixes = [other.prefix for other in other_pythons(here, own)]

    assert own.prefix not in prefixes
    assert Path(sys.prefix) in prefixes


def test_of_two_active_environments_that_path_has_its_first_one_runs(
    environment, context, tmp_path
):
    conda = tmp_path / "conda" / "bin"
    conda.mkdir(parents=True)
    (conda / "python").symlink_to(environment / "bin" / "python")
    path = f"{conda}:{environment}/bin"

    found = own_python(
        context(VIRTUAL_ENV=str(environment), CONDA_PREFIX=str(conda.parent), PATH=path)
    )

    assert found.path == conda / "python"


def test_what_shells_start_in_place_of_the_active_environment_is_known(
    environment, context, tmp_path
):
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    lost = context(VIRTUAL_ENV=str(environment), PATH=str(tmp_path))
    active = context(VIRTUAL_ENV=str(environment), PATH=f"{environment}/bin:{tmp_path}")

    assert [each.path for each in pythons_of_shells(lost, own_python(lost))] == [
        tmp_path / "python3"
    ]
    assert pythons_of_shells(active, own_python(active)) == []
