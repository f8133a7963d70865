"""A Region is set, and it is one that AWS has."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.files.in_use import Stated, profile_in_use, region_in_use, stated
from checks.masking import HIDDEN, masked, masked_name
from checks.model import (
    Check,
    Evidence,
    Finding,
    Message,
    Phrase,
    Remedy,
    Severity,
    Undecided,
)
from checks.region.candidates import candidates
from checks.region.empty import EMPTY, empty
from checks.region.mistakes import MALFORMED, MISSPELT, NOT_SET, SECRET, SWAPPED, ZONE_INSTEAD
from checks.region.names import Judgement, Kind, judge
from checks.region.setting import to_set
from checks.sources.aws import Settings
from checks.sources.partitions import region_names
from checks.sources.refusal import Refusal
from checks.sources.shells import unset_remedy

NO_REGION = Phrase("not set")
MENDED_BY_SETTING = {
    Kind.MALFORMED: MALFORMED,
    Kind.MISSPELT: MISSPELT,
    Kind.NEW: MISSPELT,
    Kind.ZONE: ZONE_INSTEAD,
}


def look(context: Context) -> Iterator[Finding | Evidence | Undecided]:
    match context.aws.settings():
        case Settings(region=None):
            yield _not_set(context)
        case Settings(region=region):  # where a line below it was swallowed it is no text
            yield _judged(region if isinstance(region, str) else str(region), context)
            yield from _passed_over(context)
        case Refusal(words=words):
            yield Undecided(Phrase("botocore could not read the settings: {words}", words=words))


def _passed_over(context: Context) -> Iterator[Evidence]:
    """The other places that name a Region, and that a place before them in botocore's order hides."""
    for other in candidates(context)[1:]:
        yield Evidence("passed over", _shown(other.value), other.source)


def _not_set(context: Context) -> Finding:
    output = stated(context, "output")
    if output and judge(output.value, region_names()).kind is Kind.KNOWN:
        seen = Evidence("output", output.value, output.source)
        where = output.location
        return SWAPPED.finding(seen, location=where, value=NO_REGION, source=output.source)
    remedy = to_set(None, None, context)
    profile = profile_in_use(context)
    return NOT_SET.finding(Evidence("region", "None", "botocore"), remedy=remedy, profile=profile)


def _judged(region: str, context: Context) -> Finding | Evidence:
    there = region_in_use(context) or Stated("region", region, "botocore")
    judgement = judge(region, region_names())
    match judgement.kind:
        case Kind.KNOWN:
            return Evidence("region", region, there.source)
        case Kind.EMPTY:
            return empty(there, context)
        case Kind.SECRET:
            remedy = _away(SECRET, there, context)
            seen = Evidence("region", HIDDEN, there.source)
            where = there.location
            return SECRET.finding(seen, location=where, remedy=remedy, source=there.source)
        case Kind.OUTPUT:
            return _finding(SWAPPED, region, there, remedy=_away(SWAPPED, there, context))
    return _mended_by_setting(region, there, judgement, context)


def _away(message: Message, there: Stated, context: Context) -> Remedy | None:
    """A variable is taken away by the person, and no fix can do it."""
    if there.source not in context.environment:
        return None
    away = unset_remedy([there.source], context.platform)
    steps = (*away.steps, *map(Phrase, message.steps))
    return Remedy(steps, (*away.commands, *message.commands), message.links)


def _mended_by_setting(
    region: str, there: Stated, judgement: Judgement, context: Context
) -> Finding:
    return _finding(
        MENDED_BY_SETTING[judgement.kind],
        region,
        there,
        remedy=to_set(judgement.meant, there, context),
        meant=judgement.meant,
        severity=Severity.WARN if judgement.kind is Kind.NEW else None,
    )


def _finding(message: Message, region: str, there: Stated, **more: object) -> Finding:
    value = _shown(region)
    seen = Evidence("region", value, there.source)
    return message.finding(seen, location=there.location, value=value, source=there.source, **more)


def _shown(region: str) -> str:
    """A Region as it may be shown: blanks and signs of other scripts can be seen, a secret cannot."""
    if judge(region, {}).kind is Kind.SECRET:
        return HIDDEN
    plain = region.isascii() and region.isprintable() and region == region.strip()
    hidden = masked_name(region) == HIDDEN
    return HIDDEN if hidden else masked(region if plain and region else repr(region))


CHECK = Check(
    code="region.set",
    title="A Region is set, as a code that AWS knows",
    look=look,
    messages=(NOT_SET, EMPTY, MALFORMED, MISSPELT, ZONE_INSTEAD, SWAPPED, SECRET),
    needs=("credentials.profile",),
    holds=("{region} ({region_from})",),
)
