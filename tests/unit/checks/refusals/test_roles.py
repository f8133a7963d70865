"""A role, or a sign-in that leads to one, is refused."""

import json

import pytest

from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.amazon import codes
from tests.plugins.people import KEYS, REGION
from tests.plugins.web_tokens import token

ROLE = "arn:aws:iam::111122223333:role/ci/deploy"
WEB = "AssumeRoleWithWebIdentity"


def refusal(operation: str, code: str, words: str = "", status: int = 400) -> Refusal:
    return Refusal(Kind.AWS, code, words, operation, status=status, request_id="r")


@pytest.fixture
def pipeline(person, tmp_path):
    """Somebody whose variables name a role and a token's file."""

    def make(text: str):
        file = tmp_path / "token"
        file.write_text(text)
        return person(REGION, AWS_WEB_IDENTITY_TOKEN_FILE=str(file), AWS_ROLE_ARN=ROLE)

    return make


@pytest.mark.parametrize(
    ("operation", "code", "words", "finding"),
    [
        (WEB, "AccessDenied", "Not authorized to perform", "identity.web-identity-refused"),
        (WEB, "IDPRejectedClaim", "", "identity.web-identity-refused"),
        (
            WEB,
            "InvalidIdentityToken",
            "No OpenIDConnect provider found in your account for https://x",
            "identity.provider-missing",
        ),
        (WEB, "InvalidIdentityToken", "Incorrect token audience", "identity.audience-wrong"),
        (
            WEB,
            "InvalidIdentityToken",
            "Couldn't retrieve verification key from your identity provider",
            "identity.token-unverifiable",
        ),
        (WEB, "ExpiredTokenException", "Token expired", "credentials.token-file-expired"),
        (
            "GetRoleCredentials",
            "ForbiddenException",
            "No access",
            "identity.sso-role-not-assigned",
        ),
        (
            "AssumeRole",
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            "identity.session-too-long",
        ),
        (
            "sts:AssumeRole",
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
            " role chaining",
            "identity.session-too-long",
        ),
        (
            "AssumeRole",
            "AccessDenied",
            "User: x is not authorized to perform: sts:TagSession on resource: y",
            "identity.tag-session-denied",
        ),
        (WEB, "SomethingNew", "", "network.refused-otherwise"),
    ],
)
def test_who_said_no_to_what_names_the_cause(pipeline, operation, code, words, finding):
    context = pipeline(token(iss="https://x", aud="y", sub="z"))

    assert codes(findings_of(refusal(operation, code, words), context)) == [finding]


def test_a_refused_token_is_told_with_the_condition_that_would_fit_it(pipeline):
    """GitHub's subject of late 2026, with the numbers that an older trust policy has not."""
    whole = token(
        iss="https://token.actions.githubusercontent.com",
        aud="sts.amazonaws.com",
        sub="repo:ming@123/rek@456:ref:refs/heads/main",
        exp=4_000_000_000,
    )

    [found] = findings_of(refusal(WEB, "AccessDenied"), pipeline(whole))

    seen = {each.name: each.value for each in found.evidence}
    assert seen["sub"] == "repo:ming@123/rek@456:ref:refs/heads/main"
    condition = "{" + str(found.remedy.steps[-1].facts["condition"]) + "}"
    assert json.loads(condition) == {
        "Condition": {
            "StringEquals": {
                "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": seen["sub"],
            }
        }
    }
    assert found.remedy.commands == (
        "aws iam get-role --role-name deploy --query Role.AssumeRolePolicyDocument",
    )
    assert whole not in repr(found)


def test_without_a_token_that_can_be_read_the_refusal_is_told_all_the_same(pipeline):
    [found] = findings_of(refusal(WEB, "AccessDenied"), pipeline("x.y.z"))

    assert (found.code, found.facts["role"]) == ("identity.web-identity-refused", ROLE)


def test_the_role_that_is_not_assigned_is_named_as_the_profile_has_it(person):
    config = "[default]\nsso_account_id = 444455556666\nsso_role_name = Dev\n"

    [found] = findings_of(refusal("GetRoleCredentials", "ForbiddenException"), person(config, KEYS))

    assert (found.facts["account"], found.facts["role"]) == ("444455556666", "Dev")
