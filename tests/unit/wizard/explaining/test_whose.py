"""Whose set-up a command used, as far as its own words say so."""

from __future__ import annotations

import pytest

from checks.scope import Scope
from wizard.explaining.whose import whose_is

KEYED = 'import boto3\nNAME = "rek"\ns = boto3.Session(profile_name=NAME)\n'


def told(*command: str) -> tuple[str | None, str | None, dict[str, str | None]]:
    whose = whose_is(command, Scope())
    return whose.scope.profile, whose.scope.region, dict(whose.environment)


@pytest.mark.parametrize(
    ("command", "profile", "region"),
    [
        (("aws", "s3", "ls", "--profile", "dev", "--region=eu-west-1"), "dev", "eu-west-1"),
        (("aws", "--profile", "a", "s3", "ls", "--profile=b"), "b", None),
        ((r"C:\Program Files\Amazon\AWSCLIV2\aws.exe", "--profile", "dev"), "dev", None),
        (("timeout", "-k", "5", "9", "nice", "-n", "5", "aws", "--profile", "p"), "p", None),
        (("sh", "-c", "cd /x && aws s3 ls --profile dev || true"), "dev", None),
        (("python3", "-m", "awscli", "s3", "ls", "--profile", "dev"), "dev", None),
        (("python", "-c", f"{KEYED}c = s.client('rekognition')"), "rek", None),
        (("uv", "run", "python3.12", "-c", "client('rekognition', 'us-east-2')"), None, "us-east-2"),
        (("python", "-c", "boto3.client('s3', region_name='eu-west-3')"), None, "eu-west-3"),
        (("python", "-c", "import os\nos.environ['AWS_PROFILE'] = 'q'"), "q", None),
    ],
)  # fmt: skip
def test_what_a_command_names_is_taken(command, profile, region):
    assert told(*command)[:2] == (profile, region)


@pytest.mark.parametrize(
    "command",
    [
        ("sh", "-c", "aws s3 ls --profile a; aws s3 ls --profile b"),
        ("sh", "-c", "aws s3 ls --profile 'a"),
        ("python", "-c", "Session(profile_name=sys.argv[1])"),
        ("python", "-c", "Session(profile_name='a')\nSession(profile_name='b')"),
        ("python", "-c", "Session(profile_name="),
        ("python", "-c", "redis.client('localhost', 'six')"),
        ("python", "/nowhere/x.py"),
        ("make", "--profile", "dev"),
        ("sh", "-c", 'sh -c \'sh -c "sh -c \\"sh -c aws\\""\''),
        ("env",),
        ("sh", "-c"),
    ],
)
def test_what_is_not_certain_is_left_to_the_environment(command):
    assert told(*command) == (None, None, {})


@pytest.mark.parametrize(
    ("command", "environment"),
    [
        (("env", "AWS_PROFILE=x", "aws", "s3", "ls"), {"AWS_PROFILE": "x"}),
        (("env", "-u", "AWS_PROFILE", "A=b", "--", "aws"), {"AWS_PROFILE": None, "A": "b"}),
        (("env", "-S", "AWS_PROFILE=z aws s3"), {"AWS_PROFILE": "z"}),
        (("sh", "-c", "AWS_PROFILE=x aws s3 ls"), {"AWS_PROFILE": "x"}),
        (("bash", "-lc", "export A=1 B=$C; A=2 ./tool"), {"A": "2"}),
        (("env", "A=1", "sh", "-c", "B='two words' python x.py"), {"A": "1", "B": "two words"}),
    ],
)
def test_the_variables_that_it_was_given_are_taken(command, environment):
    assert told(*command)[2] == environment


def test_of_an_emptied_environment_nothing_is_left(monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "mine")

    assert told("env", "-i", "PATH=/bin", "aws", "s3", "ls")[2]["AWS_PROFILE"] is None


def test_a_program_in_a_file_is_read(tmp_path):
    program = tmp_path / "faces.py"
    program.write_text(KEYED)

    assert told("python3", "-X", "utf8", str(program), "me.jpg")[0] == "rek"
    assert told(str(program))[0] == "rek"


def test_what_rekwiz_was_asked_goes_before_what_the_command_says():
    whose = whose_is(("aws", "--profile", "a", "--region", "b"), Scope("mine", "us-east-1"))

    assert whose.scope == Scope("mine", "us-east-1")
