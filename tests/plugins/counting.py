"""Work that is counted, not timed: a clock would also count what else the computer does."""

from __future__ import annotations

import gc
import sys
import threading
import tracemalloc
from collections.abc import Callable

from checks import deadline


def calls(work: Callable[[], object]) -> int:
    """How often Python calls something, its own or C's, while `work` is done, in any thread."""
    count = 0

    def see(_frame, event, _argument) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before, collects = sys.getprofile(), gc.isenabled()
    gc.disable()  # what is collected now is other tests', and its last words would be counted
    deadline._HANDS.idle.clear()  # what is begun from here on is seen
    threading.setprofile(see)
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
        threading.setprofile(before)
        deadline._HANDS.idle.clear()
        if collects:
            gc.enable()
    return count


def peak(work: Callable[[], object]) -> int:
    """The most bytes that Python held at a time while `work` was done, beside those before it."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def is_straight(cost: Callable[[int], int], size: int) -> bool:
    """Whether twice as much more costs at most twice as much more, and a tenth for chance.

    What does not depend on the size is in all three, and so in neither step.
    """
    cost(size)  # what such a size is the first to load or to make is there from now on
    once, twice, fourfold = cost(size), cost(2 * size), cost(4 * size)
    return fourfold - twice <= 2.2 * (twice - once)
