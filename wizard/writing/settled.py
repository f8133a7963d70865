"""Reading a file at a moment when nobody is in the midst of writing it.

`aws configure` truncates the file and writes it again in place, without a lock: who reads in
between sees half a file or none.
"""

from __future__ import annotations

import os
import stat
import time
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from checks.patience import patiently
from wizard.writing.outcome import NotWritten, Reason
from wizard.writing.world import World

QUIET = 0.05
"""Seconds that a file must lie untouched before it is believed to be whole."""
_QUIET_IF_EMPTY = 1.0  # a file just emptied is most likely about to be filled


class Snapshot(Struct):
    """A file's bytes (None: it is absent) and its stat; its inode stays open until it is closed."""

    target: Path
    data: bytes | None
    stat: os.stat_result | None
    _stream: BinaryIO | None = None

    def still_so(self) -> bool:
        """Whether the path still leads to the same, untouched file."""
        try:
            return _same(self.stat, self.target.stat())
        except FileNotFoundError:
            return self.stat is None

    def late_words(self, world: World) -> bytes | None:
        """What somebody wrote into the old file after it was read, though we have replaced it.

        A program that had opened it before writes on into it, unseen by the path.
        """
        if self._stream is None or _same(self.stat, os.fstat(self._stream.fileno())):
            return None
        return _settled(self._stream, world, self.target)[0]

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


def take(target: Path, world: World) -> Snapshot:
    """The file as it lies there, whole. Raises NotWritten where it is no file or never settles."""
    try:
        stream = patiently(target, partial(_opened, target))
    except FileNotFoundError:
        return Snapshot(target, None, None)
    except ValueError:
        raise NotWritten(target, Reason.BAD_PATH) from None
    except OSError as error:
        raise NotWritten.because(target, error) from error
    try:
        data, seen = _settled(stream, world, target)
    except BaseException:
        stream.close()
        raise
    if world.windows:  # an open file cannot be replaced there
        stream.close()
        return Snapshot(target, data, seen)
    return Snapshot(target, data, seen, stream)


def _opened(target: Path) -> BinaryIO:
    _must_be_a_file(target)
    return target.open("rb")


def _must_be_a_file(target: Path) -> None:
    if target.is_symlink():  # the path was resolved: what is still a link leads in a circle
        raise NotWritten(target, Reason.LINK_LOOP)
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        raise NotWritten(target, Reason.FOLDER)
    if not stat.S_ISREG(mode):
        raise NotWritten(target, Reason.NOT_A_FILE)


def _settled(stream: BinaryIO, world: World, target: Path) -> tuple[bytes, os.stat_result]:
    deadline = time.monotonic() + world.patience
    while time.monotonic() < deadline:
        before = os.fstat(stream.fileno())
        world.sleep(_to_wait(before))
        stream.seek(0)
        data = patiently(target, stream.read)
        # A file emptied and filled again within one tick of the clock looks untouched: what was read
        # in between is shorter.
        if _same(before, os.fstat(stream.fileno())) and len(data) == before.st_size:
            return data, before
    raise NotWritten(target, Reason.UNSETTLED)


def _to_wait(seen: os.stat_result) -> float:
    quiet = QUIET if seen.st_size else _QUIET_IF_EMPTY
    age = time.time() - seen.st_mtime
    return min(quiet, max(0, quiet - age))  # a time in the future says nothing: wait in full


def _same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.st_ino, one.st_dev, one.st_size, one.st_mtime_ns) == (
        other.st_ino,
        other.st_dev,
        other.st_size,
        other.st_mtime_ns,
    )
