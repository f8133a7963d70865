"""botocore's refusals of a profile that signs in through a browser."""

from __future__ import annotations

import shlex

from checks.context import Context
from checks.model import Evidence, Finding, Message, Remedy, Severity
from checks.pages import SIGN_IN, SSO
from checks.profile import Stated, names_in_use, profile_in_use, stated
from checks.refusals.evidence import evidence_of, words_of
from checks.refusals.sign_in import SIGN_IN_DENIED
from checks.sources.aws.refusal import Refusal

NEEDED = Message(
    code="credentials.sign-in-needed",
    severity=Severity.FAIL,
    summary="The profile {profile} signs in with {command}, and nobody is signed in.",
    why="Such a sign-in lasts for some hours; then it has to be done again, in a browser.",
    recognised="botocore finds no token of the sign-in, or one that is too old.",
    steps=(
        "Run the command below and finish the sign-in in the browser that opens.",
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
    ),
    links=(SSO, SIGN_IN),
)
INCOMPLETE = Message(
    code="credentials.sso-incomplete",
    severity=Severity.FAIL,
    summary="The settings for IAM Identity Center of the profile {profile} are not complete.",
    why="A sign-in needs the start URL, its Region, the account and the role, and a section"
    " [sso-session NAME] where the profile names one. botocore says: {words}",
    recognised="botocore's words: missing required configuration, sso-session does not exist, or"
    " is inconsistent between.",
    steps=(
        "Ask your administrator for the start URL and the Region of IAM Identity Center.",
        "Run the command below: it asks for everything and writes the settings anew.",
    ),
    raw=(
        'The profile "…" is configured to use SSO but is missing required configuration: …',
        'The specified sso-session does not exist: "…"',
        "is inconsistent between profile (…) and sso-session (…).",
    ),
    links=(SSO,),
    explains=("network.not-asked",),  # botocore then makes no client, not even an unsigned one
)
MESSAGES = (NEEDED, INCOMPLETE, SIGN_IN_DENIED)
NEEDED_CODES = (
    "UnauthorizedSSOTokenError",
    "SSOTokenLoadError",
    "TokenRetrievalError",
    "LoginTokenLoadError",
    "LoginRefreshRequired",
    "LoginError",
)
INCOMPLETE_WORDS = (
    "missing required configuration",
    "sso-session does not exist",
    "is inconsistent between",
)


def explained(context: Context, refusal: Refusal) -> Finding | None:
    """The finding that stands for a refusal about a sign-in; None for all else."""
    if refusal.code == "LoginInsufficientPermissions":
        return SIGN_IN_DENIED.finding(*evidence_of(refusal))
    if refusal.code in NEEDED_CODES:
        by_login = refusal.code.startswith("Login")
        return _finding(NEEDED, "aws login" if by_login else "aws sso login", context, refusal)
    if any(words in refusal.words for words in INCOMPLETE_WORDS):
        return _finding(INCOMPLETE, "aws configure sso", context, refusal)
    return None


def _who_signs_in(context: Context) -> tuple[str, Stated | None]:
    """The profile that has the sign-in, with its setting: the one in use, or one that it builds on."""
    for profile in names_in_use(context):
        for key in ("sso_session", "login_session", "sso_start_url"):
            if setting := stated(context, key, profile):
                return profile, setting
    return profile_in_use(context), None


def _finding(message: Message, command: str, context: Context, refusal: Refusal) -> Finding:
    profile, setting = _who_signs_in(context)
    facts = {"profile": profile, "command": command, "words": words_of(refusal)}
    plain = message.finding(facts=facts)
    whole = f"{command} --profile {shlex.quote(profile)}"
    said = Evidence("words", words_of(refusal), "botocore")
    return message.finding(
        Evidence("sign-in", command, setting.source if setting else "botocore"),
        said,
        location=setting.location if setting else None,
        remedy=Remedy(plain.remedy.steps, (whole,), message.links),
        facts=facts,
    )
