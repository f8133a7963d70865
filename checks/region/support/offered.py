"""The Regions that offer Rekognition's image operations, from botocore's list and from our own."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

from checks.geography.names import DEFAULT_REGION, name_of
from checks.region.support.opted_in import COMMERCIAL, on_for_everybody
from checks.sources.aws.partitions import partition_of, region_names, regions_of

NEARER = {
    "ap-southeast-4": "ap-southeast-2",
    "ap-southeast-6": "ap-southeast-2",
    "me-central-1": "ap-south-1",
    "me-south-1": "ap-south-1",
}
"""Regions whose code does not tell which one is near: Melbourne and New Zealand, the Gulf."""
APART = ("aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f")
"""Partitions without a way in from the internet: never proposed."""


class Region(Struct, frozen=True):
    """A Region's code and the name that people know: `eu-central-1`, "Europe (Frankfurt)"."""

    code: str
    name: str


def offered() -> tuple[Region, ...]:
    """The Regions whose Rekognition answers DetectFaces, in the order of their codes."""
    names = region_names()
    reachable = (code for code in offering() if partition_of(code) not in APART)
    return tuple(Region(code, name_of(code, names)) for code in sorted(reachable))


def offering() -> frozenset[str]:
    """The codes of all these Regions: botocore's list and our own, less what is wrong in them."""
    ours = _list()
    return (frozenset(regions_of("rekognition")) | ours.regions) - ours.not_for_images


def usable(meant: str | None) -> str:
    """The Region that was probably meant, else the guide's; one near it where it lacks Rekognition."""
    region = meant or DEFAULT_REGION
    return region if region in offering() else instead_of(region)


def instead_of(region: str) -> str:
    """Where Rekognition is, near to a Region that lacks it, as far as their codes tell.

    Of those that every account has, the first whose code begins most like it; else the guide's.
    """
    partition, all_of_them = partition_of(region), sorted(offering())
    fitting = [code for code in all_of_them if partition_of(code) == partition]
    if partition == COMMERCIAL:
        fitting = [code for code in fitting if code in on_for_everybody()]
    near = max(fitting, key=lambda code: _alike(code, region), default=DEFAULT_REGION)
    return NEARER.get(region) or (near if _alike(near, region) else DEFAULT_REGION)


def _alike(one: str, other: str) -> int:
    """How many parts of two codes are the same from the left: `eu-west-1` and `eu-west-3`, two."""
    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


class _List(Struct, frozen=True):
    regions: frozenset[str]
    not_for_images: frozenset[str]


@cache
def _list() -> _List:
    read = tomllib.loads(Path(__file__).with_name("offered.toml").read_text("utf-8"))
    return _List(frozenset(read["regions"]), frozenset(read["not_for_images"]))
