"""Being told to stop: Ctrl-C, SIGTERM and a terminal that was closed all end a command cleanly."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from importlib.machinery import ExtensionFileLoader

from wizard.early import NAMES, TYPE_CHECKING, leave

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType
    from typing import TypeAlias

SAME_WISH = 1.0
"""Seconds within which a SIGTERM that comes again is the first one still."""
A_MOMENT = 0.02
"""Seconds, in which that callback has come to its end."""
MOST_LOADING = 5.0
"""Seconds for which an interruption waits until an extension is loaded, or a class is made."""
_LOADING = {ExtensionFileLoader.create_module.__code__, ExtensionFileLoader.exec_module.__code__}
Handler: TypeAlias = "Callable[[int, FrameType | None], object]"
Hook: TypeAlias = "Callable[[sys.UnraisableHookArgs], object]"


class StoppedHalfWay(KeyboardInterrupt):
    """Told to stop, and what was written until then could not be put back in the files `stays`."""

    def __init__(self, stays: tuple[Path, ...]) -> None:
        super().__init__(*map(str, stays))
        self.stays = stays


class LeftAt(KeyboardInterrupt):
    """Told to stop in the middle of what goes on with this command, or begins anew with it."""

    def __init__(self, command: str, *, anew: bool) -> None:
        super().__init__(command)
        self.command, self.anew = command, anew


def listen() -> None:
    """From now on each of them is KeyboardInterrupt; what somebody had ignored stays ignored."""
    terminals = [number for number in (0, 1, 2) if _is_terminal(number)]

    def hung_up(came: int, frame: FrameType | None) -> None:
        """The terminal is gone: what would still be written there must not fail."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in terminals:
            os.dup2(nowhere, number)
        os.close(nowhere)
        interrupt(came, frame)

    interrupt = _Interrupt()
    for number in _numbers(*NAMES):
        if signal.getsignal(number) in (signal.SIG_DFL, leave):
            is_hang_up = number.name == "SIGHUP"
            signal.signal(number, hung_up if is_hang_up else interrupt)
    sys.unraisablehook = _heard_again(sys.unraisablehook, interrupt)


class _Interrupt:
    """The handler: a KeyboardInterrupt, but for where it would be lost. That comes a moment later.

    An extension that is loaded is such a place: whatever is raised in the modules that it needs itself it
    may clear, and do without them. So is what names the parts of a class (each enumeration does): Python
    3.11 makes a RuntimeError of it.
    """

    def __init__(self) -> None:
        self._number = signal.SIGINT
        self._waits_since: float | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self._number = signal.Signals(number)
        if self._may_wait(frame):
            self.comes_again()
            return
        self._waits_since = None
        raise KeyboardInterrupt

    def comes_again(self) -> None:
        while not self._is_set_out():
            pass

    def _may_wait(self, frame: FrameType | None) -> bool:
        """Whether it would be lost here, and there is time yet until it would not."""
        now = time.monotonic()
        if not _would_be_lost(frame):
            return False
        self._waits_since = self._waits_since or now
        return now - self._waits_since < MOST_LOADING

    def _is_set_out(self) -> bool:
        """False where it came again before this had ended, which Python could only print, too."""
        again = threading.Timer(A_MOMENT, self._send)
        again.daemon = True
        try:
            again.start()
        except KeyboardInterrupt:
            return False
        return True

    def _send(self) -> None:
        """From another thread: the same signal of the system, where there are any, for it ends a sleep,
        too, and another one may be ignored."""
        main = threading.main_thread().ident
        if sys.platform == "win32" or main is None:
            _thread.interrupt_main(self._number)
        else:
            signal.pthread_kill(main, self._number)


def _would_be_lost(frame: FrameType | None) -> bool:
    while frame and frame.f_code not in _LOADING and frame.f_code.co_name != "__set_name__":
        frame = frame.f_back
    return frame is not None


def _heard_again(otherwise: Hook, interrupt: _Interrupt) -> Hook:
    """An interruption that came where Python can only print an exception (in a weak reference's
    callback, in `__del__`) would be lost: it comes once more, a moment later."""

    def hook(lost: sys.UnraisableHookArgs) -> None:
        if isinstance(lost.exc_value, KeyboardInterrupt):
            interrupt.comes_again()
        else:
            otherwise(lost)

    return hook


def be_deaf() -> None:
    """None of them is heard any more: what ends the program takes little time, and is not left half done."""
    for number in _numbers(*NAMES):
        signal.signal(number, signal.SIG_IGN)


def _is_terminal(number: int) -> bool:
    try:
        return os.isatty(number)
    except OSError:
        return False


def _numbers(*names: str) -> list[signal.Signals]:
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


class Termination:
    """Within `with Termination() as it` the first SIGTERM does not interrupt, and is only noted.

    A pipeline sends it before it kills: what is known by then is worth more than a clean end. Some
    send it twice at once, to the group and to the process: that is the same wish.
    """

    def __init__(self) -> None:
        self._first: float | None = None
        self._before: dict[int, Handler] = {}

    def __enter__(self) -> Termination:
        if threading.current_thread() is threading.main_thread():  # only there signals are heard
            before = signal.getsignal(signal.SIGTERM)
            if callable(before):
                self._before[signal.SIGTERM] = before
                signal.signal(signal.SIGTERM, self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def heard(self) -> bool:
        return self._first is not None

    def _heard(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = now
        elif now - self._first > SAME_WISH:
            self._before[number](number, frame)


class Shield:
    """Within `with Shield() as shield` the first signal interrupts, and what follows is not heard.

    After `hold` none interrupts; one that came then does so at the end of the block, in the place
    of whatever else that ends with. What the signal does beside that it does at once: where the
    terminal is gone, what is still written must not fail.
    """

    def __init__(self) -> None:
        self._before: dict[int, Handler] = {}
        self._holds = False
        self._late: KeyboardInterrupt | None = None

    def __enter__(self) -> Shield:
        try:
            if (
                threading.current_thread() is threading.main_thread()
            ):  # only there signals are heard
                for number in _numbers(*NAMES):
                    before = signal.getsignal(number)
                    if callable(before):
                        self._before[number] = before
                        signal.signal(number, self._heard)
        except BaseException:  # already now: else nothing after it would be heard
            self._give_back()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._holds = True
        self._give_back()
        if self._late and not (kind and issubclass(kind, KeyboardInterrupt)):
            raise self._late

    def _give_back(self) -> None:
        try:
            for number, before in self._before.items():
                signal.signal(number, before)
        finally:  # the first of them may be heard before the last one is given back
            for number, before in self._before.items():
                signal.signal(number, before)

    @property
    def is_late(self) -> bool:
        """Whether a signal came while none interrupts."""
        return self._late is not None

    def hold(self) -> None:
        self._holds = True

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if not self._holds:
            # First, for the handler ends in an exception: whatever comes next must find it so.
            self._holds = True
            self._before[number](number, frame)
            self._holds = False  # it did not: it comes again
            return
        try:
            self._before[number](number, frame)
        except KeyboardInterrupt as late:
            self._late = late
