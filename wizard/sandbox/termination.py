"""Turns SIGTERM and SIGHUP into SystemExit, so that `with` blocks are left in order."""

from __future__ import annotations

import signal
import threading
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")


class Unwinding:
    """Between `begin` and `end` a signal that would end the process at once unwinds it instead.

    It exits with 128 + the signal's number, as a shell reports it. Handlers that somebody has
    set are left alone, and outside the main thread, where none can be set, nothing is done.
    """

    def __init__(self) -> None:
        self._replaced: list[signal.Signals] = []

    def begin(self) -> None:
        """Takes over the signals that still have their default action."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _unwind)
                self._replaced.append(number)

    def end(self) -> None:
        """Gives them back."""
        while self._replaced:
            signal.signal(self._replaced.pop(), signal.SIG_DFL)


def _unwind(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
