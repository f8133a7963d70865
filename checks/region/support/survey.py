"""The Regions to choose from: what each is called, how far away it is, and whether the account has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from math import inf

from msgspec import Struct

from checks.context import Context
from checks.deadline import TooLate, answered, aside
from checks.model import Phrase
from checks.region.support.distance import measured
from checks.region.support.offered import Region, offered
from checks.region.support.opted_in import (
    COMMERCIAL,
    NOT_ASKED,
    OptIn,
    Status,
    of_the_account,
    on_for_everybody,
)
from checks.sources.aws.partitions import partition_of

ACCOUNT_SECONDS = 5.0


class Place(Struct, frozen=True):
    """A Region that offers Rekognition; `latency` is in seconds, None where it did not answer."""

    region: Region
    status: Status
    latency: float | None = None

    @property
    def milliseconds(self) -> int | None:
        return None if self.latency is None else round(self.latency * 1000)

    @property
    def is_opt_in(self) -> bool:
        """Whether an account must switch it on before it can be used."""
        return self.status is not Status.APART and self.region.code not in on_for_everybody()


class Survey(Struct, frozen=True):
    """`places` come nearest first; `unmeasured` says why nothing was measured, if anybody wanted it."""

    places: tuple[Place, ...]
    told_by: str | None = None
    unmeasured: Phrase | None = None

    @property
    def measured(self) -> bool:
        return any(place.latency is not None for place in self.places)

    @property
    def let_through(self) -> tuple[str, ...] | None:
        """Where a service control policy lets the account use Rekognition; None where none forbids it."""
        if all(place.status is not Status.FORBIDDEN for place in self.places):
            return None
        usable = (Status.BY_DEFAULT, Status.ENABLED)
        return tuple(place.region.code for place in self.places if place.status in usable)

    def of(self, code: str) -> Place | None:
        return next((place for place in self.places if place.region.code == code), None)

    @property
    def nearest(self) -> Place | None:
        """The nearest that the account surely may use; None where nothing was measured."""
        usable = (Status.BY_DEFAULT, Status.ENABLED)
        fitting = (place for place in self.places if place.status in usable)
        return next((place for place in fitting if place.latency is not None), None)


def survey(
    context: Context, *, measure: bool = True, ended: Callable[[int], None] = lambda count: None
) -> Survey:
    """The account is asked while the ways are measured; neither is needed for the list itself."""
    regions = offered()
    codes = [region.code for region in regions]
    ours = [code for code in codes if partition_of(code) == COMMERCIAL]
    account = aside(lambda: of_the_account(context.aws, ours), "survey")
    found = measured(codes, context, ended) if measure else {}
    far: Mapping[str, float] = {} if isinstance(found, Phrase) else found
    opted = _in_time(account)
    places = [
        Place(region, opted.of(code, partition_of(code)), far.get(code))
        for region, code in zip(regions, codes, strict=True)
    ]
    places.sort(key=lambda place: inf if place.latency is None else place.latency)
    return Survey(tuple(places), opted.told_by, found if isinstance(found, Phrase) else None)


def _in_time(account: Future[OptIn]) -> OptIn:
    try:
        return answered(account, ACCOUNT_SECONDS)
    except TooLate:
        return NOT_ASKED
