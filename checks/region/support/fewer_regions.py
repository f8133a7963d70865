"""The operations of Rekognition that fewer Regions have than DetectFaces, by AWS's own lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct


class Listing(Struct, frozen=True):
    """Where AWS offers some operations, as it said at `source` on a day."""

    actions: tuple[str, ...]
    regions: tuple[str, ...]
    source: str
    date: str


def listing_without(action: str, region: str) -> Listing | None:
    """The list that has this action (`rekognition:CreateFaceLivenessSession`) and not this Region."""
    return next(
        (each for each in _listings() if action in each.actions and region not in each.regions),
        None,
    )


@cache
def _listings() -> tuple[Listing, ...]:
    read = tomllib.loads(Path(__file__).with_name("fewer_regions.toml").read_text("utf-8"))
    return tuple(
        Listing(
            tuple(group["actions"]), tuple(group["regions"]), group["source"], str(group["date"])
        )
        for group in read["group"]
    )
