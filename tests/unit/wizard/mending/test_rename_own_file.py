"""A file of the person's own leaves the name of a module to the module, and gets it back by undo."""

from pathlib import Path

import pytest

from checks.context import Context
from checks.model import Location
from checks.sdk.own_files import SHADOWED_BY_OWN_FILE
from wizard.mending.fixes.rename_own_file import plan
from wizard.writing.backups import put_back, undo
from wizard.writing.world import together


@pytest.fixture
def renamed(person, script, tmp_path):
    """`renamed("queue", "queue.py")`: the folder once the file at fault was renamed, with what was said."""
    context: Context = person()

    def mend(module: str, at: str):
        file = tmp_path / at
        facts = {"file": str(file), "module": module}
        finding = SHADOWED_BY_OWN_FILE.finding(location=Location(str(file)), facts=facts)
        said = script()
        made = plan(said, context, finding)
        made.show(said)
        with together():
            made.do(said)
        return said

    return mend


def names(folder: Path) -> set[str]:
    hidden = ("home", ".rekwiz.lock")
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in files if path.parts[0] not in hidden}


def put(folder: Path, *files: str, text: str = "") -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_what_is_compiled_of_it_goes_along_and_comes_back(renamed, tmp_path):
    there = ("boto3.py", "boto3.pyc", "__pycache__/boto3.cpython-311.pyc", "__pycache__/a.x.pyc")
    put(tmp_path, *there)
    before = names(tmp_path)

    renamed("boto3", "boto3.py")

    assert names(tmp_path) == {
        "my_boto3.py",
        "my_boto3.pyc",
        "__pycache__/my_boto3.cpython-311.pyc",
        "__pycache__/a.x.pyc",
    }
    put_back(undo())
    assert names(tmp_path) == before


def test_a_package_is_renamed_as_a_whole(renamed, tmp_path):
    put(tmp_path, "botocore/__init__.py", "botocore/client.py")

    renamed("botocore", "botocore/__init__.py")

    assert names(tmp_path) == {"my_botocore/__init__.py", "my_botocore/client.py"}


@pytest.mark.parametrize("taken", ["my_queue.py", "My_Queue.py", "my_queue", "my_queue.txt"])
def test_the_new_name_is_nobodys_and_can_be_imported(renamed, tmp_path, taken):
    put(tmp_path, "queue.py", taken)

    renamed("queue", "queue.py")

    assert names(tmp_path) == {"my_queue2.py", taken}


def test_programs_that_mean_the_file_are_named_and_left_alone(renamed, tmp_path):
    put(tmp_path, "queue.py")
    put(tmp_path, "a.py", text="import sys, queue\n")
    put(tmp_path, "b.py", text="  from queue import mine\n")
    put(tmp_path, "c.py", text="import queues  # no queue\nprint('import queue')\n")

    said = renamed("queue", "queue.py")

    assert "write my_queue there" in said.shown[-1]
    assert said.shown[-1].count(".py") == 2
    assert (tmp_path / "a.py").read_text() == "import sys, queue\n"


def test_a_program_that_imports_boto3_means_the_library(renamed, tmp_path):
    put(tmp_path, "boto3.py")
    put(tmp_path, "a.py", text="import boto3\n")

    assert len(renamed("boto3", "boto3.py").shown) == 1
