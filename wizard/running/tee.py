"""A pipe in the place of a stream that is no terminal: what comes through goes on as it came."""

from __future__ import annotations

import os
import select
import threading
from contextlib import suppress

from wizard.running.last_words import LastWords

PIECE = 64 * 1024
QUIET_SECONDS = 0.5
"""How long something that outlives the command may be silent and still be heard after it."""
MOST_AFTER = 2**20
"""Bytes that are handed on after the command: as many as a pipe can hold."""


class Tee:
    """One stream of the command; `inlet` is what the command writes into, `target` where it goes."""

    def __init__(self, target: int) -> None:
        self.words = LastWords()
        self.trouble: OSError | None = None
        """Why not all of it went out, where that is not for want of a reader."""
        self._target = target
        self._outlet, self.inlet = os.pipe()
        self._is_handing_on = False
        self._thread = threading.Thread(target=self._hand_on, name="tee", daemon=True)

    def begin(self) -> None:
        """Once the command has the inlet: that of this process must not keep the pipe open."""
        os.close(self.inlet)
        self._thread.start()

    def finish(self) -> None:
        """When the command has ended: waits until all of it went out, however slow its reader is.

        What somebody else, who has the pipe too, does not write for half a second is not waited for.
        """
        heard, most = -1, self.words.heard + MOST_AFTER
        while self._thread.is_alive() and (self._is_handing_on or heard != self.words.heard < most):
            heard = self.words.heard
            self._thread.join(QUIET_SECONDS)

    def _hand_on(self) -> None:
        try:
            with suppress(BrokenPipeError):  # the reader has left
                while data := os.read(self._outlet, PIECE):
                    self._is_handing_on = True
                    self.words.add(data)
                    write_all(self._target, data)
                    self._is_handing_on = False
        except OSError as error:
            self.trouble = error
        finally:
            self._is_handing_on = False
            os.close(self._outlet)  # now the command learns, too, that nobody reads


def write_all(target: int, data: bytes) -> None:
    """All of it, also where somebody set the target to refuse what does not fit; OSError."""
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(target, left) :]
        except BlockingIOError:
            select.select([], [target], [])
