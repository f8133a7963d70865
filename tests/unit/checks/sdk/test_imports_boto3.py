"""sdk.boto3: the Python that will run the sample can import boto3."""

import json
import os
from pathlib import Path

import boto3
import pytest

from checks.fix import Fix
from checks.model import Evidence, NotApplicable, Undecided
from checks.sdk.imports_boto3 import CHECK, look

SIX = "raise ModuleNotFoundError(\"No module named '{0}'\", name='{0}')"


def codes(context) -> list[str]:
    return [found.code for found in look(context)]


def test_a_boto3_that_works_is_shown_with_its_version(environment_with_boto3, context):
    python = environment_with_boto3 / "bin" / "python"

    assert list(look(context(environment_with_boto3))) == [
        Evidence("version", boto3.__version__, str(python))
    ]


def test_a_python_without_boto3_is_named_with_the_command_that_installs_it(environment, context):
    folder = environment()

    [found] = look(context(folder))

    assert (found.code, found.remedy.fix) == ("sdk.boto3-missing", Fix.INSTALL_BOTO3)
    assert found.remedy.commands == (f"{folder}/bin/python -m pip install boto3",)


def test_a_path_with_a_blank_is_quoted(environment, context):
    folder = environment("my environment")

    [found] = look(context(folder))

    assert found.remedy.commands == (f'"{folder}/bin/python" -m pip install boto3',)


def test_conda_installs_with_conda(environment, context):
    folder = environment()
    (folder / "conda-meta").mkdir()

    [found] = look(context(CONDA_PREFIX=str(folder)))

    assert found.remedy.commands == ("conda install boto3",)


def test_boto_without_boto3_is_the_wrong_library(environment, context):
    folder = environment(boto="__version__ = '2.49.0'")

    assert codes(context(folder)) == ["sdk.boto3-missing", "sdk.boto-instead-of-boto3"]


def test_boto_beside_boto3_is_harmless(stand_in, context):
    places = {"boto3": "/usr/lib/boto3/__init__.py", "boto": "/usr/lib/boto/__init__.py"}
    python = stand_in(places=places)

    assert list(look(context())) == [Evidence("version", "1.44.5", str(python))]


def test_boto3_in_another_python_of_path_is_named(stand_in, context):
    own = stand_in("python3", missing=True, prefix="/one")
    other = stand_in("python", prefix="/other")

    missing, found = look(context())

    assert (missing.code, found.code) == ("sdk.boto3-missing", "sdk.boto3-in-another-python")
    assert found.facts == {"python": str(own), "other": str(other)}
    assert found.message.explains == (missing.code,)


def test_boto3_in_an_environment_that_is_not_active_is_named(
    stand_in, environment_with_boto3, context, folder
):
    stand_in(missing=True)
    (folder / ".venv").symlink_to(environment_with_boto3)

    found = [*look(context())][1]

    assert found.facts["other"] == f"{folder}/.venv/bin/python"


def test_boto3_where_pip_installs_it_is_named(stand_in, context, tmp_path):
    stand_in(missing=True)
    other = stand_in("python3.13", folder="elsewhere", prefix="/elsewhere")
    pip = tmp_path / "bin" / "pip"
    pip.write_text(f"#!{other}\n")
    pip.chmod(0o755)

    found = [*look(context())][1]

    assert found.facts["other"] == str(other)


def test_two_names_of_one_python_are_not_two(stand_in, context):
    stand_in("python3", missing=True)
    stand_in("python", missing=True)

    assert codes(context()) == ["sdk.boto3-missing"]


def test_a_guarded_python_asks_for_an_environment(stand_in, context):
    python = stand_in(missing=True, managed=True)

    missing, guarded = look(context())

    assert (missing.code, missing.remedy.fix) == ("sdk.boto3-missing", Fix.MAKE_ENVIRONMENT)
    assert guarded.remedy.fix is Fix.MAKE_ENVIRONMENT
    assert (guarded.code, guarded.severity) == ("sdk.python-externally-managed", "info")
    assert guarded.remedy.commands[0] == f"{python} -m venv .venv"


def test_an_environment_of_a_guarded_python_is_not_guarded(stand_in, context):
    stand_in(missing=True, managed=True, environment=True)

    assert codes(context()) == ["sdk.boto3-missing"]


def test_a_guarded_python_with_boto3_is_harmless(stand_in, context):
    stand_in(managed=True)

    assert all(isinstance(found, Evidence) for found in look(context()))


def test_a_boto3_of_before_python_3_12_is_outdated(environment, context):
    folder = environment(boto3=SIX.format("botocore.vendored.six.moves"))

    [found] = look(context(folder))

    assert found.code == "sdk.boto3-outdated"
    assert found.remedy.commands == (f"{folder}/bin/python -m pip install --upgrade boto3",)


def test_a_boto3_without_rekognition_is_outdated(environment, context):
    folder = environment(
        boto3="class session:\n class Session:\n"
        "  def __init__(self, *a): pass\n"
        "  def client(self, *a, **k): return object()\n"
    )

    assert codes(context(folder)) == ["sdk.boto3-outdated"]


@pytest.mark.parametrize(
    "versions", [{"boto3": "1.44.5"}, {"boto3": "1.4.2"}, {"boto3": "", "botocore": "1.27.96"}]
)
def test_a_boto3_that_should_know_rekognition_has_lost_its_data(stand_in, context, versions):
    stand_in(detects=False, versions=versions)

    assert codes(context()) == ["sdk.data-overridden"]


@pytest.mark.parametrize("versions", [{"boto3": "1.4.1", "botocore": "1.4.79"}, {"boto3": ""}])
def test_a_boto3_of_before_rekognition_or_of_no_known_age_is_outdated(stand_in, context, versions):
    stand_in(detects=False, versions=versions)

    assert codes(context()) == ["sdk.boto3-outdated"]


@pytest.mark.parametrize(
    "line",
    [
        "raise ImportError(\"cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'\")",
        SIX.format("botocore"),
        SIX.format("jmespath"),
        "raise SyntaxError('invalid syntax')",
    ],
)
def test_a_boto3_that_cannot_be_imported_is_a_clash(environment, context, line):
    folder = environment(boto3=line)

    [found] = look(context(folder))

    assert found.code == "sdk.packages-clash"
    assert found.facts["error"].split(":")[0] in line


def test_what_is_left_of_a_removed_boto3_is_none(environment, context):
    folder = environment()
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "boto3" / "__pycache__").mkdir(parents=True)

    assert codes(context(folder)) == ["sdk.boto3-missing"]


def test_the_persons_own_files_are_not_run(environment_with_boto3, context, folder):
    for name in ("boto3", "random", "json", "sitecustomize"):
        (folder / f"{name}.py").write_text("open('was-run', 'w')\nraise SystemExit(3)\n")

    found = list(look(context(environment_with_boto3, PYTHONPATH=f"{folder}{os.pathsep}.")))

    assert isinstance(found[0], Evidence)
    assert sorted(file.name for file in folder.iterdir()) == [
        "boto3.py",
        "json.py",
        "random.py",
        "sitecustomize.py",
    ]


def test_boto3_on_pythonpath_is_found(environment, context, tmp_path):
    _put_boto3(tmp_path / "mine")

    found = list(look(context(environment(), PYTHONPATH=str(tmp_path / "mine"))))

    assert isinstance(found[0], Evidence)


def _put_boto3(folder: Path) -> None:
    folder.mkdir()
    real = Path(boto3.__file__).parent
    for package in real.parent.iterdir():
        (folder / package.name).symlink_to(package)


def test_the_childs_answer_is_read_behind_other_words(stand_in, context):
    python = stand_in()
    python.write_text(python.read_text().replace("/bin/cat", "echo Hello\n/bin/cat"))

    assert list(look(context())) == [Evidence("version", "1.44.5", str(python))]


def test_without_a_python_it_does_not_apply(context):
    [found] = look(context())

    assert isinstance(found, NotApplicable)


def test_a_python_that_gives_no_answer_decides_nothing(context, stand_in):
    stand_in().write_text("#!/bin/sh\nexit 1\n")

    [found] = look(context())

    assert isinstance(found, Undecided)


def test_every_finding_has_its_fields(stand_in, context):
    changes = {"managed": True, "places": {"boto": "/x/boto/__init__.py"}}
    stand_in(missing=True, **changes)

    for found in look(context()):
        assert found.message in CHECK.messages
        assert all(text.format(**found.facts) for text in found.message.phrases)
        assert json.dumps(dict(found.facts))
