"""What kind of identity this is where no person signs in: whose role, and who hands it out."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Evidence, NotApplicable, Phrase, Seen
from checks.pipelines.service import Service, service_of
from checks.place import Place
from checks.principal import principal_of
from checks.sources.local.web_token import Claims
from checks.web_identity import web_identity_of

BY_PERSON = Phrase("a person signs in here")
GITHUB = "https://token.actions.githubusercontent.com"
POD_IDENTITY = "169.254.170.23"
"""The address of EKS Pod Identity's agent (EKS User Guide, "Learn how EKS Pod Identity works")."""
WEB_IDENTITY, CONTAINER, INSTANCE = "assume-role-with-web-identity", "container-role", "iam-role"
ASSUMED = ("assume-role", "custom-process", "sso", "login")
"""botocore's names of how credentials were found (botocore/credentials.py, METHOD)."""
KINDS = {
    "github_oidc": "the role {github_oidc}, by GitHub's OpenID Connect",
    "gitlab_oidc": "the role {gitlab_oidc}, by GitLab's OpenID Connect",
    "eks_account": "the role {eks_account}, of the pod's service account",
    "other_oidc": "the role {other_oidc}, by a web identity token",
    "codebuild": "the role {codebuild}, the service role of the CodeBuild project",
    "eks_pod": "the role {eks_pod}, by EKS Pod Identity",
    "task": "the role {task}, of the container's task",
    "instance": "the role {instance}, of the EC2 instance",
    "function": "the role {function}, of the Lambda function",
    "session_in_job": "the role {session_in_job}, whose session a step before this one opened",
    "assumed": "the role {assumed}, taken on with other credentials",
    "secrets": "the user {secrets}, with keys from the secrets of the pipeline",
    "handed_in": "the user {handed_in}, with keys that were handed in",
}
"""What is said of each kind, by the name under which it is seen."""


def look(context: Context) -> Iterator[Seen]:
    if context.place in (Place.TERMINAL, Place.NOTEBOOK, Place.CLOUDSHELL):
        yield NotApplicable(BY_PERSON)
        return
    keys, who = context.aws.known_keys(), principal_of(context.caller())
    if keys is None or not who.name:
        return
    kind = _kind(context, keys.method or "", is_role=who.kind == "role")
    yield Evidence(kind.replace("_", " "), who.name, keys.method or "botocore")


def _kind(context: Context, method: str, *, is_role: bool) -> str:
    if method == WEB_IDENTITY:
        return _by_token(context)
    if method == CONTAINER:
        return _in_container(context)
    if method == INSTANCE:
        return "instance"
    if not is_role:
        return "secrets" if context.place.is_pipeline else "handed_in"
    if context.place is Place.LAMBDA:
        return "function"
    return "assumed" if method in ASSUMED else "session_in_job"


def _by_token(context: Context) -> str:
    identity = web_identity_of(context)
    claims = identity.claims() if identity else None
    issuer = claims.issuer if isinstance(claims, Claims) else ""
    if issuer == GITHUB or issuer.startswith(f"{GITHUB}/"):
        return "github_oidc"
    if "//oidc.eks." in issuer:
        return "eks_account"
    is_gitlabs = service_of(context.environment) is Service.GITLAB or "gitlab" in issuer
    return "gitlab_oidc" if is_gitlabs else "other_oidc"


def _in_container(context: Context) -> str:
    if service_of(context.environment) is Service.CODEBUILD:
        return "codebuild"
    address = context.environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI", "")
    return "eks_pod" if POD_IDENTITY in address else "task"


CHECK = Check(
    code="identity.kind",
    title="The kind of the identity is known",
    look=look,
    messages=(),
    needs=("identity.known",),
    required=False,
    holds=tuple(KINDS.values()),
)
