"""Finds every check in the area folders, refuses twin codes, and puts them in the order of needs."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter

from checks.model import Check, Message
from checks.own_faults import crashed, out_of_time
from checks.packages import modules_of

AREAS = (
    "cli",
    "files",
    "credentials",
    "network",
    "identity",
    "region",
    "permissions",
    "sdk",
    "detection",
)
"""The parts of the guide, in its order."""


class TwinCode(Exception):
    """Two checks, or two messages that differ, carry one code."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, so that each comes after what it needs, and otherwise in the order of the areas."""
    return in_order(check for area in AREAS for check in _checks_of(area))


def _checks_of(area: str) -> Iterator[Check]:
    folder = importlib.import_module(f"checks.{area}")
    for name in sorted(modules_of(folder.__path__)):
        found = getattr(importlib.import_module(f"checks.{area}.{name}"), "CHECK", None)
        if isinstance(found, Check):
            yield found


def in_order(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks in the order of needs; raises TwinCode, and KeyError for a need that nobody meets."""
    by_code: dict[str, Check] = {}
    for check in checks:
        if check.code in by_code:
            raise TwinCode(check.code)
        by_code[check.code] = check
    sorter = TopologicalSorter({code: check.needs + check.after for code, check in by_code.items()})
    return tuple(by_code[code] for code in _stable(sorter, list(by_code)))


def _stable(sorter: TopologicalSorter[str], wish: list[str]) -> Iterator[str]:
    """Codes one by one: always the earliest of the wish whose needs are met."""
    sorter.prepare()
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=wish.index)
        first, *ready = ready
        yield first
        sorter.done(first)


@cache
def all_messages() -> dict[str, Message]:
    """Every cause that a check may name, and what rekwiz says of its own troubles, by code."""
    found: dict[str, Message] = {}
    of_checks = [message for check in all_checks() for message in check.messages]
    of_itself = [kind(area) for area in AREAS for kind in (crashed, out_of_time)]
    for message in (*of_checks, *of_itself):
        if found.setdefault(message.code, message) is not message:
            raise TwinCode(message.code)
    return dict(sorted(found.items(), key=lambda item: AREAS.index(item[1].area)))


def select(codes: Iterable[str]) -> frozenset[str]:
    """The checks that codes and area names mean; raises LookupError with the first unknown one."""
    chosen: set[str] = set()
    for code in codes:
        meant = {check.code for check in all_checks() if code in (check.code, check.area)}
        if not meant:
            raise LookupError(code)
        chosen |= meant
    return frozenset(chosen)


def with_needs(codes: Iterable[str]) -> tuple[Check, ...]:
    """The checks of these codes and everything that they need, in the order of needs."""
    wanted = set(codes)
    for check in reversed(all_checks()):
        if check.code in wanted:
            wanted |= set(check.needs)
    return tuple(check for check in all_checks() if check.code in wanted)
