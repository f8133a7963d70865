"""A mistake in --region, in every command: a usage error or a finding, with the Region that was meant."""

import json

import pytest

MISTAKES = [
    ("us-east-1a", "us-east-1"),
    ("Frankfurt", "eu-central-1"),
    ("us-esat-1", "us-east-1"),
    ("eu-north-1", "eu-central-1"),
    ("cn-north-1", "us-east-1"),
]
COMMANDS = [
    ("setup", "--yes"),
    ("detect", "me.jpg"),
    ("regions",),
    ("explain", "network.offline"),
    ("fix", "region.not-set", "--yes"),
    ("undo", "--list"),
    ("checks",),
    ("sandbox", "--fault", "list"),
]


@pytest.fixture
def at_home(base_environment, tmp_path):
    """Somebody whose AWS is AWS; nothing is asked of it."""
    return base_environment | {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_mistake_ends_every_other_command_before_it_begins(rekwiz, at_home, command):
    typed, meant = MISTAKES[1]

    ended = rekwiz(*command, "--region", typed, env=at_home)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert meant in ended.stderr


@pytest.mark.parametrize(("typed", "meant"), MISTAKES)
def test_each_kind_of_mistake_names_the_region_that_was_meant(rekwiz, at_home, typed, meant):
    ended = rekwiz("regions", "--no-measure", "--region", typed, env=at_home)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert typed in ended.stderr
    assert meant in ended.stderr


FINDINGS = [
    ("us-east-1a", "region.zone-instead", "us-east-1"),
    ("Frankfurt", "region.malformed", "eu-central-1"),
    ("us-esat-1", "region.misspelt", "us-east-1"),
    ("eu-north-1", "region.rekognition-not-offered", "eu-central-1"),
    ("cn-north-1", "region.partition-without-rekognition", "us-east-1"),
]


@pytest.mark.parametrize("command", ["doctor", "preflight"])
@pytest.mark.parametrize(("typed", "code", "meant"), FINDINGS)
def test_the_reports_have_a_finding(rekwiz, at_home, command, typed, code, meant):
    ended = rekwiz(command, "--only", "region", "--format", "json", "--region", typed, env=at_home)

    findings = [
        found for result in json.loads(ended.stdout)["results"] for found in result["findings"]
    ]
    (finding,) = (found for found in findings if found["code"] == code)
    assert ended.returncode == 1
    assert meant in json.dumps(finding["remedy"])


def test_an_unlisted_region_is_a_warning_and_goes_on(rekwiz, at_home):
    ended = rekwiz("regions", "--no-measure", "--region", "us-east-9", env=at_home)

    assert ended.returncode == 0
    assert "! No list that is installed here has a Region us-east-9." in ended.stderr


def test_an_emulator_offers_rekognition_where_aws_does_not(rekwiz, at_home):
    env = at_home | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}

    ended = rekwiz("regions", "--region", "eu-north-1", env=env)

    assert ended.returncode == 0, ended.stderr


def test_the_same_in_chinese(rekwiz, at_home):
    ended = rekwiz("regions", "--region", "東京", "--lang", "zh-TW", env=at_home)

    assert ended.returncode == 2
    assert "您是不是要找 ap-northeast-1？" in ended.stderr
