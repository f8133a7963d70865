"""Mistakes in the Region that an endpoint of one's own would hide: AWS under its own names."""

import json

import pytest


def cause(own_names) -> tuple[str, str]:
    """The root cause with its sentence."""
    ended = own_names.runs("preflight", "--skip", "sdk", "cli", "--format", "json")
    report = json.loads(ended.stdout)
    code = report["root_cause"]
    found = [finding for each in report["results"] for finding in each["findings"]]
    return code, next((each["summary"] for each in found if each["code"] == code), "")


@pytest.mark.parametrize(
    ("region", "knowing", "code", "words"),
    [
        ("eu-south-2", ["us-east-1"], "region.not-enabled", "eu-south-2"),
        ("us-gov-west-1", ["us-east-1"], "region.other-partition", "accepted in us-east-1"),
        ("us-east-1", ["us-gov-west-1"], "region.other-partition", "accepted in us-gov-west-1"),
        ("us-east-1", [], "credentials.key-unknown", ""),
    ],
)
def test_a_key_that_is_refused_here_and_accepted_there(own_names, region, knowing, code, words):
    own_names.is_in(region)
    own_names.knows_the_key_only_in(*knowing)

    found, summary = cause(own_names)

    assert found == code
    assert words in summary


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("eu-north-1", "region.rekognition-not-offered"),
        ("us-esat-1", "region.misspelt"),
        ("us-east-1a", "region.zone-instead"),
        ("Frankfurt", "region.malformed"),
        ("cn-north-1", "region.partition-without-rekognition"),
    ],
)
def test_a_wrong_region_is_told_from_a_broken_network(own_names, region, code):
    own_names.is_in(region)

    assert cause(own_names)[0] == code


def test_a_region_that_works_is_ready(own_names):
    own_names.is_in("eu-west-1")

    assert cause(own_names) == (None, "")
