"""credentials.unhidden: keys that hide others."""

import pytest

from checks.credentials.unhidden import look
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

SHADOWED = "credentials.shadowed-by-environment"
OTHER_ID = KEY_ID[:-1] + "Z"
OTHER = {"AWS_ACCESS_KEY_ID": OTHER_ID, "AWS_SECRET_ACCESS_KEY": SECRET}
NOBODY = "http://127.0.0.1:1"


def test_another_key_in_the_environment_is_a_warning_with_both_masked(person):
    context = person(REGION, KEYS, **OTHER, AWS_PROFILE="default")

    (finding,) = look(context)
    assert (finding.code, finding.severity, dict(finding.facts), finding.remedy.commands) == (
        SHADOWED,
        "warn",
        {
            "used": "AKIA************DFGZ",
            "hidden": "AKIA************DFGH",
            "profile": "default",
            "names": ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        },
        ("unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",),
    )


@pytest.mark.parametrize(
    ("about", "severity"),
    [({}, "info"), ({"AWS_PROFILE": "default"}, "warn")],
    ids=["nobody asked for a profile", "AWS_PROFILE is set"],
)
def test_a_key_that_aws_takes_is_a_remark_unless_a_profile_was_asked_for(
    person, service, about, severity
):
    context = person(REGION, KEYS, **OTHER, AWS_ENDPOINT_URL_STS=service, **about)

    assert findings(look(context)) == [(SHADOWED, severity, None)]


def test_a_key_that_aws_does_not_take_is_a_warning(person):
    unreachable = {"AWS_ENDPOINT_URL_STS": NOBODY}

    assert findings(look(person(REGION, KEYS, **OTHER, **unreachable))) == [
        (SHADOWED, "warn", None)
    ]


def test_keys_of_a_strange_shape_are_never_sent(person, service):
    about = {**OTHER, "AWS_ACCESS_KEY_ID": SECRET, "AWS_ENDPOINT_URL_STS": service}
    context = person(REGION, KEYS, **about)

    assert findings(look(context)) == [(SHADOWED, "warn", None)]
    assert context.aws.asked == ()


@pytest.mark.parametrize(
    "about",
    [
        {"credentials": KEYS},
        OTHER,
        {"credentials": KEYS, "AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET},
        {"credentials": KEYS, "profile": "default", **OTHER},
    ],
    ids=["only a file", "only the environment", "the same key", "a flag names the profile"],
)
def test_where_nothing_is_hidden_there_is_no_finding(person, about):
    assert findings(look(person(REGION, **about))) == []


def test_keys_beside_a_helper_keep_it_from_running(person):
    context = person(REGION + "credential_process = /opt/tool\n", KEYS)

    assert findings(look(context)) == [("credentials.helper-shadowed", "warn", 2)]
