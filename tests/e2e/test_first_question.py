"""The first question of the set-up waits for nothing: the looks are taken while somebody reads it."""

import re
import sys
from pathlib import Path

import psutil
import pytest

from tests.plugins.terminals import CTRL_C, ENTER

REKWIZ = Path(sys.executable).with_name("rekwiz")
SOURCE = "How do you want to sign in to AWS?"
IMPORTED = re.compile(rb"^import time: .*\| +(\S+)\r?$", re.MULTILINE)
NOBODY = "http://127.0.0.1:9"
SLOW = ("boto3", "botocore", "rich", "PIL", "moto", "checks.catalogue", "wizard.writing")
WAITS = "#!/bin/sh\necho $$ >> {noted}\nwhile [ ! -e {go} ]; do sleep 0.05; done\necho {version}\n"


@pytest.fixture
def aws(tmp_path) -> Path:
    """The folder of an AWS CLI that answers once there is a file `go`, and notes each of its runs."""
    folder = tmp_path / "patient"
    folder.mkdir()
    text = WAITS.format(noted=folder / "runs", go=folder / "go", version="aws-cli/2.36.7 Python/3")
    (folder / "aws").write_text(text)
    (folder / "aws").chmod(0o755)
    return folder


def with_it(env: dict[str, str], aws: Path) -> dict[str, str]:
    return env | {"PATH": f"{aws}:{env['PATH']}"}


def runs(aws: Path) -> list[int]:
    file = aws / "runs"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def test_it_stands_while_the_aws_cli_has_not_answered_yet_and_that_is_asked_once(
    terminal, from_nothing, aws
):
    person = terminal(REKWIZ, "setup", env=with_it(from_nothing, aws))
    person.sees(SOURCE)
    person.waits_until(lambda: runs(aws))
    person.types("?")
    person.sees("it must not be lost")
    person.sees("Enter selects")
    assert "1/8" not in person.screen, "nothing is said before somebody answered"
    person.types(ENTER)
    person.sees("Checking: The AWS CLI is installed")
    (aws / "go").touch()

    person.sees("✓ 1/8 AWS CLI             2.36.7")
    person.sees("Region ›")

    assert len(runs(aws)) == 1
    person.types(CTRL_C)
    assert person.ends() == 130


def test_nothing_slow_is_loaded_for_it_and_who_leaves_leaves_nothing_behind(
    terminal, base_environment, aws, tmp_path
):
    own = {"HOME": str(tmp_path), "AWS_ENDPOINT_URL": NOBODY, "PYTHONPROFILEIMPORTTIME": "1"}
    person = terminal(REKWIZ, "setup", env=with_it(base_environment | own, aws))
    person.sees(SOURCE)
    before, _, _ = person.everything.partition(SOURCE.encode())
    person.waits_until(lambda: runs(aws))

    person.types(CTRL_C)

    assert person.ends() == 130
    loaded = {name.decode() for name in IMPORTED.findall(before)}
    assert "questionary" in loaded
    assert loaded.isdisjoint(SLOW)
    assert [number for number in runs(aws) if psutil.pid_exists(number)] == []
