"""A terminal for the command in the place of one that rekwiz stands in."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import signal
import termios
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from wizard.running.last_words import LastWords
from wizard.running.tee import MOST_AFTER, write_all

PIECE = 64 * 1024
LOCAL, CHARACTERS = 3, 6
"""Where termios's list has the local modes and the control characters."""


class Pty:
    """`outer` is where the person's terminal is written to, `keys` where it is read; `inner` is what
    the command gets."""

    def __init__(self, outer: int, keys: int) -> None:
        self.outer, self.keys = outer, keys
        self.words = LastWords()
        self.master, self.inner = os.openpty()
        self._name = os.ttyname(self.inner)
        self.is_open = True
        self._pending = b""
        """What was typed and is not yet taken in."""
        self._before = termios.tcgetattr(outer)
        self.gets_keys = False
        self._settings = self._set(self._before)
        os.set_blocking(self.master, False)
        self.take_size()

    def take_size(self) -> None:
        """That of the person's; the system tells the command by SIGWINCH."""
        with suppress(termios.error, OSError):
            termios.tcsetwinsize(self.master, termios.tcgetwinsize(self.outer))

    def _set(self, settings: list[Any]) -> list[Any]:
        """The inner terminal as the outer one is; how that came out (what termios itself calls it)."""
        termios.tcsetattr(self.master, termios.TCSANOW, settings)
        return termios.tcgetattr(self.master)

    @property
    def is_in_front(self) -> bool:
        """Whether rekwiz's job is the one that the person types to."""
        try:
            return os.tcgetpgrp(self.outer) == os.getpgrp()
        except OSError:  # it governs another session, and its input is anybody's who has it
            return True

    @property
    def has_keys(self) -> bool:
        """Whether some wait for the command to read them; until then no others are taken."""
        return bool(self._pending)

    def take_keys(self) -> None:
        """From now on each key goes to the command, Ctrl-C and Ctrl-Z too: its terminal minds them."""
        with _unstopped(), suppress(termios.error):
            if not self.gets_keys:
                self._before = termios.tcgetattr(self.outer)
                if termios.tcgetattr(self.master) == self._settings:
                    # Where rekwiz was started behind (&), a shell had the terminal in its own ways.
                    self._settings = self._set(self._before)
                self._pending += self._typed_ahead()
            tty.setraw(self.outer, termios.TCSANOW)
            self.gets_keys = True

    def _typed_ahead(self) -> bytes:
        """The lines that wait already: an end of input among them (Ctrl-D) would come as a NUL later."""
        lines = b""
        if self._before[LOCAL] & termios.ICANON:
            with suppress(OSError):
                while select.select([self.keys], [], [], 0)[0]:
                    line = os.read(self.keys, PIECE)
                    lines += line or self._before[CHARACTERS][termios.VEOF]
                    if not line:
                        break
        return lines

    def leave_keys(self) -> None:
        """The person's terminal as it was."""
        if self.gets_keys:
            with _unstopped(), suppress(termios.error):
                termios.tcsetattr(self.outer, termios.TCSANOW, self._before)
        self.gets_keys = False

    def read_keys(self) -> bytes:
        """Those that were typed since, which go to the command."""
        try:
            self._pending = os.read(self.keys, PIECE)
        except OSError:  # the window was closed
            self._pending = b""
        if not self._pending:
            self.leave_keys()
        typed = self._pending
        self.type_keys()
        return typed

    def type_keys(self) -> None:
        """What fits: a command that does not read must not keep its output from being read."""
        try:
            self._pending = self._pending[os.write(self.master, self._pending) :]
        except BlockingIOError:
            pass
        except OSError:
            self._pending = b""

    def take_back_keys(self) -> None:
        """What was typed for whoever comes next, and the command did not read, before its end."""
        if not self.gets_keys:
            return
        with suppress(OSError, termios.error):
            inner = os.open(self._name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
            try:
                settings = termios.tcgetattr(inner)
                settings[LOCAL] &= ~termios.ICANON  # also of a line that has no end yet
                termios.tcsetattr(inner, termios.TCSANOW, settings)
                self._pending = os.read(inner, PIECE) + self._pending
            finally:
                os.close(inner)

    def hand_on(self) -> None:
        """What the command wrote, to the person's terminal."""
        try:
            data = os.read(self.master, PIECE)
        except BlockingIOError:
            return
        except OSError as error:
            if error.errno != errno.EIO:  # how Linux says that nobody has the inner one any more
                raise
            data = b""
        if not data:
            self.is_open = False
        self.words.add(data)
        with suppress(OSError):  # the window was closed
            write_all(self.outer, data)

    def finish(self, seconds: float) -> None:
        """Hands on what is left, until nobody can write or nothing came for so many seconds."""
        most = self.words.heard + MOST_AFTER
        while self.is_open and self.words.heard < most:
            if not select.select([self.master], [], [], seconds)[0]:
                break
            self.hand_on()

    def close(self) -> None:
        self._give_back_keys()
        self.leave_keys()
        os.close(self.master)

    def _give_back_keys(self) -> None:
        """As if typed now; where the system does not let programs type (TIOCSTI), they are lost."""
        with _unstopped(), suppress(OSError, termios.error):
            for number in self._pending if self.gets_keys else b"":
                fcntl.ioctl(self.keys, termios.TIOCSTI, bytes([number]))


def keys_of(streams: Sequence[int]) -> int:
    """Where to read what is typed at the terminal that all of these lead to."""
    for number in streams:
        if fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE != os.O_WRONLY:
            return number
    try:
        return os.open("/dev/tty", os.O_RDWR)
    except OSError:  # it governs another session
        return streams[0]


@contextmanager
def _unstopped() -> Iterator[None]:
    """Who changes a terminal from behind would be stopped for it (SIGTTOU)."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
