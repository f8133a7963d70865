"""The account is the one that was stated."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Cost, Evidence, Message, NotApplicable, Phrase, Seen, Severity
from checks.sources.aws.ask import Answer

UNEXPECTED_ACCOUNT = Message(
    code="identity.unexpected-account",
    severity=Severity.FAIL,
    summary="The keys belong to account {account}, and {expected} was expected.",
    why="Another profile, or keys in the environment, lead to another account. What is used there"
    " is billed there.",
    recognised="STS names another account than --account or the configuration file does.",
    steps=(
        "Choose the profile of the right account with --profile.",
        "Look at credential_source in the report: it says where the keys came from.",
        "If the account is right after all, correct --account.",
    ),
    commands=("aws configure list-profiles", "aws sts get-caller-identity"),
    links=("https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",),
)


def look(context: Context) -> Iterator[Seen]:
    if context.account is None:
        yield NotApplicable(Phrase("No account was stated with --account."))
        return
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Account": account}):
            seen = Evidence("account", account, "sts:GetCallerIdentity")
            if account == context.account:
                yield seen
            else:
                yield UNEXPECTED_ACCOUNT.finding(
                    seen, facts={"account": account, "expected": context.account}
                )
        case _:
            yield NotApplicable(Phrase("AWS did not say who is calling."))


CHECK = Check(
    code="identity.account",
    title="The account is the one that was stated",
    look=look,
    messages=(UNEXPECTED_ACCOUNT,),
    needs=("identity.known",),
    cost=Cost.NETWORK,
)
