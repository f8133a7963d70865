"""A Region is set, and it is one that AWS has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.context import Context
from checks.geography.names import Kind, judge
from checks.model import Check, Evidence, Finding, Phrase, Undecided
from checks.profile import Stated, profile_in_use, region_in_use, stated
from checks.region.support import judged
from checks.region.support.candidates import candidates
from checks.region.support.how_to_set import to_set
from checks.region.support.judged import fault_in, shown_region
from checks.region.support.mistake_messages import NOT_SET, SWAPPED
from checks.sources.aws.ask import Settings
from checks.sources.aws.partitions import region_names
from checks.sources.aws.refusal import Refusal

NO_REGION = Phrase(
    "The Region and the output format stand in each other's place: the Region is not set ({source})."
)


def look(context: Context) -> Iterator[Finding | Evidence | Undecided]:
    match context.aws.settings():
        case Settings(region=None):
            yield _not_set(context)
        case Settings(region=str(region)):
            yield _judged(region, context)
            yield from _passed_over(context)
        case Refusal(words=words):
            yield Undecided(Phrase("botocore could not read the settings: {words}", words=words))


def _passed_over(context: Context) -> Iterator[Evidence]:
    """The other places that name a Region, and that a place before them in botocore's order hides."""
    for other in candidates(context)[1:]:
        yield Evidence("passed over", shown_region(other.value), other.source)


def _not_set(context: Context) -> Finding:
    output = stated(context, "output")
    if output and judge(output.value, region_names()).kind is Kind.KNOWN:
        seen = Evidence("output", output.value, output.source)
        where = output.location
        about = {"source": output.source}
        return SWAPPED.finding(seen, location=where, summary=NO_REGION, facts=about)
    remedy = to_set(None, None, context)
    profile = profile_in_use(context)
    return NOT_SET.finding(
        Evidence("region", "None", "botocore"), remedy=remedy, facts={"profile": profile}
    )


def _judged(region: str, context: Context) -> Finding | Evidence:
    there = region_in_use(context) or Stated("region", region, "botocore")
    there = replace(there, value=region)  # where a line was swallowed botocore takes more of it
    return fault_in(there, context) or Evidence("region", region, there.source)


CHECK = Check(
    code="region.set",
    title="A Region is set, as a code that AWS knows",
    look=look,
    messages=(NOT_SET, *judged.MESSAGES),
    needs=("credentials.profile",),
    holds=("{region} ({region_from})",),
)
