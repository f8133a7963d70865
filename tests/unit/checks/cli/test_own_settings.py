"""cli.own-settings: values that the AWS CLI refuses."""

import pytest

from checks.cli.own_settings import look
from checks.fix import Fix
from checks.model import Evidence, Location


@pytest.fixture
def found(aws, context):
    """What is found for a version and a line of the profile."""

    def look_at(version: str, line: str, **environment: str) -> list:
        aws(version)
        return list(look(context(config=f"[default]\n{line}\n", **environment)))

    return look_at


@pytest.mark.parametrize(
    ("version", "line", "allowed"),
    [
        ("2.36.7", "cli_timestamp_format = rfc822", ("wire", "iso8601")),
        ("2.36.7", "cli_timestamp_format = ISO8601", ("wire", "iso8601")),
        ("2.36.7", "cli_timestamp_format =", ("wire", "iso8601")),
        ("2.36.7", "cli_timestamp_format = none", ("wire", "iso8601")),
        ("1.45.11", "cli_timestamp_format = rfc822", ("wire", "iso8601", "none")),
        ("2.36.7", "cli_binary_format = base-64", ("base64", "raw-in-base64-out")),
        ("2.36.7", "retry_mode = legacy", ("standard", "adaptive")),
        ("2.36.7", "cli_binary_format =", ("base64", "raw-in-base64-out")),
    ],
)
def test_a_value_that_is_not_exactly_known_is_named_with_those_that_are(
    found, home, version, line, allowed
):
    [finding] = found(version, line)

    assert (finding.code, finding.facts["allowed"]) == ("cli.setting-refused", allowed)
    assert finding.remedy.fix == Fix.REMOVE_SETTING
    name = line.partition(" ")[0]
    assert finding.location == Location(str(home / ".aws" / "config"), 2, "default", name)


@pytest.mark.parametrize(
    ("version", "name", "value"),
    [
        ("2.36.7", "cli_timestamp_format", "wire"),
        ("1.45.11", "cli_timestamp_format", "none"),
        ("2.36.7", "retry_mode", "standard"),
        ("2.36.7", "cli_binary_format", "raw-in-base64-out"),
    ],
)
def test_a_known_value_is_shown(found, version, name, value):
    assert found(version, f"{name} = {value}") == [Evidence(name, value, "~/.aws/config")]


def test_a_value_of_nothing_is_seen_as_one(found):
    [finding] = found("2.36.7", "cli_binary_format =")

    assert finding.evidence == (Evidence("cli_binary_format", "''", "~/.aws/config"),)


@pytest.mark.parametrize("line", ["cli_binary_format = base-64", "retry_mode = legacy"])
def test_version_1_refuses_neither(found, line):
    assert found("1.45.11", line) == []


def test_a_variable_is_the_persons_to_take_away(found):
    [finding] = found("2.36.7", "output = json", AWS_RETRY_MODE="legacy")

    assert finding.remedy.commands == ("unset AWS_RETRY_MODE",)


@pytest.mark.parametrize("line", ["cli_auto_prompt = yes", "cli_history = on", "cli_pager ="])
def test_what_no_version_refuses_is_left_alone(found, line):
    assert found("2.36.7", line) == []
