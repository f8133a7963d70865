"""What was asked once: whoever asks first looks, whoever asks meanwhile waits, and all get the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from checks.deadline import OutOfTime, must_be_wanted

Known = TypeVar("Known")


class Memory(Generic[Known]):
    """What was found for each question of one kind; safe across threads."""

    def __init__(self) -> None:
        self._lock, self._found = threading.Lock(), dict[Hashable, Future[Known]]()

    def once(self, question: Hashable, look: Callable[[], Known]) -> Known:
        """What `look` gave for this question the first time, or what it raised.

        What a run did not wait for is not known: another run looks again.
        """
        while True:
            with self._lock:
                mine = question not in self._found
                found = self._found.setdefault(question, Future())
            if mine:
                self._look(question, look, found)
            try:
                return found.result()
            except OutOfTime:
                if mine:
                    raise
                must_be_wanted()

    def _look(self, question: Hashable, look: Callable[[], Known], found: Future[Known]) -> None:
        try:
            found.set_result(look())
        except OutOfTime as over:
            with self._lock:
                del self._found[question]
            found.set_exception(over)
        except BaseException as error:
            found.set_exception(error)

    @property
    def known(self) -> tuple[Known, ...]:
        """All that was found so far, in the order of asking; looks for nothing."""
        with self._lock:
            ended = [found for found in self._found.values() if found.done()]
        return tuple(found.result() for found in ended if not found.exception())
