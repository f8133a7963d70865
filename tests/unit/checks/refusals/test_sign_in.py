"""AWS or botocore refuses a sign-in through a browser: who needs what."""

import pytest

from checks.refusals.reading import findings_of
from checks.refusals.sign_in import MADE_ELSEWHERE
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.people import KEYS
from wizard.account.handover import request_of

ACCOUNT = "111122223333"
USER = f"arn:aws:iam::{ACCOUNT}:user/team/ming"
ATTACH = "--policy-arn arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess"


def by_login(session: str) -> str:
    return f"[default]\nlogin_session = {session}\n"


def refusal(code, words="", operation="credentials", kind=Kind.CREDENTIALS) -> Refusal:
    return Refusal(kind, code, words, operation, status=400, request_id="r")


DENIED = refusal("LoginInsufficientPermissions")


@pytest.mark.parametrize(
    ("session", "command"),
    [
        (USER, f"aws iam attach-user-policy --user-name ming {ATTACH}"),
        (
            f"arn:aws:sts::{ACCOUNT}:assumed-role/photos/mei",
            f"aws iam attach-role-policy --role-name photos {ATTACH}",
        ),
        (f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSReservedSSO_Photos_0123456789abcdef/mei", ""),
        ("arn:aws:signin:::unknown", ""),
    ],
)
def test_the_policy_goes_to_whoever_signs_in(person, session, command):
    [finding] = findings_of(DENIED, person(by_login(session)))

    assert finding.code == "permissions.sign-in-denied"
    assert "".join(finding.remedy.commands) == command


def test_of_two_the_one_that_aws_names_is_meant(person):
    said = f"User: {USER} is not authorized to perform: signin:CreateOAuth2Token on resource: arn"
    no = refusal("AccessDeniedException", said, "CreateOAuth2Token", Kind.AWS)

    [finding] = findings_of(no, person(KEYS))

    assert finding.facts["identity"] == USER


def test_the_page_for_an_administrator_is_about_that_policy(person):
    [finding] = findings_of(DENIED, person(by_login(USER)))

    request = request_of(str(finding.facts["identity"]), [finding])

    assert (request.can_be_granted, request.policies) == (True, (finding.facts["arn"],))


@pytest.mark.parametrize("code", ["ValidationException"])
def test_a_token_that_aws_takes_no_more_wants_a_new_sign_in(person, code):
    words = "The provided authorization grant is invalid, expired, revoked, or malformed"
    no = refusal(code, words, "CreateOAuth2Token", Kind.AWS)

    [finding] = findings_of(no, person(by_login(USER)))

    assert finding.code == "credentials.sign-in-needed"
    assert finding.remedy.commands == ("aws login --profile default",)
    assert finding.remedy.steps[-1] == MADE_ELSEWHERE
