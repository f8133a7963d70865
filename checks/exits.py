"""How a command ends, the same in every format (CONTRACT, "Exit codes").

It stands here and not in `wizard` because a report knows its own exit code, and `checks` never
imports `wizard`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum


class Exit(IntEnum):
    """The process's exit code."""

    READY = 0
    NOT_READY = 1
    USAGE = 2
    INCONCLUSIVE = 3
    WARNINGS = 4
    NOT_TAKEN = 5
    BUG = 70
    NOT_EXECUTABLE = 126
    """As a shell says it; here of the command that `sandbox` or `run` was to run."""
    NOT_FOUND = 127
    INTERRUPTED = 130


class FailOn(StrEnum):
    """From which result on a run exits with something other than 0."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    WARN = "warn"
    NEVER = "never"


GRAVEST_FIRST = (
    Exit.NOT_TAKEN,
    Exit.NOT_READY,
    Exit.INCONCLUSIVE,
    Exit.WARNINGS,
    Exit.READY,
)
"""How a run of checks, or a mending, may end."""


def gravest(codes: Iterable[int]) -> int:
    """The exit code of several runs at once."""
    return min(codes, key=lambda code: GRAVEST_FIRST.index(Exit(code)))
