"""What was asked once: whoever asks first looks, whoever asks meanwhile waits, and all get the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

from checks.deadline import Awaited, OutOfTime, must_be_wanted

Known = TypeVar("Known")
Thing = TypeVar("Thing", bound=Hashable)
MOST_THINGS = 4
"""Of which it is remembered what was seen: the shared files of one computer are two."""


class Memory(Generic[Known]):
    """What was found for each question of one kind; safe across threads."""

    def __init__(self) -> None:
        self._lock, self._found = threading.Lock(), dict[Hashable, Awaited[Known]]()
        self._known: dict[Hashable, Known] = {}

    def once(self, question: Hashable, look: Callable[[], Known]) -> Known:
        """What `look` gave for this question the first time, or what it raised.

        What a run did not wait for is not known: another run looks again.
        """
        while True:
            if question in self._known:  # without a lock, for which hundreds of threads would queue
                return self._known[question]
            with self._lock:
                mine = question not in self._found
                found = self._found.setdefault(question, Awaited())
            if mine:
                self._look(question, look, found)
            try:
                return found.result()
            except OutOfTime:
                if mine:
                    raise
                must_be_wanted()

    def _look(self, question: Hashable, look: Callable[[], Known], found: Awaited[Known]) -> None:
        try:
            known = look()
            self._known[question] = known
            found.set_result(known)
        except (OutOfTime, KeyboardInterrupt) as over:
            with self._lock:
                self._found.pop(question, None)
            if not found.done():  # whoever was interrupted may have been so after that
                found.set_exception(over if isinstance(over, OutOfTime) else OutOfTime())
            raise
        except BaseException as error:
            found.set_exception(error)

    def kept(self, is_worth_it: Callable[[Known], bool]) -> Memory[Known]:
        """Another memory, which begins with what of this one is worth it."""
        other = Memory[Known]()
        with self._lock:
            other._known = {key: each for key, each in self._known.items() if is_worth_it(each)}
        return other

    def of(self, question: Hashable) -> Known | None:
        """What was found for this question; looks for nothing."""
        return self._known.get(question)

    @property
    def known(self) -> tuple[Known, ...]:
        """All that was found so far, in the order of asking; looks for nothing."""
        with self._lock:
            ended = [found for found in self._found.values() if found.done()]
        return tuple(found.result() for found in ended if not found.exception())


def once_a_thing(look: Callable[[Thing], Known]) -> Callable[[Thing], Known]:
    """The same look, at the latest few things once each, however many threads ask for it at a time."""
    lock = threading.Lock()

    @lru_cache(maxsize=MOST_THINGS)
    def memory_of(_: Thing) -> Memory[Known]:
        return Memory()

    @wraps(look)
    def once(thing: Thing) -> Known:
        with lock:
            memory = memory_of(thing)
        return memory.once("seen", lambda: look(thing))

    return once
