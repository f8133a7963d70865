"""What kind of identity a pipeline, a container or a machine has."""

import pytest

from checks.identity.kind import KINDS, _kind
from checks.identity.kind import look as kind_of
from checks.model import NotApplicable
from checks.sources.aws.ask import Keys
from tests.plugins.people import KEY_ID, REGION, SECRET
from tests.plugins.web_tokens import token

IN_GITHUB = {"CI": "true", "GITHUB_ACTIONS": "true"}
BY_TOKEN, CONTAINER = "assume-role-with-web-identity", "container-role"
POD = "http://169.254.170.23/v1/credentials"


@pytest.mark.parametrize(
    ("method", "is_role", "variables", "kind"),
    [
        ("env", False, IN_GITHUB, "secrets"),
        ("env", True, IN_GITHUB, "session_in_job"),
        ("env", False, {"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, "handed_in"),
        ("env", True, {"AWS_LAMBDA_FUNCTION_NAME": "faces"}, "function"),
        ("assume-role", True, {"JENKINS_URL": "https://x"}, "assumed"),
        ("iam-role", True, {"JENKINS_URL": "https://x"}, "instance"),
        (CONTAINER, True, {"CODEBUILD_BUILD_ID": "faces:1"}, "codebuild"),
        (CONTAINER, True, {"AWS_CONTAINER_CREDENTIALS_FULL_URI": POD}, "eks_pod"),
        (CONTAINER, True, {"ECS_CONTAINER_METADATA_URI_V4": "http://x"}, "task"),
    ],
)
def test_the_kind_follows_from_the_source_and_the_place(person, method, is_role, variables, kind):
    assert _kind(person(REGION, **variables), method, is_role=is_role) == kind
    assert kind in KINDS


@pytest.mark.parametrize(
    ("issuer", "variables", "kind"),
    [
        ("https://token.actions.githubusercontent.com", IN_GITHUB, "github_oidc"),
        ("https://token.actions.githubusercontent.com/octo-org", {}, "github_oidc"),
        ("https://git.example.com", {"GITLAB_CI": "true"}, "gitlab_oidc"),
        ("https://gitlab.com", {}, "gitlab_oidc"),
        ("https://oidc.eks.eu-west-1.amazonaws.com/id/AB", {}, "eks_account"),
        ("https://login.example.com", {}, "other_oidc"),
    ],
)
def test_a_token_is_known_by_its_issuer(person, home, issuer, variables, kind):
    file = home / "token"
    file.write_text(token(iss=issuer, aud="sts.amazonaws.com", sub="x"))
    context = person(REGION, AWS_WEB_IDENTITY_TOKEN_FILE=str(file), AWS_ROLE_ARN="x", **variables)

    assert _kind(context, BY_TOKEN, is_role=True) == kind


def test_at_a_terminal_it_is_a_persons(person):
    keys = Keys(KEY_ID, SECRET, None, "env")

    [answer] = kind_of(person(REGION, keys=keys))

    assert isinstance(answer, NotApplicable)
