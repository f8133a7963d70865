"""A finding that somebody knows of and lives with, for a reason and until a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Mute:
    """A finding of this code counts for nothing up to the end of that day (UTC).

    `place` is where that was said: a file and its line.
    """

    code: str
    reason: str
    until: date
    place: str = field(default="", compare=False)

    def holds_on(self, day: date) -> bool:
        return day <= self.until
