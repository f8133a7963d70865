"""`rekwiz run -- COMMAND…` when the command fails: its code, its words untouched, and the one cause."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plugins.people import SECRET
from tests.plugins.programs import REKWIZ

DENIED = (
    "An error occurred (AccessDeniedException) when calling the DetectFaces operation: User:"
    " arn:aws:iam::111122223333:user/ming is not authorized to perform: rekognition:DetectFaces"
    " because no identity-based policy allows the rekognition:DetectFaces action"
)
UNKNOWN_KEY = (
    "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The"
    " security token included in the request is invalid."
)
HEAD = "rekwiz run · exit code {code}"
OTHER = "AKIAQWERTYUIOPASDFGH"


@pytest.fixture
def failing(tmp_path) -> Callable[..., Path]:
    """`failing("aws", "last words", 254)`: a program of that name that ends like this."""

    def make(name: str, words: str, code: int, stream: int = 2) -> Path:
        place = tmp_path / "bin" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"#!/bin/sh\nprintf '%s\\n' {shlex.quote(words)} >&{stream}\nexit {code}\n"
        )
        place.chmod(0o755)
        return place

    return make


def causes(text: str) -> list[str]:
    return [line.split()[-1] for line in text.splitlines() if line.startswith("  The cause ·")]


def test_the_checks_tell_which_of_several_causes_it_is(rekwiz, configured, failing):
    keys = {"AWS_ACCESS_KEY_ID": OTHER, "AWS_SECRET_ACCESS_KEY": SECRET}

    done = rekwiz("run", "--", failing("program", UNKNOWN_KEY, 3), env=configured | keys)

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{UNKNOWN_KEY}\n\n{HEAD.format(code=3)}")
    assert causes(done.stderr) == ["credentials.shadowed-by-environment"]
    assert SECRET not in done.stderr


def test_what_no_check_finds_is_told_by_the_words(rekwiz, configured, failing):
    done = rekwiz("run", "--", failing("program", DENIED, 1, stream=1), env=configured)

    assert (done.returncode, done.stdout) == (1, f"{DENIED}\n")
    assert causes(done.stderr) == ["permissions.rekognition-denied"]
    assert "user/ming" in done.stderr
    assert "<" not in done.stderr


def test_of_unknown_words_the_checks_tell_what_stands_in_the_way(
    rekwiz, base_environment, tmp_path
):
    env = base_environment | {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"}

    done = rekwiz("run", "--", "sh", "-c", "echo nobody knows this; exit 5", env=env)

    assert (done.returncode, done.stdout) == (5, "nobody knows this\n")
    assert causes(done.stderr) == ["credentials.none-found"]
    assert "rekwiz does not know the command's last words" in done.stderr


def test_the_profile_and_the_region_are_those_of_an_aws_command(rekwiz, configured, failing):
    aws = failing("aws", "nobody knows this", 254)
    command = ("aws", "rekognition", "list-collections", "--profile", "dev", "--region=eu-west-1")
    env = configured | {"PATH": f"{aws.parent}:{configured['PATH']}"}

    done = rekwiz("run", "--", *command, env=env)

    assert done.returncode == 254
    assert f"{HEAD.format(code=254)} · profile dev · eu-west-1" in done.stderr
    assert causes(done.stderr) == ["credentials.profile-not-found"]


def test_the_variables_of_a_command_are_those_of_the_checks(rekwiz, configured, failing):
    aws = failing("aws", f"nobody knows this of {OTHER} and 111122223333", 254)
    command = ("sh", "-c", f"AWS_DEFAULT_REGION=eu-west-1 AWS_PROFILE=default {aws} s3 ls")

    done = rekwiz("run", "--", *command, env=configured)

    assert f"{HEAD.format(code=254)} · profile default · eu-west-1" in done.stderr
    report = done.stderr.partition("rekwiz does not know why")[2]
    assert "words: nobody knows this of" in report
    assert (OTHER in report, "111122223333" in report.partition("words:")[2]) == (False, False)
    assert "boto3 " in report


def test_rekwizs_own_options_go_before_those_of_the_command(rekwiz, configured, failing):
    aws = failing("aws", "nobody knows this", 254)

    asked = ("run", "--profile", "default", "--region", "us-east-1", "--")
    done = rekwiz(*asked, aws, "--profile", "dev", "--region", "xx", env=configured)

    assert f"{HEAD.format(code=254)} · profile default · us-east-1" in done.stderr


def test_a_program_that_is_missing_is_explained_where_it_is_known(rekwiz, configured, tmp_path):
    env = configured | {"PATH": "/nowhere"}

    done = rekwiz("run", "--", "aws", "s3", "ls", env=env)

    assert (done.returncode, done.stdout) == (127, "")
    assert "  ✗ aws: command not found\n" in done.stderr
    assert causes(done.stderr) == ["cli.not-installed"]


@pytest.mark.parametrize("ends", [DENIED, "nobody knows this"])
def test_a_secret_that_the_command_wrote_is_not_repeated(ends, rekwiz, configured, failing):
    words = f"signing with {SECRET}\n\x1b[31m{SECRET[:9]}\x1b[0m{SECRET[9:]}\n{ends} {SECRET}"

    done = rekwiz("run", "--", failing("program", words, 1), env=configured)

    assert done.stderr.startswith(words)
    added = done.stderr.removeprefix(words)
    assert HEAD.format(code=1) in added
    assert (SECRET in added, SECRET[:12] in added, SECRET[-12:] in added) == (False, False, False)


def test_it_is_explained_in_the_persons_language(rekwiz, configured, failing):
    words = "錯誤：找不到照片"

    done = rekwiz(
        "run", "--lang", "zh-TW", "--", failing("program", words, 1, stream=1), env=configured
    )

    assert (done.returncode, done.stdout) == (1, f"{words}\n")
    assert "結束代碼 1" in done.stderr
    assert f"\n  {words}\n" in done.stderr
    assert f"words: {words}" in done.stderr


def test_json_has_the_report_and_the_command(rekwiz, configured, failing):
    done = rekwiz(
        "run", "--format", "json", "--", failing("program", DENIED, 9, stream=1), env=configured
    )

    told = json.loads(done.stderr)
    assert (done.returncode, told["schema"], told["mode"]) == (9, "rekwiz.report/1", "run")
    assert (
        told["root_cause"] == told["command"]["cause"]["code"] == "permissions.rekognition-denied"
    )
    assert (told["command"]["exit_code"], told["command"]["told_by"]) == (9, "words")


def test_inside_the_sandbox_it_is_the_same(rekwiz, base_environment, tmp_path):
    program = "import boto3; boto3.client('rekognition').detect_faces(Image={'Bytes': b'x'})"
    inside = [REKWIZ, "run", "--", sys.executable, "-c", program]

    done = rekwiz("sandbox", "--", *inside, env=base_environment)

    assert done.returncode == 1
    assert causes(done.stderr) == ["detection.bytes-not-read"]
    assert "Sandbox: a local AWS for practice" in done.stderr


def test_in_a_terminal_the_cause_stands_below_the_last_words(terminal, configured, failing):
    there = terminal(REKWIZ, "run", "--", failing("program", DENIED, 7), env=configured)

    there.sees(HEAD.format(code=7))
    assert there.ends() == 7
    assert there.screen.index("AccessDeniedException") < there.screen.index("The cause ·")
    assert "permissions.rekognition-denied" in there.screen
