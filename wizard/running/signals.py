"""Signals that reach rekwiz while a command runs: they are the command's."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

PASSED_ON = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2")
ENDING = ("SIGTERM", "SIGHUP")
"""Those that somebody ends the whole with: there is nobody left to explain anything to."""
INTERRUPTING = ("SIGINT", "SIGQUIT")
INTERRUPTING_KEYS = (b"\x03", b"\x1c")
"""Ctrl-C and Ctrl-\\, of which a terminal makes the two."""
SOON = 10.0
"""Seconds within which a command that fails has been ended by them, whatever its exit code: it may tidy up
first. One that goes on has taken them for something else."""


class Relay:
    """Passes signals on, also those that came before the command was there."""

    def __init__(self) -> None:
        self.asked_to_end = False
        self._interrupted: float | None = None
        self._pass_on: Callable[[int], None] | None = None
        self._early: list[int] = []

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if signal.Signals(number).name in ENDING:
            self.asked_to_end = True
        if signal.Signals(number).name in INTERRUPTING:
            self._interrupted = time.monotonic()
        if self._pass_on is None:
            self._early.append(number)
        else:
            self._pass_on(number)

    def typed(self, keys: bytes) -> None:
        """What goes to a command by its terminal: whoever types on after Ctrl-C goes on with it."""
        if keys:
            self._interrupted = time.monotonic() if keys.endswith(INTERRUPTING_KEYS) else None

    @property
    def is_ending_it(self) -> bool:
        """Whether somebody has ended the command, or has just wished to."""
        is_soon = self._interrupted is not None and time.monotonic() - self._interrupted <= SOON
        return self.asked_to_end or is_soon

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
