"""AWS knows the keys: STS says whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Cost, Evidence, Seen
from checks.principal import principal_of
from checks.refusals import reading as refused
from checks.refusals.denials import ROLE_REFUSED
from checks.refusals.not_aws import UNRECOGNISABLE, unrecognisable
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal


def _whose_keys(context: Context) -> Answer | Refusal:
    return context.aws.ask("sts", "GetCallerIdentity")


def look(context: Context) -> Iterator[Seen]:
    match _whose_keys(context):
        case Answer(value={"Account": account, "Arn": arn}, operation=operation):
            yield Evidence("name", principal_of(arn).name, operation)
            yield Evidence("account", account, operation)
        case Answer() as answer:
            yield from unrecognisable(answer, context)
        case Refusal() as refusal:
            yield from refused.findings_of(refusal, context)


CHECK = Check(
    code="identity.known",
    title="AWS knows these keys",
    look=look,
    messages=(*refused.ANY_QUESTION, ROLE_REFUSED, UNRECOGNISABLE),
    needs=("credentials.shape", "network.reachable"),
    cost=Cost.NETWORK,
    holds=("{name}, account {account}",),
    ahead=_whose_keys,
)
