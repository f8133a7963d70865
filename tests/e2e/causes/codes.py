"""The codes of causes.md: read from it where it lies beside the project, else from our own list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CAUSES = Path(__file__).parents[4] / "shared" / "causes.md"
COMMITTED = Path(__file__).with_name("codes.txt")
ROW = re.compile(r"\| `([a-z0-9]+\.[a-z0-9-]+)` \|")
CODE = re.compile(r"`([a-z0-9]+\.[a-z0-9-]+)`")
MET_BY_FIXES = frozenset({"permissions.attach-denied", "permissions.too-many-policies"})
"""No check raises these: the fix meets them."""


@dataclass(frozen=True)
class Row:
    """A row of a table of findings, as far as the catalogue must agree with it."""

    code: str
    severity: str
    fix: str | None
    explains: frozenset[str]


def rows() -> tuple[Row, ...]:
    """The findings that checks raise; none where causes.md is not there."""
    if not CAUSES.is_file():
        return ()
    findings = CAUSES.read_text("utf-8").partition("## Order of tests")[0]
    return tuple(_row(line) for line in findings.splitlines() if ROW.match(line))


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    code, severity, _, _, _, fix, explains, *_ = cells
    named = re.search(r"`([a-z0-9-]+)`", fix)
    return Row(code.strip("`"), severity, named and named[1], frozenset(CODE.findall(explains)))


def codes() -> tuple[str, ...]:
    """Every code, in the order of the file."""
    committed = tuple(COMMITTED.read_text("utf-8").split())
    return tuple(row.code for row in rows()) or committed
