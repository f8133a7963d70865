"""Until when a run may work, and work aside of it: nobody waits for what takes longer than that.

Every thread of the checks begins here and is a daemon: what still hangs at the end of the program
ends with it. A pool of Python's own would be waited for, however long it takes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitedInVain
from contextlib import suppress
from contextvars import ContextVar, copy_context
from functools import partial
from math import inf
from queue import Empty, SimpleQueue
from threading import Thread, active_count, current_thread, main_thread
from typing import TypeVar

from checks.trail import Step, last, waited_for

T = TypeVar("T")
HEARS_WITHIN = 0.1
"""Seconds until a run that was called off notices it."""


class Awaited(Future[T]):
    """What the main thread waits for in steps: there alone Python runs handlers of signals, and one that
    comes just as a wait begins, or to another thread, is not heard before it ends (its documentation of
    `signal`, "Execution of Python signal handlers")."""

    def result(self, timeout: float | None = None) -> T:
        if current_thread() is not main_thread():
            return super().result(timeout)
        ends = inf if timeout is None else time.monotonic() + timeout
        while not self.done() and (left := ends - time.monotonic()) > 0:
            with suppress(WaitedInVain):
                return super().result(min(left, HEARS_WITHIN))
        return super().result(0)


class Given(Awaited[T]):
    """What work aside gives: whoever takes it has waited for all that the work waited for."""

    behind: Step | None = None

    def result(self, timeout: float | None = None) -> T:
        given = super().result(timeout)
        waited_for(self.behind)
        return given

    def set_result(self, result: T) -> None:
        self.behind = last()
        super().set_result(result)


class TooLate(Exception):
    """What was asked for a time has not ended within it."""


class OutOfTime(BaseException):
    """The run that this work is for is over: nobody wants it any more.

    No error, as KeyboardInterrupt is none: no check may take it for an answer.
    """


class Deadline:
    """The end of one run: when its time is over, or as soon as it has all it wants."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """In seconds, none of them negative."""
        return max(0.0, self._ends - time.monotonic())

    def end(self) -> None:
        self._ends = min(self._ends, time.monotonic())

    def aside(self, work: Callable[[], T], name: str) -> Future[T]:
        """The same as `aside`, for this run."""
        context = copy_context()
        context.run(_current.set, self)
        return context.run(aside, work, name)


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""That of the run to which the work of this thread belongs; None where there is no run."""


def must_be_wanted() -> None:
    """Raises OutOfTime where the run that asks is over; before each step of a long work."""
    deadline = _current.get()
    if deadline and not deadline.left:
        raise OutOfTime


def aside(work: Callable[[], T], name: str) -> Future[T]:
    """What the work will give, of a thread of its own that belongs to the same run."""
    given = Given[T]()

    def do() -> None:
        try:
            given.set_result(work())
        except BaseException as error:
            given.set_exception(error)

    _HANDS.take(partial(copy_context().run, do), name)
    return given


class _Hands:
    """Threads that have nothing to do take the next work: to begin one takes longer than most works."""

    def __init__(self) -> None:
        self.idle = list[SimpleQueue[tuple[Callable[[], object], str]]]()

    def take(self, work: Callable[[], object], name: str) -> None:
        """Begins at once, whatever others hang in."""
        try:
            mine = self.idle.pop()
        except IndexError:
            mine = SimpleQueue()
            Thread(target=self._labour, args=(mine,), daemon=True).start()
        mine.put((work, name))

    def _labour(self, mine: SimpleQueue[tuple[Callable[[], object], str]]) -> None:
        while True:
            work, current_thread().name = mine.get()
            work()
            del work  # or what it holds would live until the next one
            self.idle.append(mine)


_HANDS = _Hands()


def within(seconds: float, work: Callable[[], T], name: str) -> T:
    """What the work gives, or raises; TooLate where that takes longer, and OutOfTime where the run ends.

    Its thread is left behind then.
    """
    return answered(aside(work, name), seconds)


def side_by_side(works: Sequence[Callable[[], T]], *, at_once: int, name: str) -> list[T]:
    """What each of the works gives, in their order; the first that raises is the end of all."""
    waiting = SimpleQueue[tuple[Callable[[], T], Given[T]]]()
    given = [Given[T]() for _ in works]
    for each in zip(works, given, strict=True):
        waiting.put(each)
    of_all = Deadline(inf)

    def do() -> None:
        while of_all.left:
            try:
                work, result = waiting.get_nowait()
            except Empty:
                return
            try:
                must_be_wanted()
                result.set_result(work())
            except BaseException as error:
                result.set_exception(error)

    for _ in range(min(at_once, len(works))):
        aside(do, name)
    try:
        return [answered(each, inf) for each in given]
    finally:
        of_all.end()


def answered(given: Future[T], seconds: float) -> T:
    """What comes of work aside, as `within` gives it."""
    deadline = _current.get()
    left = deadline.left if deadline else inf
    wait = min(seconds, left)
    try:
        return given.result(timeout=None if wait == inf else wait)
    except WaitedInVain:
        if given.done():  # at the last moment, or it waited in vain itself
            return given.result()
        raise (OutOfTime if left <= seconds else TooLate) from None


def unless(is_called_off: Callable[[], bool], work: Callable[[], T], name: str) -> T | None:
    """What the work gives, or raises; None where that is called off before."""
    given = aside(work, name)
    while not is_called_off():
        with suppress(TooLate):
            return answered(given, HEARS_WITHIN)
    return None


def is_anything_at_work() -> bool:
    """Whether a thread but the one that asks is at work."""
    return active_count() > 1 + len(_HANDS.idle)
