"""boto3 is called installed once the Python that will run the sample has shown that it is."""

import json

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws
from wizard.mending.fixes.install_boto3 import install

ANSWER = {
    "failure": None, "detects": True, "warned": False, "loads": [], "version": [3, 13, 1],
    "prefix": "/env", "environment": True, "managed": False,
    "places": {"boto3": "/env/boto3/__init__.py"}, "versions": {"boto3": "1.44.5"},
}  # fmt: skip
MISSING = ANSWER | {
    "places": {}, "versions": {}, "detects": None,
    "failure": ["ModuleNotFoundError", "No module named 'boto3'", "boto3"],
}  # fmt: skip


@pytest.fixture
def person(tmp_path):
    """Somebody whose pip ends well; what their Python says before and after it."""

    def make(before: dict, after: dict) -> Context:
        done = tmp_path / "done"
        program = tmp_path / "bin" / "python3"
        program.parent.mkdir()
        program.write_text(
            f'#!/bin/sh\n[ "$2" = pip ] && {{ echo > {done}; exit 0; }}\n'
            f"if [ -e {done} ]; then /bin/cat <<'END'\nrekwiz-python:{json.dumps(after)}\nEND\n"
            f"else /bin/cat <<'END'\nrekwiz-python:{json.dumps(before)}\nEND\nfi\n"
        )
        program.chmod(0o755)
        return Context({"PATH": str(program.parent)}, tmp_path, tmp_path, "linux", Aws())

    return make


def test_a_boto3_that_is_there_afterwards_is_installed(person, script):
    said = script(("install_boto3", True))

    assert install(said, person(MISSING, ANSWER))


def test_a_boto3_that_pip_left_as_it_was_is_not(person, script):
    said = script(("install_boto3", True))

    assert not install(said, person(MISSING, MISSING))


def test_a_boto3_without_its_data_is_not(person, script):
    lacks = ANSWER | {"detects": False}
    said = script(("install_boto3", True))

    assert not install(said, person(lacks, lacks))
    assert "what it should have done is not so" in said.text
