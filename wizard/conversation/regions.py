"""The Regions to choose from, as a person reads them: a table, and a bar while they are measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from checks.model import Phrase
from checks.region.support.opted_in import Status
from checks.region.support.survey import Place, Survey
from wizard.conversation.protocol import Conversation

Row = Sequence[Phrase | str]
NEAREST = 5
HEADS = (Phrase("Region"), Phrase("Name"), Phrase("Latency"), Phrase("Your account"))
WORDS = {
    Status.BY_DEFAULT: Phrase("always on"),
    Status.ENABLED: Phrase("switched on"),
    Status.NOT_ENABLED: Phrase("not switched on"),
    Status.APART: Phrase("accounts of its own"),
    Status.UNKNOWN: Phrase("unknown", sense="whether a Region is switched on"),
}


@contextmanager
def measuring(conversation: Conversation, of: int) -> Iterator[Callable[[int], None]]:
    """The progress of a survey of so many Regions: it grows with each that has ended."""
    with conversation.progress(_progress(0, of)) as say:
        yield lambda count: say(_progress(count, of))


def _progress(count: int, of: int) -> Phrase:
    return Phrase("Measuring how far away the Regions are: {count} of {of}", count=count, of=of)


def table_of(places: Sequence[Place]) -> tuple[Row, list[Row]]:
    """The heads and the rows; without the column of latencies where nothing was measured."""
    measured = any(place.latency is not None for place in places)
    kept = [0, 1, 2, 3] if measured else [0, 1, 3]
    rows = [_cells(place) for place in places]
    head, *body = [[row[column] for column in kept] for row in (HEADS, *rows)]
    return head, body


def nearest_ones(survey: Survey, default: str) -> list[Place]:
    """As many as one screen wants: the nearest, and the default wherever it comes.

    Those that take an account of their own are left out.
    """
    open_here = [each for each in survey.places if each.status is not Status.APART]
    rest = (each for each in survey.places if each.region.code == default)
    return list(dict.fromkeys((*open_here[:NEAREST], *rest)))


def remark_on(survey: Survey, default: str) -> Phrase | None:
    """The nearest Region beside the default, or why there is none to name."""
    nearest, ours = survey.nearest, survey.of(default)
    if nearest is None:
        return survey.unmeasured
    facts: dict[str, str | int] = {
        "region": nearest.region.code,
        "name": nearest.region.name,
        "near": milliseconds(nearest.latency or 0),
    }
    if nearest is ours:
        return Phrase("{region}, {name}, is the nearest to you, too: {near} ms.", **facts)
    if ours is None or ours.latency is None:
        return Phrase("The nearest to you is {region}, {name}: {near} ms.", **facts)
    return Phrase(
        "The nearest to you is {region}, {name}: {near} ms; {default} is {far} ms away.",
        default=default,
        far=milliseconds(ours.latency),
        **facts,
    )


def _cells(place: Place) -> Row:
    far = "" if place.latency is None else f"{milliseconds(place.latency):>4} ms"
    return (place.region.code, place.region.name, far, WORDS[place.status])


def milliseconds(latency: float) -> int:
    return round(latency * 1000)
