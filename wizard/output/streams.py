"""The three standard streams in whatever state they were handed over: closed, full, or left by a reader."""

from __future__ import annotations

import io
import os
import sys

from checks import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TextIO

    from _typeshed import ReadableBuffer, WriteableBuffer


def make_whole() -> None:
    """Each stream is there: one that is closed reads nothing, and says nothing or fails as a full disk.

    A closed standard output is opened for reading only: a result that is lost must not look written.
    """
    if sys.stdin is None:
        sys.stdin = _opened(0, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = _opened(1, os.O_RDONLY)
    if sys.stderr is None:
        sys.stderr = _opened(2, os.O_WRONLY)
    if sys.platform != "win32":  # its console is read and written to in other ways
        sys.stdin = _interruptible(sys.stdin)
        sys.stderr = _remarks(sys.stderr)


def all_went_out() -> bool:
    """Whether all of the output is written; for a pipe whose reader left it counts as that."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        lead_nowhere(sys.stdout)
    except OSError:
        lead_nowhere(sys.stdout)
        return False
    return True


def lead_nowhere(stream: TextIO) -> None:
    """What is still to be written must not fail once more at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Interruptible(io.FileIO):
    """A file that may have nothing to read for long: a signal that comes just as the wait for it begins
    ends that wait, as one that comes within it does."""

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        import threading

        from wizard.files.waking import wait_for

        if threading.current_thread() is threading.main_thread():  # only there signals are heard
            wait_for(self.fileno())
        return super().readinto(buffer)

    def read(self, size: int | None = -1, /) -> bytes | Any:
        """By `readinto`, which FileIO's own is not."""
        return io.RawIOBase.read(self, -1 if size is None else size)

    def readall(self) -> bytes | Any:
        return io.RawIOBase.readall(self)


class _Remarks(io.FileIO):
    """Standard error, where nobody reads it, or its disk is full: what is said there is not the result."""

    def write(self, data: ReadableBuffer, /) -> int:
        piece = memoryview(data)
        try:
            return super().write(piece) or 0
        except OSError:
            return piece.nbytes


def _interruptible(stream: TextIO) -> TextIO:
    raw = Interruptible(stream.fileno(), closefd=False)
    return io.TextIOWrapper(io.BufferedReader(raw), encoding=stream.encoding, errors=stream.errors)


def _remarks(stream: TextIO) -> TextIO:
    raw = _Remarks(stream.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=True,
    )


def _opened(number: int, flags: int) -> TextIO:
    """The standard stream of this number, which nothing else may take by chance; a person's command
    does not inherit it, and finds it closed as it was."""
    descriptor = os.open(os.devnull, flags)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.set_inheritable(number, False)
    return open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)
