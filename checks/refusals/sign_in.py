"""AWS refuses the sign-in itself: whoever signed in may not use `aws login`."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Finding, Message, Severity
from checks.pages import SIGN_IN
from checks.refusals.evidence import evidence_of
from checks.sources.aws.refusal import Refusal

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
    ),
    steps=(
        "Have an administrator attach the policy SignInLocalDevelopmentAccess to the user or the role.",
        "Then run aws login again.",
    ),
    links=(SIGN_IN,),
    explains=("credentials.sign-in-needed",),
)
MESSAGES = (SIGN_IN_DENIED,)
OPERATIONS = ("CreateOAuth2Token", "AuthorizeOAuth2Access")
DENIED = ("AccessDenied", "AccessDeniedException")


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """By operation and code, else by botocore's own exception."""
    asked = refusal.operation.rpartition(":")[2] in OPERATIONS and refusal.code in DENIED
    if asked or refusal.code == "LoginInsufficientPermissions":
        yield SIGN_IN_DENIED.finding(*evidence_of(refusal))
