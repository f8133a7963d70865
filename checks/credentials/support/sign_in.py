"""botocore's refusals of a profile that signs in through a browser."""

from __future__ import annotations

import shlex

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import SSO
from checks.profile import profile_in_use
from checks.refusals.evidence import words_of
from checks.refusals.sign_in import INSUFFICIENT, NEEDED, SIGN_IN_DENIED, denied, needed
from checks.sources.aws.refusal import Refusal

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
        "Missing the following required SSO configuration values: …",
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
    if refusal.code == INSUFFICIENT:
        return denied(refusal, context)
    if refusal.code in NEEDED_CODES:
        by_login = refusal.code.startswith("Login")
        way = Way.BROWSER if by_login else Way.IDENTITY_CENTER
        return needed(refusal, context, sign_in_by(way).signs_in)
    if any(words in refusal.words for words in INCOMPLETE_WORDS):
        return _incomplete(context, refusal)
    return None


def _incomplete(context: Context, refusal: Refusal) -> Finding:
    used, command = way_in_use(context), sign_in_by(Way.IDENTITY_CENTER).sets_up
    profile = used.profile if used else profile_in_use(context)
    setting = used.setting if used else None
    whole = f"{command} --profile {shlex.quote(profile)}"
    return INCOMPLETE.finding(
        Evidence("sign-in", command, setting.source if setting else "botocore"),
        Evidence("words", words_of(refusal), "botocore"),
        location=setting.location if setting else None,
        remedy=Remedy(tuple(map(Phrase, INCOMPLETE.steps)), (whole,), INCOMPLETE.links),
        facts={"profile": profile, "command": command, "words": words_of(refusal)},
    )
