"""What a piece of work has waited for so far, whichever threads have done it: the chain behind it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextvars import ContextVar

from msgspec import Struct


class Step(Struct, frozen=True):
    """One question that was waited for. Times are of `time.monotonic`, in seconds.

    `began` is when it was put, `out` when it went out, None where it never did; `after` is the answer
    without which it could not be put, None for what waited for none.
    """

    name: str
    began: float
    out: float | None
    ended: float
    after: Step | None = None

    @property
    def took(self) -> float:
        """Seconds from going out to the answer; from the beginning where nothing went out."""
        return self.ended - (self.began if self.out is None else self.out)

    @property
    def age(self) -> float:
        """Seconds since the answer came."""
        return time.monotonic() - self.ended

    @property
    def chain(self) -> tuple[Step, ...]:
        """All that waited for one another, from the first question to this one."""
        return tuple(reversed(tuple(self._backwards())))

    def _backwards(self) -> Iterator[Step]:
        step: Step | None = self
        while step:
            yield step
            step = step.after


_last: ContextVar[Step | None] = ContextVar("last", default=None)


def last() -> Step | None:
    """The answer that this work has waited for, the latest of several; None where it had to for none."""
    return _last.get()


def waited_for(step: Step | None) -> None:
    """From now on what this work does comes after that answer."""
    before = _last.get()
    if step and (before is None or step.ended > before.ended):
        _last.set(step)
