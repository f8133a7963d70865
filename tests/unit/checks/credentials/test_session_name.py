"""The name that the session of a role is to have."""

import pytest

from checks.credentials.session_name import look
from checks.model import NotApplicable
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("feature/login", "feature-login"),
        ("王小明", "rekwiz"),
        ("Ming Wang", "Ming-Wang"),
        ("x", "rekwiz"),
        ("Ming" * 17, "Ming" * 16),
        ("dependabot[bot]", "dependabot-bot"),
        (SECRET, "rekwiz"),
    ],
)
def test_a_name_that_aws_does_not_take_is_told_with_one_that_it_takes(person, name, meant):
    [found] = look(person(REGION, KEYS, AWS_ROLE_SESSION_NAME=name))

    assert (found.code, found.facts["meant"]) == ("credentials.session-name-invalid", meant)


def test_it_is_found_in_the_profile_with_its_line(person):
    [found] = look(person(f"{REGION}role_session_name = a b\n", KEYS))

    assert (found.facts["source"], found.location.line) == ("~/.aws/config", 4)


ROLE = "role_arn = arn:aws:iam::111122223333:role/r\n"
NAMED = "role_session_name = a b\n"
IN_ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}
OF_A_JOB = {"AWS_ROLE_SESSION_NAME": "a b", "AWS_WEB_IDENTITY_TOKEN_FILE": "/token"}


@pytest.mark.parametrize(
    ("config", "variables", "severity"),
    [
        (NAMED, {}, "info"),
        ("", {"AWS_ROLE_SESSION_NAME": "a b"}, "info"),
        (ROLE, {"AWS_ROLE_SESSION_NAME": "a b"}, "info"),
        (ROLE + NAMED, IN_ENVIRONMENT, "info"),
        (ROLE + NAMED, {}, "fail"),
        (ROLE + NAMED, {"AWS_ROLE_SESSION_NAME": "ming"}, "fail"),
        ("", OF_A_JOB, "fail"),
    ],
)
def test_it_stops_the_set_up_where_it_is_sent_alone(person, config, variables, severity):
    [found] = look(person(REGION + config, KEYS, **variables))

    assert found.severity == severity


@pytest.mark.parametrize("name", ["ming", "a@b.c", "x=1,y+2", "--"])
def test_a_name_that_aws_takes_is_no_finding(person, name):
    assert list(look(person(REGION, KEYS, AWS_ROLE_SESSION_NAME=name))) == []


def test_where_none_is_set_there_is_nothing_to_look_at(person):
    [answer] = look(person(REGION, KEYS))

    assert isinstance(answer, NotApplicable)
