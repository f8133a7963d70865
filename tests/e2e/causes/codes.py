"""What causes must be, by `tests/data/causes.toml`: the tables of findings that the project keeps to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
MET_BY_FIXES = frozenset({"permissions.attach-denied", "permissions.too-many-policies"})
"""No check raises these: the fix meets them."""


@dataclass(frozen=True)
class Row:
    """A row of a table of findings, as far as the catalogue must agree with it."""

    code: str
    severity: str
    fix: str | None
    explains: frozenset[str]


@cache
def rows() -> tuple[Row, ...]:
    """The findings that checks raise, in the order of the tables."""
    causes = tomllib.loads((DATA / "causes.toml").read_text("utf-8"))["cause"]
    return tuple(
        Row(
            cause["code"],
            cause["severity"],
            cause.get("fix"),
            frozenset(cause.get("explains", ())),
        )
        for cause in causes
    )


def codes() -> tuple[str, ...]:
    """Every code, in the same order."""
    return tuple(row.code for row in rows())


def not_built() -> frozenset[str]:
    """The fixes that the tables name and rekwiz has not: this list may only shrink."""
    return frozenset((DATA / "fixes_not_built.txt").read_text("utf-8").split())
