"""cli.output-format: the output format is one that the AWS CLI knows."""

import pytest

from checks.cli.output_format import look
from checks.fix import Fix
from checks.model import Evidence, Location, NotApplicable


@pytest.fixture
def found(aws, context):
    """What is found for a version and an `output` of the profile."""

    def look_at(version: str, output: str, **environment: str) -> list:
        aws(version)
        return list(look(context(config=f"[default]\noutput = {output}\n", **environment)))

    return look_at


@pytest.mark.parametrize("output", ["JSON", "Json", '"json"', "xml", "None", ""])
def test_a_name_that_is_not_exactly_known_is_found(found, output):
    [finding] = found("2.36.7", output)

    assert finding.code == "cli.output-format-unknown"
    assert finding.facts["value"] == output


def test_it_is_named_with_its_place_and_can_be_set(found, home):
    [finding] = found("1.45.11", "yaml")

    assert finding.location == Location(str(home / ".aws" / "config"), 2, "default", "output")
    assert finding.facts["formats"] == ("json", "text", "table")
    assert finding.remedy.fix == Fix.SET_OUTPUT


@pytest.mark.parametrize(
    ("version", "output"),
    [
        ("1.45.11", "json"),
        ("1.45.11", "text"),
        ("2.9.19", "table"),
        ("2.9.19", "yaml"),
        ("2.9.19", "yaml-stream"),
        ("2.36.7", "off"),
    ],
)
def test_a_known_name_is_shown(found, version, output):
    assert found(version, output) == [Evidence("output", output, "~/.aws/config")]


def test_off_is_unknown_before_2_34(found):
    [finding] = found("2.33.9", "off")

    assert finding.code == "cli.output-format-unknown"


def test_the_variable_goes_first_and_is_the_persons_to_change(found):
    [finding] = found("2.36.7", "json", AWS_DEFAULT_OUTPUT="JSON")

    assert (finding.facts["source"], finding.location) == ("AWS_DEFAULT_OUTPUT", None)
    assert (finding.remedy.commands, finding.remedy.fix) == (("unset AWS_DEFAULT_OUTPUT",), None)


def test_what_default_hands_down_is_named_with_its_source_and_its_line(aws, context, home):
    aws("2.36.7")
    [finding] = look(context(config="[DEFAULT]\noutput = jsonx\n[default]\nregion = us-east-1\n"))

    where = Location(str(home / ".aws" / "config"), 2, "DEFAULT", "output")
    assert (finding.facts["source"], finding.location) == ("~/.aws/config", where)


def test_a_region_in_its_place_is_for_another_check_to_name(found):
    [seen] = found("2.36.7", "us-east-1")

    assert isinstance(seen, Evidence)


def test_what_could_be_a_secret_is_not_shown(found):
    [finding] = found("2.36.7", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")

    assert finding.facts["value"] == "****"


def test_none_at_all_means_json(aws, context):
    aws("2.36.7")

    assert list(look(context())) == [Evidence("output", "json", "AWS CLI")]


def test_without_an_aws_cli_it_does_not_apply(context):
    [found] = look(context(config="[default]\noutput = JSON\n"))

    assert isinstance(found, NotApplicable)
