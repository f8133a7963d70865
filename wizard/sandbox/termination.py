"""Turns SIGTERM and SIGHUP into SystemExit, so that `with` blocks are left in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | int | None
_ENDING = ("SIGTERM", "SIGHUP")


class Unwinding:
    """Between `begin` and `end` a signal that would end the process at once unwinds it instead.

    It exits with 128 + the signal's number, as a shell reports it. Handlers that somebody has
    set are left alone, and outside the main thread, where none can be set, nothing is done.
    """

    def __init__(self) -> None:
        self._before: dict[signal.Signals, Handler] = {}

    def begin(self) -> None:
        """Takes over the signals that still have their default action."""
        for number in _numbers(*_ENDING):
            if signal.getsignal(number) is signal.SIG_DFL:
                self._before[number] = signal.signal(number, _unwind)

    def hold(self) -> None:
        """Ignores them, and Ctrl-C, while something is put away that must not be left half done."""
        for number in _numbers("SIGINT", *_ENDING):
            before = signal.signal(number, signal.SIG_IGN)
            self._before.setdefault(number, before)

    def end(self) -> None:
        """Gives them back."""
        while self._before:
            number, before = self._before.popitem()
            # None: a handler that was not set from Python, and cannot be set again.
            if before is not None:
                signal.signal(number, before)


def _numbers(*names: str) -> list[signal.Signals]:
    """The signals of those names that there are on this system, none outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return []
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


def _unwind(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
