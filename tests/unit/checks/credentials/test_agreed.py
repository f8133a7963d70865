"""credentials.agreed: two variables that name two profiles."""

import pytest

from checks.credentials.agreed import look
from tests.plugins.people import findings


def test_two_variables_that_differ_are_a_warning(person):
    (finding,) = look(person(AWS_PROFILE="a", AWS_DEFAULT_PROFILE="b"))

    assert (finding.code, finding.severity, dict(finding.facts), finding.remedy.commands) == (
        "credentials.cli-and-boto3-differ",
        "warn",
        {"cli": "a", "boto3": "b"},
        ("unset AWS_DEFAULT_PROFILE",),
    )


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"AWS_PROFILE": "a"},
        {"AWS_DEFAULT_PROFILE": "a"},
        {"AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "a"},
        {"AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b", "profile": "c"},
    ],
)
def test_one_name_is_no_finding(person, about):
    assert findings(look(person(**about))) == []
