"""Where there are no credentials, what lies near by."""

import pytest

from checks.credentials.near_by import look
from checks.model import NotApplicable
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

SET = f"aws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
NEAR = "credentials.in-another-profile"


@pytest.mark.parametrize(
    ("config", "credentials", "line"),
    [
        (REGION, f"[saml]\n{SET}", 2),
        (REGION, f"[other]\naws_access_key_id = {KEY_ID}\n[mfa]\n{SET}", 4),
        (f"{REGION}[profile work]\n{SET}", None, 5),
    ],
)
def test_another_profile_with_a_whole_set_is_named(person, config, credentials, line):
    assert findings(look(person(config, credentials))) == [(NEAR, "warn", line)]


@pytest.mark.parametrize(
    "credentials",
    [
        None,
        f"[other]\naws_access_key_id = {KEY_ID}\n",
        "[other]\naws_access_key_id =\naws_secret_access_key =\n",
    ],
)
def test_half_a_set_is_none(person, credentials):
    assert findings(look(person(REGION, credentials))) == []


def test_the_name_is_ready_for_a_shell(person):
    [found] = look(person(REGION, f"[my saml]\n{SET}"))

    assert found.remedy.commands == ("export AWS_PROFILE='my saml'",)


@pytest.mark.parametrize(
    ("variables", "seen"),
    [
        (
            {"GITHUB_ACTIONS": "true", "AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""},
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ACTIONS_ID_TOKEN_REQUEST_URL"],
        ),
        ({"GITHUB_ACTIONS": "true"}, ["ACTIONS_ID_TOKEN_REQUEST_URL"]),
        (
            {"GITLAB_CI": "true", "AWS_SESSION_TOKEN": ""},
            ["AWS_SESSION_TOKEN"],
        ),
        ({"TF_BUILD": "True", "AWS_ACCESS_KEY_ID": ""}, ["AWS_ACCESS_KEY_ID"]),
    ],
)
def test_a_job_that_is_given_nothing_is_told_what_it_lacks(person, variables, seen):
    [found] = look(person(REGION, **variables))

    assert found.code == "credentials.pipeline-token-missing"
    assert [each.name for each in found.evidence] == seen
    assert not any("rekwiz setup" in command for command in found.remedy.commands)


@pytest.mark.parametrize(
    "variables",
    [
        {"GITHUB_ACTIONS": "true", "ACTIONS_ID_TOKEN_REQUEST_URL": "https://x"},
        {"CI": "true"},
        {"AWS_ACCESS_KEY_ID": ""},
    ],
)
def test_a_job_that_lacks_nothing_that_can_be_seen_is_not_blamed(person, variables):
    assert findings(look(person(REGION, **variables))) == []


def test_who_has_credentials_is_told_nothing(person):
    [answer] = look(person(REGION, f"{KEYS}[other]\n{SET}"))

    assert isinstance(answer, NotApplicable)
