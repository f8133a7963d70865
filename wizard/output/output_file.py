"""A file that a result goes to: looked at before the run, and then written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

from checks.deadline import TooLate, within
from checks.model import Phrase
from wizard.errors import NotTaken, Usage
from wizard.files.whole import replace_whole, usual_mode

A_FOLDER = Phrase("{file} cannot be written: it is a folder.")
NO_FOLDER = Phrase("{file} cannot be written: there is no such folder.")
NOT_ALLOWED = Phrase("{file} cannot be written: this user may not write there.")
REFUSED = Phrase("{file} cannot be written: {reason}.")
NOBODY_READS = Phrase("{file} cannot be written: nobody reads it.")
PATIENCE = 10.0
"""Seconds that a pipe or a device is waited for."""


def must_be_writable(file: Path) -> None:
    """Usage where nothing can be written there, before anything is asked of AWS."""
    try:
        target = _target(file)
        target.lstat()
    except FileNotFoundError:
        pass
    except (
        OSError,
        ValueError,
    ) as error:  # too long a name, one with a zero byte, a file as a folder
        _refuse(file, error)
    if target.is_dir():
        raise Usage(A_FOLDER.with_(file=file))
    if not target.parent.is_dir():
        raise Usage(NO_FOLDER.with_(file=file))
    if target.is_symlink() and not target.exists():  # what is still a link leads in a circle
        raise Usage(REFUSED.with_(file=file, reason=os.strerror(errno.ELOOP)))
    if not all(os.access(place, os.W_OK) for place in _touched(target)):
        raise Usage(NOT_ALLOWED.with_(file=file))


def _touched(target: Path) -> list[Path]:
    """What must be open to a writer: a file is replaced in its folder, a device or a pipe is not."""
    if not target.exists():
        return [target.parent]
    return [target, target.parent] if target.is_file() else [target]


def _refuse(file: Path, error: OSError | ValueError) -> NoReturn:
    if isinstance(error, NotADirectoryError):
        raise Usage(NO_FOLDER.with_(file=file)) from None
    if isinstance(error, PermissionError):
        raise Usage(NOT_ALLOWED.with_(file=file)) from None
    reason = (error.strerror if isinstance(error, OSError) else None) or error
    raise Usage(REFUSED.with_(file=file, reason=reason)) from None


def write(file: Path, text: str, patience: float = PATIENCE) -> None:
    """The text in the file, through a link to what it names; a device or a pipe is written to as it is.

    Raises NotTaken where it cannot be written.
    """
    target, data = _target(file), text.encode(errors="backslashreplace")
    try:
        if target.exists() and not target.is_file():
            within(patience, lambda: target.write_bytes(data), "output")
        else:
            mode = target.stat().st_mode & 0o777 if target.exists() else usual_mode()
            replace_whole(target, data, mode)
    except TooLate:
        raise NotTaken(NOBODY_READS.with_(file=file)) from None
    except BrokenPipeError:  # its reader has left: the result is the result all the same
        return
    except OSError as error:
        raise NotTaken(REFUSED.with_(file=file, reason=error.strerror or error)) from None


def _target(file: Path) -> Path:
    """What it names; of a pipe that a shell has under /dev/fd that is no name that one could open."""
    target = Path(os.path.realpath(file))
    return file if file.exists() and not target.exists() else target


def append(file: Path, text: str, *, most: int, patience: float = PATIENCE) -> None:
    """The text behind what the file has, at one stroke: others write there, too.

    Nothing where the file would come to hold more than so many bytes. Raises NotTaken.
    """
    data = text.encode(errors="backslashreplace")
    try:
        there = file.stat().st_size if file.exists() else 0
        if there + len(data) <= most:
            within(patience, lambda: _add(file, data), "output")
    except TooLate:
        raise NotTaken(NOBODY_READS.with_(file=file)) from None
    except OSError as error:
        raise NotTaken(REFUSED.with_(file=file, reason=error.strerror or error)) from None


def _add(file: Path, data: bytes) -> None:
    with file.open("ab", buffering=0) as stream:
        stream.write(data)
