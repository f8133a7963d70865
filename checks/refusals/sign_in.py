"""A sign-in through a browser: nobody is signed in, it has run out, or it is not allowed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.console_links import USERS
from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import SIGN_IN, SIGN_IN_POLICY, SSO
from checks.principal import Principal, principal_of
from checks.profile import profile_in_use
from checks.refusals.evidence import evidence_of, identity_named, words_of
from checks.sources.aws.refusal import Refusal

POLICY = "SignInLocalDevelopmentAccess"
ACTIONS = ("signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token")
"""What that policy allows (IAM, AWS managed policy reference)."""

SIGN_IN_DENIED = Message(
    code="permissions.sign-in-denied",
    severity=Severity.FAIL,
    summary="This identity may not sign in with aws login.",
    why="aws login fetches its tokens with two actions of the service signin. Who may use the console"
    " may not yet use those.",
    recognised="AWS refused signin:AuthorizeOAuth2Access or signin:CreateOAuth2Token.",
    raw=(
        "An error occurred (AccessDeniedException) when calling the CreateOAuth2Token operation",
        "is not authorized to perform: signin:CreateOAuth2Token",
        "is not authorized to perform: signin:AuthorizeOAuth2Access",
        "Unable to create or refresh login credentials due to insufficient permissions. You may be"
        " missing permission for the 'signin:CreateOAuth2Token' action.",
    ),
    steps=(
        "Have an administrator attach the policy SignInLocalDevelopmentAccess to the user or the role.",
        "Then run aws login again.",
    ),
    links=(SIGN_IN, SIGN_IN_POLICY),
    fix=Fix.ATTACH_POLICIES,
    explains=("credentials.sign-in-needed",),
)
NEEDED = Message(
    code="credentials.sign-in-needed",
    severity=Severity.FAIL,
    summary="The profile {profile} signs in with {command}, and nobody is signed in.",
    why="Such a sign-in lasts for some hours; then it has to be done again, in a browser.",
    recognised="botocore finds no token of the sign-in, or one that is too old.",
    steps=(
        "Run the command below and finish the sign-in in the browser that opens.",
        "If none opens, or its answer does not arrive here, add --remote to aws login, or"
        " --use-device-code to aws sso login: then a code is enough.",
        "Then run rekwiz again.",
    ),
    raw=(
        "Error loading SSO Token: Token for … does not exist",
        "The SSO session associated with this profile has expired or is otherwise invalid.",
        "Error when retrieving token from sso: Token has expired and refresh failed",
        "Unable to load a existing login session for session …",
        "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
        "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
        "refresh cached SSO token failed",
        "The refresh token has expired",
        "The provided authorization grant is invalid, expired, revoked, or malformed",
        "The pending authorization to retrieve an SSO token has expired.",
        "Failed to decode the verification code.",
        "Failed to retrieve an auth_code or state from the verification code",
        "Failed to retrieve an authorization code.",
        "Error loading or redeeming a login authorization code: State parameter … does not match",
        "Unable to initialize the OAuth 2.0 authorization callback handler",
    ),
    links=(SSO, SIGN_IN),
    fix=Fix.SIGN_IN,
)
MESSAGES = (SIGN_IN_DENIED, NEEDED)
MADE_ELSEWHERE = Phrase(
    "If the profile's Region has changed since the sign-in: AWS renews one only where it was made. The"
    " new one is made in the Region that the profile has now."
)

TO_USER = Phrase(
    "Have an administrator attach {policy} to {user}: IAM console, Users, the user, Add permissions,"
    " Attach policies directly; or with the command below."
)
TO_ROLE = Phrase("Have an administrator attach {policy} to the role {user}.")
TO_PERMISSION_SET = Phrase(
    "Ask the administrator of IAM Identity Center to add {policy} to the permission set, or sign in with"
    " aws sso login."
)
THEN = Phrase("Then run aws login again.")
FIX = Fix.ATTACH_POLICIES
OPERATIONS = ("CreateOAuth2Token", "AuthorizeOAuth2Access")
DENIED = ("AccessDenied", "AccessDeniedException")
INSUFFICIENT = "LoginInsufficientPermissions"
REVOKED, OF_A_GRANT = "ValidationException", "authorization grant is"
"""What the sign-in service answers to a refresh token that it takes no more, or that another Region's
has made (aws/aws-cli#10613)."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """By operation and code, else by botocore's own exception."""
    asked = refusal.operation.rpartition(":")[2] in OPERATIONS
    if refusal.code == INSUFFICIENT or (asked and refusal.code in DENIED):
        yield denied(refusal, context)
    elif asked and refusal.code == REVOKED and OF_A_GRANT in refusal.words:
        yield needed(refusal, context, sign_in_by(Way.BROWSER).signs_in, MADE_ELSEWHERE)


def denied(refusal: Refusal, context: Context) -> Finding:
    """With the policy that is missing, and whose it has to be: `login_session` is an ARN."""
    used = way_in_use(context)
    stated = used.setting if used and used.way is Way.BROWSER else None
    arn = identity_named(refusal) or (stated.value if stated else "")
    seen = (Evidence("identity", stated.value, stated.source),) if stated else ()
    who = principal_of(arn)
    facts = {"identity": arn, "policy": POLICY, "arn": who.policy_of_aws(POLICY)}
    return SIGN_IN_DENIED.finding(*evidence_of(refusal), *seen, remedy=_granting(who), facts=facts)


def _granting(who: Principal) -> Remedy | None:
    """None where nobody knows whom it is about: the message's own steps."""
    facts = {"policy": POLICY, "user": who.name}
    links = (USERS, *SIGN_IN_DENIED.links)
    named = f"--{who.kind}-name {who.name} --policy-arn {who.policy_of_aws(POLICY)}"
    match who.kind:
        case "role" if who.is_of_identity_center:
            return Remedy((TO_PERMISSION_SET.with_(**facts), THEN), links=SIGN_IN_DENIED.links)
        case "role":
            command = f"aws iam attach-role-policy {named}"
            return Remedy((TO_ROLE.with_(**facts), THEN), (command,), SIGN_IN_DENIED.links, FIX)
        case "user":
            command = f"aws iam attach-user-policy {named}"
            return Remedy((TO_USER.with_(**facts), THEN), (command,), links, FIX)
    return None


def needed(refusal: Refusal, context: Context, command: str, *more: Phrase) -> Finding:
    """That somebody has to sign in: with the profile that does, which a role's may build on."""
    used = way_in_use(context)
    profile = used.profile if used else profile_in_use(context)
    setting = used.setting if used else None
    whole = f"{command} --profile {shlex.quote(profile)}"
    return NEEDED.finding(
        Evidence("sign-in", command, setting.source if setting else "botocore"),
        Evidence("words", words_of(refusal), "botocore"),
        location=setting.location if setting else None,
        remedy=Remedy((*map(Phrase, NEEDED.steps), *more), (whole,), NEEDED.links, Fix.SIGN_IN),
        facts={"profile": profile, "command": command, "words": words_of(refusal)},
    )
