"""Fixes that change the account, programs or a shell's start-up: done for real, looked at, taken back."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from checks.catalogue import all_messages
from checks.fix import Changes
from tests.e2e.causes.computer import SECONDS, Computer
from tests.e2e.test_mending import as_it_lies
from tests.plugins.administrator import admin, as_profile, detach

POLICIES = {
    "permissions.rekognition-denied": "AmazonRekognitionFullAccess",
    "permissions.s3-denied": "AmazonS3ReadOnlyAccess",
}
SHOWN_ELSEWHERE = {
    "credentials.key-old": "test_rotation",
    "cli.not-installed": "test_installing_the_aws_cli",
    "cli.too-old-for-login": "test_installing_the_aws_cli",
    "cli.broken-install": "test_installing_the_aws_cli",
    "cli.hidden-by-alias": "the same plan as cli.not-installed",
    "cli.wrong-processor": "the same plan as cli.broken-install",
    "cli.outdated": "the same plan as cli.too-old-for-login",
}
MENDED_BY_PIP = {"sdk.boto3-missing"}
AS_THESE = {
    "permissions.denied-without-reason": "permissions.rekognition-denied",
    "permissions.sign-in-denied": "permissions.rekognition-denied",
}


def test_every_such_cause_is_mended_somewhere():
    """By itself, or by the same plan as one that is."""
    beyond = {
        code
        for code, message in all_messages().items()
        if message.fix and message.fix.changes in (Changes.ACCOUNT, Changes.PROGRAMS)
    }
    by_pip = {code for code in beyond if code.startswith("sdk.")}

    assert beyond - by_pip - POLICIES.keys() - SHOWN_ELSEWHERE.keys() - AS_THESE.keys() == set()
    assert by_pip >= MENDED_BY_PIP


def test_grants_are_made_looked_at_and_their_commands_take_them_back(
    computer_of, thorough, record_property
):
    computer: Computer = computer_of((), own_account=True)
    sandbox = computer.sandbox
    for policy in POLICIES.values():
        detach(sandbox, policy)
    as_profile(sandbox, computer.environment)
    before = as_it_lies(computer.home)

    mended = computer.does("fix", *POLICIES, "--yes", "--admin-profile", "admin")
    ready = computer.runs("--format", "json", "--skip", "cli", "--skip", "sdk")
    undone = computer.does("undo", "--yes")

    assert mended.code == 0, mended.err
    assert ready.report["verdict"] == "ready"
    for command in by_hand(undone.err, "aws iam detach-user-policy"):
        words = shlex.split(command)
        given = dict(zip(words[3::2], words[4::2], strict=False))
        admin(sandbox, "iam").detach_user_policy(
            UserName=given["--user-name"], PolicyArn=given["--policy-arn"]
        )
    again = computer.runs("--format", "json", "--skip", "cli", "--skip", "sdk").report
    found = {each["code"] for result in again["results"] for each in result["findings"]}
    assert found >= POLICIES.keys()
    assert as_it_lies(computer.home) == before
    for code in POLICIES:
        record_property("mended", code)
        record_property("undone", code)


def by_hand(text: str, start: str) -> list[str]:
    """The commands that undo names, each in one line."""
    lines = [line.strip() for line in text.splitlines()]
    commands = [line for line in lines if line.startswith(start)]
    assert commands, text
    return commands


def a_wheel_of_boto3(folder: Path) -> Path:
    """A package that brings the boto3 of these tests to another environment."""
    folder.mkdir()
    info = "boto3-9.9.9.dist-info"
    with zipfile.ZipFile(folder / "boto3-9.9.9-py3-none-any.whl", "w") as made:
        made.writestr("boto3_of_the_tests.pth", sysconfig.get_path("purelib") + "\n")
        made.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: boto3\nVersion: 9.9.9\n")
        made.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{info}/RECORD", "")
    return folder


def test_boto3_is_installed_by_the_environment_s_own_pip_and_goes_by_its_command(
    computer_of, thorough, tmp_path, record_property
):
    computer: Computer = computer_of(())
    place = computer.home / "env"
    venv.EnvBuilder(symlinks=True, with_pip=True).create(place)
    computer.environment |= {
        "VIRTUAL_ENV": str(place),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(a_wheel_of_boto3(tmp_path / "wheels")),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    look = ("--only", "sdk.boto3", "--require", "sdk.boto3", "--format", "json")

    mended = computer.does("fix", "sdk.boto3-missing", "--yes")
    ready = computer.runs(*look)
    undone = computer.does("undo", "--yes")
    (command,) = by_hand(undone.err, str(place))
    subprocess.run(
        shlex.split(command), input=b"y\n", check=True, timeout=SECONDS, capture_output=True
    )
    again = computer.runs(*look)

    assert mended.code == 0, mended.err
    assert ready.code == 0, ready.out
    assert again.report["root_cause"] == "sdk.boto3-missing"
    record_property("mended", "sdk.boto3-missing")
    record_property("undone", "sdk.boto3-missing")


BASHRC = '# mine\nalias ll="ls -l"\nexport AWS_PROFILE="" # of the old project\nexport EDITOR=vi\n'


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
def test_a_variable_of_bashrc_is_found_by_a_shell_gone_from_the_next_and_comes_back(
    computer_of, thorough
):
    """Each run is in a bash of its own, which reads the file as that of a person does."""
    computer: Computer = computer_of(())
    bash = str(shutil.which("bash"))
    (computer.home / ".bashrc").write_text(BASHRC)
    (computer.home / ".bashrc").chmod(0o644)
    computer.launcher = [bash, "-i", "-c", '"$0" "$@"']
    code, quiet = "credentials.profile-variable-malformed", ("--skip", "cli", "--skip", "sdk")
    before = as_it_lies(computer.home)

    first = computer.runs("--format", "json", *quiet).report
    mended = computer.does("fix", code, "--yes")
    then = computer.runs("--format", "json", *quiet)
    undone = computer.does("undo", "--yes")

    (found,) = (
        each for result in first["results"] for each in result["findings"] if each["code"] == code
    )
    where = {"name": "set in", "value": "~/.bashrc:3", "source": "AWS_PROFILE"}
    assert where in found["evidence"]
    assert found["location"]["line"] == 3
    assert found["remedy"]["fix"] == "unset-variable"
    assert (mended.code, then.code, undone.code) == (0, 0, 0), mended.err + then.out
    assert "unset AWS_PROFILE" in mended.err
    assert as_it_lies(computer.home) == before
