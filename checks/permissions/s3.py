"""The identity may list the account's buckets, as the guide's second policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Cost, Evidence, Seen
from checks.refusals import reading as refused
from checks.sources.aws.refusal import Refusal

ACTION = "s3:ListAllMyBuckets"


def look(context: Context) -> Iterator[Seen]:
    answer = context.aws.ask("s3", "ListBuckets")
    if isinstance(answer, Refusal):
        yield from refused.findings_of(answer, context)
    else:
        yield Evidence("allowed", ACTION, answer.operation)


CHECK = Check(
    code="permissions.s3",
    title="The identity may call s3:ListAllMyBuckets",
    look=look,
    messages=refused.messages_of("s3"),
    needs=("identity.known",),
    cost=Cost.NETWORK,
    holds=("listing buckets is allowed",),
)
