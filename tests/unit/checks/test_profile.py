"""The settings of the profile in use: what is in use, and where it stands."""

import pytest

from checks.model import Evidence, Location
from checks.profile import Stated, header, setting_in_use, stated, unset_by_hand
from checks.scope import Target
from checks.sources.aws.refusal import Refusal
from checks.target import known_target
from tests.plugins.people import KEY_ID, KEYS, home, person

__all__ = ["home", "person"]

OUTPUT = "AWS_DEFAULT_OUTPUT"


def test_a_setting_of_the_profile_is_named_with_its_line(person, home):
    context = person("[default]\noutput = text\n")

    where = Location(str(home / ".aws" / "config"), 2, "default", "output")
    expected = Stated("output", "text", "~/.aws/config", where)
    assert setting_in_use(context, "output", OUTPUT) == expected
    assert expected.evidence == Evidence("output", "text", "~/.aws/config")
    assert unset_by_hand(expected, context) is None


@pytest.mark.parametrize("value", ["json", ""])
def test_a_variable_goes_first_be_it_empty(person, value):
    context = person("[default]\noutput = text\n", **{OUTPUT: value})

    found = setting_in_use(context, "output", OUTPUT)

    assert found == Stated("output", value, OUTPUT)
    assert found.name_there == OUTPUT
    assert unset_by_hand(found, context).commands == (f"unset {OUTPUT}",)


def test_what_default_hands_down_stands_in_default(person, home):
    lines = "\n".join(KEYS.splitlines()[1:])
    context = person(credentials=f"[DEFAULT]\n{lines}\n[default]\nregion = us-east-1\n")

    found = stated(context, "aws_access_key_id")

    where = Location(str(home / ".aws" / "credentials"), 2, "DEFAULT", "aws_access_key_id")
    assert found == Stated("aws_access_key_id", KEY_ID, "~/.aws/credentials", where)


def test_the_profiles_own_line_goes_before_what_default_hands_down(person):
    context = person("[DEFAULT]\noutput = text\n[default]\noutput = json\n")

    found = setting_in_use(context, "output")

    assert (found.value, found.location.section, found.location.line) == ("json", "default", 4)


def test_default_hands_nothing_to_a_profile_that_has_no_section(person):
    context = person("[DEFAULT]\noutput = text\n", KEYS)

    assert setting_in_use(context, "output") is None
    assert context.aws.setting("output") is None


def test_of_a_file_that_botocore_refuses_nothing_is_in_use(person):
    context = person("[default]\noutput = text\nnot a setting\n")

    assert setting_in_use(context, "output") is None


def test_a_region_that_swallowed_a_line_is_a_text_that_boto3_refuses(person):
    context = person("[default]\nregion =\n  us = east-1\n", KEYS)

    assert known_target(context) == Target(profile="default", region="{'us': 'east-1'}")
    assert isinstance(context.aws.endpoint("sts"), Refusal)


@pytest.mark.parametrize(
    ("profile", "kind", "expected"),
    [
        ("default", "config", "default"),
        ("work", "config", "profile work"),
        ("work", "credentials", "work"),
    ],
)
def test_a_profile_has_its_section_under_a_name_of_each_file(profile, kind, expected):
    assert header(profile, kind) == expected
