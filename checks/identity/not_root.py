"""The keys are not those of the account's root user."""

from __future__ import annotations

from collections.abc import Iterator

from checks.console_links import OWN_CREDENTIALS
from checks.context import Context
from checks.model import Check, Cost, Evidence, Message, NotApplicable, Phrase, Seen, Severity
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


def look(context: Context) -> Iterator[Seen]:
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Arn": arn, "Account": account}) if arn.endswith(":root"):
            seen = Evidence("ARN", arn, "sts:GetCallerIdentity")
            yield ROOT_USER.finding(seen, facts={"arn": arn, "account": account})
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
