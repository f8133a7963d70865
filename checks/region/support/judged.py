"""What is wrong with a Region where it is stated: what two checks may find."""

from __future__ import annotations

from checks.context import Context
from checks.geography.names import Judgement, Kind, judge
from checks.masking import HIDDEN, masked, masked_region
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.profile import Stated, unset_by_hand
from checks.region.support.empty_region import EMPTY, empty
from checks.region.support.how_to_set import to_set
from checks.region.support.mistake_messages import (
    MALFORMED,
    MISSPELT,
    SECRET,
    SWAPPED,
    ZONE_INSTEAD,
)
from checks.region.support.offered import usable
from checks.sources.aws.partitions import region_names

MESSAGES = (EMPTY, MALFORMED, MISSPELT, ZONE_INSTEAD, SWAPPED, SECRET)
MENDED_BY_SETTING = {
    Kind.MALFORMED: MALFORMED,
    Kind.MISSPELT: MISSPELT,
    Kind.NEW: MISSPELT,
    Kind.ZONE: ZONE_INSTEAD,
}


def fault_in(there: Stated, context: Context) -> Finding | None:
    """What is wrong with the Region that stands there; None for one of the lists.

    A Region that is on no list and written as all are is a warning.
    """
    judgement = judge(there.value, region_names())
    match judgement.kind:
        case Kind.KNOWN:
            return None
        case Kind.EMPTY:
            return empty(there, context)
        case Kind.SECRET:
            return _taken_away(SECRET, there, context)
        case Kind.OUTPUT:
            return _taken_away(SWAPPED, there, context)
    return _mended_by_setting(there, judgement, context)


def shown_region(region: str) -> str:
    """A Region as it may be shown: blanks at its ends can be seen, a secret cannot."""
    if judge(region, {}).kind is Kind.SECRET or masked_region(region) == HIDDEN:
        return HIDDEN
    plain = region.isprintable() and region == region.strip()
    return masked(region if plain and region else repr(region))


def _away(message: Message, there: Stated, context: Context) -> Remedy | None:
    """A variable is taken away by the person, and no fix can do it."""
    away = unset_by_hand(there, context)
    if away is None:
        return None
    steps = (*away.steps, *map(Phrase, message.steps))
    return Remedy(steps, (*away.commands, *message.commands), message.links)


def _mended_by_setting(there: Stated, judgement: Judgement, context: Context) -> Finding:
    value = shown_region(there.value)
    return MENDED_BY_SETTING[judgement.kind].finding(
        Evidence("region", value, there.source),
        severity=Severity.WARN if judgement.kind is Kind.NEW else None,
        location=there.location,
        remedy=to_set(judgement.meant, there, context),
        facts={"value": value, "source": there.source, "meant": usable(judgement.meant)},
    )


def _taken_away(message: Message, there: Stated, context: Context) -> Finding:
    """What stands there is no Region at all, and nobody can tell which one was meant."""
    value = shown_region(there.value)
    return message.finding(
        Evidence("region", value, there.source),
        location=there.location,
        remedy=_away(message, there, context),
        facts={"value": value, "source": there.source},
    )
