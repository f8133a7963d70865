"""Asking once more what may hang, for a bounded time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from checks.deadline import TooLate, within

Given = TypeVar("Given")
SECONDS = 5.0


def in_time(ask: Callable[[], Given]) -> Given | None:
    """What it gives, or None after some seconds: whatever hung in the run may hang again."""
    try:
        return within(SECONDS, ask, "bundle")
    except TooLate:
        return None
