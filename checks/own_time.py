"""The time of the person's own programs in a run, told apart from that of rekwiz and of AWS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checks.model import Cost, Outcome
from checks.report import OwnPrograms

if TYPE_CHECKING:
    from checks.sources.local.programs import Spell


def own_time(
    spells: Iterable[Spell], outcomes: Iterable[Outcome], began: float, ended: float
) -> OwnPrograms:
    """That of a run from `began` to `ended`, on the clock of `time.monotonic`: programs that ran side by
    side count once, and alone they are once no check is left that asks no program."""
    times = list(_together((max(each.began, began), min(each.ended, ended)) for each in spells))
    others = (each.ended for each in outcomes if each.check.cost is not Cost.PROGRAM)
    rest = max(others, default=began)
    return OwnPrograms(
        sum(until - since for since, until in times),
        sum(until - max(since, rest) for since, until in times if until > rest),
    )


def _together(times: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The same times, those that overlap as one."""
    since = until = 0.0
    for start, end in sorted(each for each in times if each[1] > each[0]):
        if start > until:
            if until > since:
                yield since, until
            since = start
        until = max(until, end)
    if until > since:
        yield since, until
