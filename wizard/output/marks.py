"""What stands before a line, and how a finding stands in a list."""

from __future__ import annotations

from enum import StrEnum

from checks.model import Severity


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


SEVERITY_MARKS = {
    Severity.FAIL: Mark.FAIL,
    Severity.WARN: Mark.WARN,
    Severity.UNKNOWN: Mark.UNKNOWN,
    Severity.INFO: Mark.SKIPPED,
}
"""How a finding stands in a list."""
