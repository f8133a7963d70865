"""sdk.own-files: no file in the person's folder hides boto3 or Python's library."""

from pathlib import Path

import pytest

from checks.model import Evidence, Finding, NotApplicable, Severity
from checks.sdk.own_files import look


def found_in(context) -> list[tuple[str, str]]:
    """The module and the file of each finding."""
    findings = [found for found in look(context) if isinstance(found, Finding)]
    return [(found.facts["module"], Path(found.facts["file"]).name) for found in findings]


@pytest.mark.parametrize("name", ["boto3", "botocore", "queue", "email", "copy", "token", "random"])
def test_a_file_named_like_what_boto3_loads_is_found(environment_with_boto3, context, folder, name):
    (folder / f"{name}.py").write_text("raise SystemExit\n")

    _, found = look(context(environment_with_boto3))

    assert (found.code, found.severity) == ("sdk.shadowed-by-own-file", Severity.FAIL)
    assert (found.facts["module"], found.location.file) == (name, str(folder / f"{name}.py"))


@pytest.mark.parametrize("name", ["test", "turtle", "detect_faces", "os", "sys", "time"])
def test_a_file_that_boto3_never_imports_is_harmless(environment_with_boto3, context, folder, name):
    (folder / f"{name}.py").touch()

    assert found_in(context(environment_with_boto3)) == []


def test_a_script_called_boto3_is_found_where_boto3_is_missing_too(stand_in, context, folder):
    stand_in(missing=True)
    (folder / "boto3.py").touch()

    _, found = look(context())

    assert found.message.explains == ("sdk.boto3-missing", "sdk.packages-clash")


def test_a_file_that_was_renamed_is_forgotten_at_once(stand_in, context, folder):
    stand_in()
    (folder / "boto3.py").touch()
    before = found_in(context())
    (folder / "boto3.py").rename(folder / "my_boto3.py")

    assert (before, found_in(context())) == ([("boto3", "boto3.py")], [])


def test_a_folder_without_init_is_harmless(stand_in, context, folder):
    stand_in()
    (folder / "boto3").mkdir()

    assert found_in(context()) == []


def test_a_package_of_the_persons_is_found(stand_in, context, folder):
    stand_in()
    (folder / "random").mkdir()
    (folder / "random" / "__init__.py").touch()

    assert found_in(context()) == [("random", "random")]


def test_a_copy_that_pip_put_there_is_a_warning_and_what_came_with_it_nothing(
    stand_in, context, folder
):
    stand_in(loads=["boto3", "botocore", "jmespath"])
    for package in ("boto3", "jmespath"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
        record = folder / f"{package}-1.0.dist-info" / "RECORD"
        record.parent.mkdir()
        record.write_text(f"{package}/__init__.py,sha256=x,0\n")

    _, found = look(context())

    assert (found.facts["module"], found.severity) == ("boto3", Severity.WARN)


def test_a_folder_with_nothing_in_the_way_is_shown(environment_with_boto3, context, folder):
    assert list(look(context(environment_with_boto3))) == [
        Evidence("folder", str(folder), "the names of its files")
    ]


def test_without_a_python_it_does_not_apply(context):
    [found] = look(context())

    assert isinstance(found, NotApplicable)
