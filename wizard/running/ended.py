"""How a command came to its end."""

from __future__ import annotations

import errno
import signal

from msgspec import Struct

from checks.exits import Exit

_BY_SOMEBODY = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGPIPE")
"""Signals that say that it was ended, or that nobody listened any more; not that it failed."""


class Ended(Struct, frozen=True):
    """A command that ran: its code as a shell says it, and its last words, errors first."""

    code: int
    words: tuple[str, ...] = ()
    asked_to_end: bool = False
    lost: OSError | None = None
    """Why its output did not all go out, though rekwiz had taken it from it."""

    @property
    def has_failed(self) -> bool:
        """Whether there is something to explain."""
        known = signal.Signals.__members__
        ended = {128 + known[name] for name in _BY_SOMEBODY if name in known}
        is_ended = self.asked_to_end or self.code in ended or self._is_interrupted
        return self.code != 0 and not is_ended

    @property
    def _is_interrupted(self) -> bool:
        """Whether Ctrl-C ended a Python that tells so by its own exit code."""
        return any(said.rstrip().endswith("\nKeyboardInterrupt") for said in self.words)


class NotStarted(Struct, frozen=True):
    """A command that could not be started."""

    errno: int

    @property
    def code(self) -> Exit:
        return Exit.NOT_FOUND if self.errno == errno.ENOENT else Exit.NOT_EXECUTABLE


def code_of(status: int) -> int:
    """What a shell makes of subprocess's return code: 128 + n for signal n."""
    return status if status >= 0 else 128 - status
