"""The Regions that offer Rekognition, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checks.model import Phrase
from checks.region.support.opted_in import Status

if TYPE_CHECKING:
    from checks.region.support.survey import Place

Row = Sequence[Phrase | str]
HEADS = (Phrase("Region"), Phrase("Name"), Phrase("Latency"), Phrase("Your account"))
WORDS = {
    Status.BY_DEFAULT: Phrase("always on"),
    Status.ENABLED: Phrase("switched on"),
    Status.NOT_ENABLED: Phrase("not switched on"),
    Status.APART: Phrase("accounts of its own"),
    Status.FORBIDDEN: Phrase("not allowed", sense="a Region, to the account"),
    Status.UNKNOWN: Phrase("unknown", sense="whether a Region is switched on"),
}


def table_of(places: Sequence[Place]) -> tuple[Sequence[Phrase], list[Row]]:
    """The heads and the rows; without the column of latencies where nothing was measured."""
    measured = any(place.latency is not None for place in places)
    kept = [0, 1, 2, 3] if measured else [0, 1, 3]
    rows: list[Row] = [[_cells(place)[column] for column in kept] for place in places]
    return [HEADS[column] for column in kept], rows


def _cells(place: Place) -> Row:
    far = "" if place.milliseconds is None else f"{place.milliseconds:>4} ms"
    return (place.region.code, place.region.name, far, WORDS[place.status])
