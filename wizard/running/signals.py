"""Signals that reach rekwiz while a command runs: they are the command's."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

PASSED_ON = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2")
ENDING = ("SIGTERM", "SIGHUP")
"""Those that somebody ends the whole with: there is nobody left to explain anything to."""


class Relay:
    """Passes signals on, also those that came before the command was there."""

    def __init__(self) -> None:
        self.asked_to_end = False
        self._pass_on: Callable[[int], None] | None = None
        self._early: list[int] = []

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if signal.Signals(number).name in ENDING:
            self.asked_to_end = True
        if self._pass_on is None:
            self._early.append(number)
        else:
            self._pass_on(number)

    def attach(self, pass_on: Callable[[int], None]) -> None:
        """From now on signals go there. It may have been running a moment before it could be named."""
        self._pass_on = pass_on
        for number in self._early:
            pass_on(number)


@contextmanager
def handled(
    names: Sequence[str], handler: Callable[[int, FrameType | None], None]
) -> Iterator[None]:
    """The handler in place of the signals' own; what somebody had ignored (nohup) stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    heard = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in heard}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)
