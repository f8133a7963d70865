"""Every step at which a piece of work changes something in a folder, found by running it; and a crash,
an error or a signal at any of them.

A step is a call of the system that changes a file or a name: what Python's own audit events tell
(open to write, rename, link, remove, mkdir, chmod, chown), and fsync and each write of bytes, which
they do not.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

NAMED = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.symlink")
OF_A_HANDLE = ("os.chmod", "os.chown", "os.truncate")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
TAKING_ROOM = ("open", "write", "mkdir", "link", "fsync")
Befall = Callable[[int, str], None]
"""Told the number of a step (from 1) and its kind, before it is done; it may raise, and then it is not."""


class Killed(BaseException):
    """The process is dead: nothing that still runs of it changes anything."""


@dataclass
class Watch:
    folder: Path
    befall: Befall
    kinds: list[str] = field(default_factory=list)

    def step(self, kind: str) -> None:
        self.kinds.append(kind)
        self.befall(len(self.kinds), kind)


_watch: list[Watch] = []
_fdopen = os.fdopen


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if not _watch or not _is_a_change(event, arguments):
        return
    place = arguments[0]
    inside = str(_watch[0].folder)
    if isinstance(place, int) or os.fspath(place).startswith(inside):
        _watch[0].step(event.removeprefix("os."))


def _is_a_change(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        path, flags = arguments[0], arguments[2]
        return isinstance(path, str) and isinstance(flags, int) and bool(flags & WRITING)
    return event in NAMED or event in OF_A_HANDLE


sys.addaudithook(_heard)


class _Raw(io.FileIO):
    def write(self, data: object) -> int:
        piece = memoryview(data).cast("B")
        try:
            _watch[0].step("write")
        except BaseException:
            os.write(self.fileno(), piece[: len(piece) // 2])  # as a disk that fills up does
            raise
        return super().write(piece)


def _watched_fdopen(handle: int, mode: str = "r", *rest: object, **more: object) -> object:
    if "b" in mode and "w" in mode:
        return io.BufferedWriter(_Raw(handle, "wb"))
    return _fdopen(handle, mode, *rest, **more)


@contextmanager
def watched(folder: Path, befall: Befall) -> Iterator[Watch]:
    """Each step in that folder is told to `befall`."""
    watch, fsync = Watch(folder, befall), os.fsync

    def watched_fsync(handle: int) -> None:
        watch.step("fsync")
        fsync(handle)

    os.fsync, os.fdopen = watched_fsync, _watched_fdopen
    _watch.append(watch)
    try:
        yield watch
    finally:
        _watch.clear()
        os.fsync, os.fdopen = fsync, _fdopen


def steps_of(folder: Path, work: Callable[[], object]) -> list[str]:
    """The kinds of all its steps, in order."""
    with watched(folder, lambda number, kind: None) as watch:
        work()
    return watch.kinds


def killed_at(step: int) -> Befall:
    """SIGKILL: it is not done, and nothing after it."""

    def befall(number: int, kind: str) -> None:
        if number >= step:
            raise Killed

    return befall


def failing_at(step: int, error: int, *, ever_after: bool = False) -> Befall:
    """An error of the system at that step alone, or from it on: a full disk still renames and removes."""

    def befall(number: int, kind: str) -> None:
        if number < step or (number > step and not ever_after):
            return
        if error != errno.ENOSPC or kind in TAKING_ROOM:
            raise OSError(error, os.strerror(error))

    return befall


def told_at(step: int, number_of_signal: int, *, again: bool = False) -> Befall:
    """A signal before that step, and before each after it if `again`."""

    def befall(number: int, kind: str) -> None:
        if number == step or (again and number > step):
            signal.raise_signal(number_of_signal)

    return befall


def lines_of(work: Callable[[], object], *files: str) -> int:
    """How many lines of these files it runs through, each time counted."""
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1

    with _at_lines(files, tick):
        work()
    return count


@contextmanager
def told_at_line(line: int, number_of_signal: int, *files: str) -> Iterator[None]:
    """A signal before that one of the lines, as `lines_of` counts them; behind them if they are fewer."""
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1
        if count == line:
            signal.raise_signal(number_of_signal)

    with _at_lines(files, tick):
        yield
        if count < line:
            signal.raise_signal(number_of_signal)


@contextmanager
def _at_lines(files: tuple[str, ...], tick: Callable[[], None]) -> Iterator[None]:
    def of_a_line(frame: FrameType, event: str, _: object) -> object:
        if event == "line":
            tick()
        return of_a_line

    def of_a_call(frame: FrameType, event: str, _: object) -> object:
        return of_a_line if frame.f_code.co_filename.endswith(files) else None

    before = sys.gettrace()
    sys.settrace(of_a_call)
    try:
        yield
    finally:
        sys.settrace(before)
