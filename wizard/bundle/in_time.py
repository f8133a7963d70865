"""Asking once more what may hang, for a bounded time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")
SECONDS = 5.0


def in_time(ask: Callable[[], Given]) -> Given | None:
    """What it gives, or None after some seconds: whatever hung in the run may hang again."""
    given: list[Given] = []
    worker = threading.Thread(target=lambda: given.append(ask()), daemon=True)
    worker.start()
    worker.join(SECONDS)
    return given[0] if given else None
