"""The Regions to choose from: a bar while they are measured, and which of them to name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checks.model import Phrase
from checks.region.support.opted_in import Status
from checks.region.support.survey import Place, Survey
from wizard.conversation.protocol import Conversation

NEAREST = 5


@contextmanager
def measuring(conversation: Conversation, of: int) -> Iterator[Callable[[int], None]]:
    """The progress of a survey of so many Regions: it grows with each that has ended."""
    with conversation.progress(_progress(0, of)) as say:
        yield lambda count: say(_progress(count, of))


def _progress(count: int, of: int) -> Phrase:
    return Phrase("Measuring how far away the Regions are: {count} of {of}", count=count, of=of)


def nearest_ones(survey: Survey, default: str) -> list[Place]:
    """As many as one screen wants: the nearest, and the default wherever it comes.

    Those that take an account of their own are left out, and those that a policy forbids.
    """
    closed = (Status.APART, Status.FORBIDDEN)
    open_here = [each for each in survey.places if each.status not in closed]
    rest = (each for each in survey.places if each.region.code == default)
    return list(dict.fromkeys((*open_here[:NEAREST], *rest)))


def remark_on(survey: Survey, default: str) -> Phrase | None:
    """The nearest Region beside the default, or why there is none to name."""
    nearest, ours = survey.nearest, survey.of(default)
    if nearest is None or nearest.milliseconds is None:
        return survey.unmeasured
    facts: dict[str, str | int] = {
        "region": nearest.region.code,
        "name": nearest.region.name,
        "near": nearest.milliseconds,
    }
    if nearest is ours:
        return Phrase("{region}, {name}, is the nearest to you, too: {near} ms.", **facts)
    if ours is None or ours.milliseconds is None:
        return Phrase("The nearest to you is {region}, {name}: {near} ms.", **facts)
    return Phrase(
        "The nearest to you is {region}, {name}: {near} ms; {default} is {far} ms away.",
        default=default,
        far=ours.milliseconds,
        **facts,
    )
