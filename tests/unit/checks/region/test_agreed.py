"""region.agreed: AWS_REGION, which boto3 does not read."""

import pytest

from checks.model import Evidence
from checks.region.agreed import NO_REGION, look
from tests.plugins.people import REGION, SECRET, findings

DIFFER = "region.cli-and-boto3-differ"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"AWS_REGION": "eu-west-1"}, [(DIFFER, "warn", None)]),
        ({"AWS_REGION": "eu-west-1", "config": REGION}, [(DIFFER, "warn", None)]),
        (
            {"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-east-1"},
            [(DIFFER, "warn", None)],
        ),
        ({"AWS_REGION": "eu-west-9"}, [(DIFFER, "warn", None)]),
        ({"AWS_REGION": "", "config": REGION}, [("region.empty", "warn", None)]),
        ({"AWS_REGION": "us-east-1a"}, [("region.zone-instead", "warn", None)]),
        ({"AWS_REGION": "Frankfurt", "config": REGION}, [("region.malformed", "warn", None)]),
        ({"AWS_REGION": "us-esat-1"}, [("region.misspelt", "warn", None)]),
        ({"AWS_REGION": "us-east-1 "}, [("region.malformed", "warn", None)]),
        ({"AWS_REGION": "json"}, [("region.swapped-with-output", "warn", None)]),
        ({"AWS_REGION": SECRET}, [("region.looks-like-a-secret", "warn", None)]),
        ({"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "config": REGION}, []),
        ({"AWS_REGION": "us-east-1", "config": REGION}, []),
        ({"AWS_REGION": "eu-west-1", "region": "us-east-1"}, []),
        ({"config": REGION}, []),
    ],
)
def test_two_regions_are_a_warning_and_one_is_not(person, about, expected):
    assert findings(look(person(**about))) == expected


@pytest.mark.parametrize(
    ("about", "of_the_cli", "of_boto3"),
    [
        ({"AWS_REGION": "eu-west-1", "config": REGION}, "eu-west-1", "us-east-1"),
        ({"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-east-1"}, "eu-west-1", "us-east-1"),
        ({"AWS_REGION": "eu-west-1"}, "eu-west-1", "None"),
    ],
    ids=["profile", "variable", "nothing"],
)
def test_both_regions_are_shown_with_their_sources(person, about, of_the_cli, of_boto3):
    (finding,) = look(person(**about))

    assert [seen.value for seen in finding.evidence] == [of_the_cli, of_boto3]
    assert finding.evidence[0].source == "AWS_REGION"


def test_where_both_agree_the_clis_region_is_shown(person):
    (seen,) = look(person(config=REGION, AWS_REGION="us-east-1"))

    assert seen == Evidence("region of AWS CLI 2", "us-east-1", "AWS_REGION")


def test_a_secret_in_the_clis_variable_is_not_shown(person):
    assert SECRET not in repr(list(look(person(AWS_REGION=SECRET))))


def test_a_mistake_in_the_clis_variable_is_not_copied_to_boto3s(person):
    (finding,) = look(person(AWS_REGION="us-esat-1"))

    assert finding.remedy.commands == ("export AWS_REGION=us-east-1",)


def test_boto3s_variable_is_given_the_clis_value(person):
    (finding,) = look(person(AWS_REGION="eu-west-1"))

    assert (finding.summary.text, finding.facts["cli"], finding.remedy.commands) == (
        NO_REGION.text,
        "eu-west-1",
        ('export AWS_DEFAULT_REGION="$AWS_REGION"',),
    )
