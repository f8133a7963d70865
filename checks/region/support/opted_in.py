"""Which Regions the account has switched on, where the identity may look."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checks.geography.names import DEFAULT_REGION
from checks.region.support.let_through import ASKED, NO_POLICY, LetThrough, let_through
from checks.sources.aws.ask import Answer, Aws, Keys

MOST_PAGES = 10
COMMERCIAL = "aws"
"""The partition whose accounts switch Regions on and off."""


class Status(StrEnum):
    """What a Region is to the account."""

    BY_DEFAULT = "enabled-by-default"
    ENABLED = "enabled"
    NOT_ENABLED = "not-enabled"
    APART = "other-partition"
    """Of accounts of its own, such as AWS GovCloud (US)."""
    FORBIDDEN = "not-allowed"
    """By a service control policy: of the account's organization, or of AWS's for a project."""
    UNKNOWN = "unknown"


OF_ACCOUNT = {
    "ENABLED_BY_DEFAULT": Status.BY_DEFAULT,
    "ENABLED": Status.ENABLED,
    "ENABLING": Status.NOT_ENABLED,
    "DISABLING": Status.NOT_ENABLED,
    "DISABLED": Status.NOT_ENABLED,
}
"""https://docs.aws.amazon.com/accounts/latest/reference/API_Region.html"""
OF_EC2 = {
    "opt-in-not-required": Status.BY_DEFAULT,
    "opted-in": Status.ENABLED,
    "not-opted-in": Status.NOT_ENABLED,
}
"""https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Region.html"""


class OptIn(Struct, frozen=True):
    """What is known of the account; `told_by` is the question that was answered, if one was."""

    told: Mapping[str, Status]
    told_by: str | None = None
    policy: LetThrough = NO_POLICY

    def of(self, region: str, partition: str | None) -> Status:
        if region in self.policy.forbidden:
            return Status.FORBIDDEN
        if region in self.policy.accepted and region not in on_for_everybody():
            return Status.ENABLED
        if region in self.told:
            return self.told[region]
        if partition != COMMERCIAL:
            return Status.APART
        return Status.BY_DEFAULT if region in on_for_everybody() else Status.UNKNOWN


NOT_ASKED = OptIn({})


def of_the_account(aws: Aws, regions: Iterable[str] = ()) -> OptIn:
    """By account:ListRegions, else ec2:DescribeRegions; without keys or leave, what all have.

    `regions` are those of which a service control policy may let some through only.
    """
    if not isinstance(aws.keys(), Keys):
        return NOT_ASKED
    policy = let_through(aws, regions, DEFAULT_REGION)
    told = _told(aws)
    by = told.told_by or (ASKED if policy.forbidden else None)
    return replace(told, policy=policy, told_by=by)


def _told(aws: Aws) -> OptIn:
    told = {
        region["RegionName"]: OF_ACCOUNT.get(region["RegionOptStatus"], Status.UNKNOWN)
        for region in _listed(aws)
    }
    return OptIn(told, "account:ListRegions") if told else _described(aws)


def _listed(aws: Aws) -> Iterator[dict[str, Any]]:
    after: dict[str, str] = {}
    for _ in range(MOST_PAGES):
        page = aws.ask("account", "ListRegions", region=DEFAULT_REGION, MaxResults=50, **after)
        if not isinstance(page, Answer):
            return
        yield from page.value.get("Regions", [])
        if not (token := page.value.get("NextToken")):
            return
        after = {"NextToken": token}


def _described(aws: Aws) -> OptIn:
    answer = aws.ask("ec2", "DescribeRegions", region=DEFAULT_REGION, AllRegions=True)
    regions = answer.value.get("Regions", []) if isinstance(answer, Answer) else []
    told = {
        region["RegionName"]: OF_EC2.get(region.get("OptInStatus", ""), Status.UNKNOWN)
        for region in regions
    }
    return OptIn(told, "ec2:DescribeRegions") if told else NOT_ASKED


@cache
def on_for_everybody() -> frozenset[str]:
    """The Regions that no account has to switch on (and none can switch off)."""
    read = tomllib.loads(Path(__file__).with_name("by_default.toml").read_text("utf-8"))
    return frozenset(read["regions"])
