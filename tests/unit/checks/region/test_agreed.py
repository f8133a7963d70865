"""region.agreed: AWS_REGION, which boto3 does not read."""

import pytest

from checks.region.agreed import NO_REGION, look
from tests.plugins.people import REGION, findings

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
        ({"AWS_REGION": "", "config": REGION}, [("region.empty", "warn", None)]),
        ({"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "config": REGION}, []),
        ({"AWS_REGION": "us-east-1", "config": REGION}, []),
        ({"AWS_REGION": "eu-west-1", "region": "us-east-1"}, []),
        ({"config": REGION}, []),
    ],
)
def test_two_regions_are_a_warning_and_one_is_not(person, about, expected):
    assert findings(look(person(**about))) == expected


def test_boto3s_variable_is_given_the_clis_value(person):
    (finding,) = look(person(AWS_REGION="eu-west-1"))

    assert (dict(finding.facts), finding.remedy.commands) == (
        {"cli": "eu-west-1", "boto3": NO_REGION},
        ('export AWS_DEFAULT_REGION="$AWS_REGION"',),
    )
