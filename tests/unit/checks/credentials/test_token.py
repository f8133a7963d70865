"""credentials.token: session tokens that belong to another key."""

import pytest

from checks.credentials.token import look
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

STALE = "credentials.stale-token"
PERMANENT = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}
TEMPORARY = {"AWS_ACCESS_KEY_ID": "ASIA" + KEY_ID[4:], "AWS_SECRET_ACCESS_KEY": SECRET}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"credentials": KEYS + "aws_session_token = t\n"}, [(STALE, "warn", 4)]),
        ({"credentials": KEYS + "aws_security_token = t\n"}, [(STALE, "warn", 4)]),
        ({**PERMANENT, "AWS_SESSION_TOKEN": "t"}, [(STALE, "warn", None)]),
        (
            {**TEMPORARY, "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": "u"},
            [(STALE, "warn", None)],
        ),
        ({**TEMPORARY, "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": "t"}, []),
        ({**TEMPORARY, "AWS_SESSION_TOKEN": "t"}, []),
        ({"credentials": KEYS, "AWS_SESSION_TOKEN": "t"}, []),
        ({"credentials": KEYS}, []),
    ],
    ids=[
        "in the file",
        "in the file, under its old name",
        "in the environment",
        "two that differ",
        "two alike",
        "a temporary key's own",
        "a variable beside keys of a file",
        "none",
    ],
)
def test_a_token_that_does_not_belong_to_its_key(person, about, expected):
    assert findings(look(person(REGION, **about))) == expected


def test_a_token_in_the_environment_is_taken_out_under_both_its_names(person):
    (finding,) = look(person(REGION, **PERMANENT, AWS_SESSION_TOKEN="t", AWS_SECURITY_TOKEN="u"))

    assert finding.remedy.commands == ("unset AWS_SECURITY_TOKEN AWS_SESSION_TOKEN",)


def test_of_two_tokens_in_the_environment_the_one_that_is_sent_goes_from_beside_a_temporary_key(
    person,
):
    (finding,) = look(person(REGION, **TEMPORARY, AWS_SESSION_TOKEN="t", AWS_SECURITY_TOKEN="u"))

    assert finding.remedy.commands == ("unset AWS_SECURITY_TOKEN",)
