"""A role, or a sign-in that leads to one, is refused: by the operation and AWS's code, then the words."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Finding, Message, Phrase, Remedy, Severity
from checks.pages import OIDC, TROUBLESHOOTING_ROLES
from checks.profile import profile_in_use, stated
from checks.refusals.evidence import evidence_of
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.web_token import Claims
from checks.web_identity import (
    WebIdentity,
    condition_for,
    evidence_of_claims,
    web_identity_of,
)

PROVIDERS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html"
GITHUB = "https://docs.github.com/en/actions/reference/security/oidc"
SSO_ROLES = "https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html"
SESSION_TAGS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html"
DURATION = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html"

WEB_IDENTITY_REFUSED = Message(
    code="identity.web-identity-refused",
    severity=Severity.FAIL,
    passes=True,
    summary="The role {role} does not take this web identity token.",
    why="The trust policy of a role says whose tokens it takes: issuer, audience and subject must"
    " fit to the letter. GitHub writes numbers into the subject of repositories that were made or"
    " renamed since 2026-07-15, and of older ones that opted in.",
    recognised="STS refused AssumeRoleWithWebIdentity with AccessDenied or IDPRejectedClaim.",
    raw=(
        "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not"
        " authorized to perform sts:AssumeRoleWithWebIdentity",
        "An error occurred (IDPRejectedClaim) when calling the AssumeRoleWithWebIdentity operation",
    ),
    steps=(
        "Compare the token's issuer, audience and subject above with the conditions in the trust"
        " policy of the role.",
        "Change the condition so that it fits; a * takes the place of what may differ, with"
        " StringLike.",
    ),
    commands=("aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument",),
    links=(OIDC, TROUBLESHOOTING_ROLES, GITHUB),
)
PROVIDER_MISSING = Message(
    code="identity.provider-missing",
    severity=Severity.FAIL,
    passes=True,
    summary="The account has no identity provider for the issuer of this token.",
    why="A role takes web identity tokens only from an issuer that the account knows as an OpenID"
    " Connect provider, by the very same address.",
    recognised="STS refused AssumeRoleWithWebIdentity with InvalidIdentityToken and named no"
    " provider.",
    raw=(
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity"
        " operation: No OpenIDConnect provider found in your account for …",
    ),
    steps=(
        "Create the provider in the account of the role, in the IAM console under Identity"
        " providers, with the token's issuer as its URL.",
        "Give it the token's audience.",
    ),
    commands=("aws iam list-open-id-connect-providers",),
    links=(PROVIDERS,),
)
AUDIENCE_WRONG = Message(
    code="identity.audience-wrong",
    severity=Severity.FAIL,
    summary="The audience of this token is not one that the identity provider of the account takes.",
    why="The provider has a list of audiences, and the token's must be among them. For AWS it is"
    " sts.amazonaws.com as a rule, in both places.",
    recognised="STS refused AssumeRoleWithWebIdentity with the words “Incorrect token audience”.",
    raw=(
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity"
        " operation: Incorrect token audience",
    ),
    steps=(
        "Have the token made for the audience sts.amazonaws.com.",
        "Or add the token's audience to the provider, in the IAM console under Identity providers.",
    ),
    commands=("aws iam list-open-id-connect-providers",),
    links=(PROVIDERS,),
)
TOKEN_UNVERIFIABLE = Message(
    code="identity.token-unverifiable",
    severity=Severity.UNKNOWN,
    summary="AWS could not fetch the keys of the token's issuer, so nobody knows whether it is good.",
    why="STS asks the issuer for its public keys. While the issuer does not answer, or not quickly,"
    " every token of it is refused; as a rule that passes.",
    recognised="STS refused AssumeRoleWithWebIdentity and says that it could not retrieve the"
    " verification key.",
    raw=(
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity"
        " operation: Couldn't retrieve verification key from your identity provider, please"
        " reference AssumeRoleWithWebIdentity documentation for requirements",
    ),
    steps=(
        "Try again in a minute.",
        "If it stays, look whether the issuer's address, with /.well-known/openid-configuration"
        " behind it, can be opened from the internet.",
    ),
    links=(OIDC,),
)
TOKEN_FILE_EXPIRED = Message(
    code="credentials.token-file-expired",
    severity=Severity.FAIL,
    summary="The web identity token in {file} has run out.",
    why="Such a token usually lasts for minutes. It must be asked for right before it is used,"
    " and once more after a long step.",
    recognised="The token's own time is over, or STS refused it with ExpiredTokenException.",
    raw=(
        "An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity"
        " operation: Token expired: current date/time … must be before the expiration date/time …",
    ),
    steps=(
        "Have the pipeline write a new token right before this step.",
        "Look at this computer's clock as well: a token is judged by AWS's.",
    ),
    links=(OIDC,),
    explains=("network.refused-otherwise", "identity.web-identity-refused"),
)
SSO_ROLE_NOT_ASSIGNED = Message(
    code="identity.sso-role-not-assigned",
    severity=Severity.FAIL,
    summary="IAM Identity Center knows you, and does not give you the role {role} in account"
    " {account}.",
    why="The sign-in is good. The pair of account and role in the profile is not one that was"
    " assigned to you: a typing error, a role of another account, or an assignment that was taken"
    " back.",
    recognised="The portal of IAM Identity Center refused GetRoleCredentials with"
    " ForbiddenException.",
    raw=(
        "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No"
        " access",
    ),
    steps=(
        "Look in the access portal, or with the command below, which accounts and roles you have.",
        "Correct sso_account_id and sso_role_name in ~/.aws/config, to the letter.",
        "If the role should be yours, ask whoever administers IAM Identity Center.",
    ),
    commands=("aws configure sso --profile {profile}",),
    links=(SSO_ROLES,),
)
SESSION_TOO_LONG = Message(
    code="identity.session-too-long",
    severity=Severity.FAIL,
    summary="The session of the role is to last longer than AWS allows.",
    why="A role has its own longest time (one hour unless it was changed, 12 hours at the most). A"
    " role that is taken on by another role's session gets one hour, whatever the role says.",
    recognised="STS refused AssumeRole with ValidationError and speaks of DurationSeconds.",
    raw=(
        "An error occurred (ValidationError) when calling the AssumeRole operation: The requested"
        " DurationSeconds exceeds the MaxSessionDuration set for this role.",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
        " chaining",
    ),
    steps=(
        "Set duration_seconds of the profile in ~/.aws/config to 3600, or take the line out.",
        "Or have the role's MaxSessionDuration raised, where no other role stands before it.",
    ),
    commands=("aws configure set duration_seconds 3600 --profile {profile}",),
    links=(DURATION,),
)
TAG_SESSION_DENIED = Message(
    code="identity.tag-session-denied",
    severity=Severity.FAIL,
    summary="The trust policy of the role does not allow the session to be tagged.",
    why="Whoever signs in here sends tags along, as GitHub's configure-aws-credentials does. For"
    " that the trust policy must allow sts:TagSession beside sts:AssumeRole.",
    recognised="AWS refused sts:TagSession.",
    raw=("is not authorized to perform: sts:TagSession on resource",),
    steps=(
        "Add sts:TagSession to the actions in the trust policy of the role.",
        "Or leave the tags out: role-skip-session-tagging: true in GitHub's action.",
    ),
    links=(SESSION_TAGS,),
)
MESSAGES = (
    WEB_IDENTITY_REFUSED,
    PROVIDER_MISSING,
    AUDIENCE_WRONG,
    TOKEN_UNVERIFIABLE,
    TOKEN_FILE_EXPIRED,
    SSO_ROLE_NOT_ASSIGNED,
    SESSION_TOO_LONG,
    TAG_SESSION_DENIED,
)
NOT_ASSIGNED = ("ForbiddenException", "AccessDeniedException", "ResourceNotFoundException")
"""The portal's codes for a pair of account and role that it does not give (sso 2019-06-10)."""
FITTING = Phrase("Let the trust policy of the role have this condition: {condition}")


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """The one finding, by operation and code."""
    if refusal.kind is not Kind.AWS:
        return
    operation, words = refusal.operation.rpartition(":")[2], refusal.words.lower()
    match operation, refusal.code:
        case _, "AccessDenied" if "sts:tagsession" in words:
            yield TAG_SESSION_DENIED.finding(*evidence_of(refusal))
        case "AssumeRoleWithWebIdentity", _:
            yield from _of_token(refusal, words, context)
        case "GetRoleCredentials", code if code in NOT_ASSIGNED:
            yield SSO_ROLE_NOT_ASSIGNED.finding(*evidence_of(refusal), facts=_sso(context))
        case "AssumeRole", "ValidationError" if "durationseconds" in words:
            facts = {"profile": profile_in_use(context)}
            yield SESSION_TOO_LONG.finding(*evidence_of(refusal), facts=facts)


def _of_token(refusal: Refusal, words: str, context: Context) -> Iterator[Finding]:
    identity = web_identity_of(context)
    claims = identity.claims() if identity else None
    seen = evidence_of(refusal)
    if identity and isinstance(claims, Claims):
        seen += evidence_of_claims(identity, claims)
    match refusal.code:
        case "AccessDenied" | "IDPRejectedClaim":
            yield _refused(identity, claims if isinstance(claims, Claims) else None, refusal)
        case "InvalidIdentityToken" if "provider found" in words:
            yield PROVIDER_MISSING.finding(*seen)
        case "InvalidIdentityToken" if "audience" in words:
            yield AUDIENCE_WRONG.finding(*seen)
        case "InvalidIdentityToken" | "IDPCommunicationError" if "verification key" in words:
            yield TOKEN_UNVERIFIABLE.finding(*seen)
        case "ExpiredTokenException" | "ExpiredToken":
            file = str(identity.file) if identity else "?"
            yield TOKEN_FILE_EXPIRED.finding(*seen, facts={"file": file})


def _refused(identity: WebIdentity | None, claims: Claims | None, refusal: Refusal) -> Finding:
    role = (identity and identity.role) or "?"
    facts = {"role": role, "name": role.rpartition("/")[2]}
    seen = evidence_of(refusal)
    if not (identity and claims):
        return WEB_IDENTITY_REFUSED.finding(*seen, facts=facts)
    message = WEB_IDENTITY_REFUSED
    steps = (*map(Phrase, message.steps[:1]), FITTING.with_(condition=condition_for(claims)))
    commands = tuple(command.format(**facts) for command in message.commands)
    remedy = Remedy(steps, commands, message.links)
    seen += evidence_of_claims(identity, claims)
    return message.finding(*seen, facts=facts, remedy=remedy)


def _sso(context: Context) -> dict[str, str]:
    def of(key: str) -> str:
        found = stated(context, key)
        return found.value if found else "?"

    return {
        "role": of("sso_role_name"),
        "account": of("sso_account_id"),
        "profile": profile_in_use(context),
    }
