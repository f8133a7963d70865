"""Programs in terminals of their own: rekwiz by a process that has loaded it, all else from its start."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
from pexpect.fdpexpect import fdspawn

from tests.plugins.warm import Run, loaded_for

LEAVE = 0.5
"""Seconds in which a program whose window was closed may leave, before it is killed."""


class Started(pexpect.spawn):
    """One that was started as any program is."""

    @property
    def number(self) -> int:
        return self.pid

    def hangs_up(self) -> None:
        """The window is closed, and the program heard of it."""
        self.ptyproc.fileobj.close()
        self.wait()

    def close(self, force: bool = True) -> None:
        """Whatever is killed on a busy computer is gone in the end: pexpect waits a tenth of a second."""
        try:
            super().close(force)
        except pexpect.ExceptionPexpect:
            self.wait()
            super().close(force)


class Forked(fdspawn):
    """A run of a loaded rekwiz, in the terminal whose other end is ours."""

    exitstatus: int | None = None
    signalstatus: int | None = None

    def __init__(self, ours: int, run: Run, patience: float) -> None:
        super().__init__(ours, timeout=patience, use_poll=True)
        self._run = run
        self.number = run.number

    def setwinsize(self, rows: int, columns: int) -> None:
        sized(self.child_fd, rows, columns)

    def kill(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.number, number)

    def hangs_up(self) -> None:
        """The window is closed, and the program heard of it."""
        super().close()
        self._ended(self.timeout)

    def close(self, force: bool = False) -> None:
        """The program has ended by itself; or it is made to."""
        super().close()
        if self.exitstatus is None and self.signalstatus is None:
            self._ended(LEAVE if force else self.timeout)

    def _ended(self, patience: float) -> None:
        try:
            code = self._run.code(patience)
        except TimeoutError:
            self.kill(signal.SIGKILL)
            code = self._run.code(self.timeout)
        self.exitstatus, self.signalstatus = (code, None) if code >= 0 else (None, -code)


def begun(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    size: tuple[int, int],
    patience: float,
    from_its_start: bool = False,
) -> Started | Forked:
    """The command in a terminal of so many lines and columns."""
    if not from_its_start and (loaded := loaded_for(command, env)):
        ours, theirs = os.openpty()
        sized(theirs, *size)
        run = loaded.begins(command, env=env, cwd=cwd, streams=[theirs] * 3, own_session=True)
        os.close(theirs)
        return Forked(ours, run, patience)
    return Started(
        command[0],
        list(command[1:]),
        env=dict(env),
        cwd=str(cwd),
        dimensions=size,
        timeout=patience,
    )


def sized(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
