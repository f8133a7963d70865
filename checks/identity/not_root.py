"""The keys are not those of the account's root user."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts.sign_ins import Way, way_in_use
from checks.console_links import CREATE_USER, OWN_CREDENTIALS
from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import SIGN_IN
from checks.sources.aws.ask import Answer

ROOT_USER = Message(
    code="identity.root-user",
    severity=Severity.WARN,
    summary="These are keys of the root user of account {account}.",
    why="The root user may do everything, even close the account, and no policy limits it. Whoever"
    " finds such keys owns the account.",
    recognised="STS names the caller {arn}.",
    raw=('"Arn": "arn:aws:iam::…:root"',),
    steps=(
        "Create an IAM user with AmazonRekognitionFullAccess and AmazonS3ReadOnlyAccess.",
        "Create an access key for that user and enter it with rekwiz setup.",
        "Then delete the root user's keys: sign in as root, Security credentials, Access keys.",
    ),
    commands=("rekwiz setup",),
    links=(
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
        OWN_CREDENTIALS,
    ),
)

CAME = Phrase("You are signed in as the root user of account {account}.")
SIGNED_IN = Remedy(
    (
        Phrase(
            "Create an IAM user with AmazonRekognitionFullAccess, AmazonS3ReadOnlyAccess and"
            " SignInLocalDevelopmentAccess, and a password for the console."
        ),
        Phrase(
            "End the root user's sign-in with the first command. There is no key that would have to be"
            " deleted."
        ),
        Phrase("Sign in to the console as that user; then sign in here with the second."),
    ),
    ("aws logout", "aws login"),
    (
        *ROOT_USER.links[:1],
        CREATE_USER,
        SIGN_IN,
    ),
)
"""For who came by `aws login`: what lies on this computer ends by itself after hours."""


def _came_by_login(context: Context) -> bool:
    used = way_in_use(context)
    return used is not None and used.way is Way.BROWSER


def look(context: Context) -> Iterator[Seen]:
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Arn": arn, "Account": account}) if arn.endswith(":root"):
            seen = Evidence("ARN", arn, "sts:GetCallerIdentity")
            facts = {"arn": arn, "account": account}
            if _came_by_login(context):
                said = CAME.with_(**facts)
                yield ROOT_USER.finding(seen, facts=facts, remedy=SIGNED_IN, summary=said)
            else:
                yield ROOT_USER.finding(seen, facts=facts)
        case Answer():
            return
        case _:
            yield NotApplicable(Phrase("AWS did not say who is calling."))


CHECK = Check(
    code="identity.not-root",
    title="The keys are not the root user's",
    look=look,
    messages=(ROOT_USER,),
    needs=("identity.known",),
    required=False,
    cost=Cost.NETWORK,
)
