"""IAM, which has an address of its own, can be reached: only then can policies be read."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.model import Check, Cost, Evidence, Seen, Severity
from checks.refusals import reading as refused
from checks.sources.aws.refusal import Refusal

SECONDS = 1.0


def _ahead(context: Context) -> None:
    """After the questions on which more depends."""
    context.aws.outbox.wait(SECONDS)
    context.aws.reach("iam")


def look(context: Context) -> Iterator[Seen]:
    """What stands in the way is a remark: a first face detection works without IAM."""
    answer = context.aws.reach("iam")
    if not isinstance(answer, Refusal) or answer.reached_aws:
        yield Evidence("round trip", f"{answer.took * 1000:.0f} ms", answer.operation)
        return
    for finding in refused.findings_of(answer, context):
        yield replace(finding, severity=Severity.INFO)


CHECK = Check(
    code="network.iam",
    title="IAM can be reached, so that policies can be read",
    look=look,
    messages=refused.ANY_QUESTION,
    needs=("network.reachable",),
    required=False,
    cost=Cost.NETWORK,
    ahead=_ahead,
)
