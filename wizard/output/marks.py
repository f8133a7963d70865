"""What stands before a line, and how its pieces sound."""

from __future__ import annotations

from enum import StrEnum

from checks.model import Severity, State


class Mark(StrEnum):
    """What stands before a line: how it went. Legible without colour."""

    DONE = "✓"
    WARN = "!"
    FAIL = "✗"
    UNKNOWN = "?"
    SKIPPED = "·"
    NOW = "▸"
    ITEM = "-"
    PLAIN = " "


class Tone(StrEnum):
    """How a piece of a line sounds, beside the marks, where there are colours."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    LINK = "link"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


SEVERITY_MARKS = {
    Severity.FAIL: Mark.FAIL,
    Severity.WARN: Mark.WARN,
    Severity.UNKNOWN: Mark.UNKNOWN,
    Severity.INFO: Mark.SKIPPED,
}
"""How a finding stands in a list."""

STATE_MARKS = {
    State.PASS: Mark.DONE,
    State.WARN: Mark.WARN,
    State.FAIL: Mark.FAIL,
    State.UNKNOWN: Mark.UNKNOWN,
    State.SKIP: Mark.SKIPPED,
    State.NA: Mark.SKIPPED,
}
"""How a check, or an area of them, stands in a list."""
