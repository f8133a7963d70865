"""Where a log comes from: a file that is named, or what is piped to the command."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from checks.deadline import aside
from checks.model import Phrase
from wizard.errors import Usage
from wizard.explaining.explanation import Explanations, of_log
from wizard.explaining.logs import read
from wizard.output.streams import Interruptible

PIPED = "-"


def log_in(what: Sequence[str]) -> Explanations | None:
    """What the one file that is named, or the pipe that `-` stands for, holds; None for a text."""
    if list(what) == [PIPED]:
        return _of(_stdin())
    if len(what) != 1 or not _is_file(what[0]):
        return None
    path = Path(what[0])
    try:
        with BufferedReader(_opened(path)) as file:
            return of_log(read(file))
    except OSError as error:
        reason = error.strerror or error
        raise Usage(Phrase("{file} cannot be read: {reason}.", file=path, reason=reason)) from None


def _opened(path: Path) -> Interruptible:
    """Aside, for a pipe under a name opens only once somebody writes to it."""
    return aside(partial(Interruptible, path), "log").result()


def piped() -> Explanations | None:
    """What is piped, or redirected from a file, to a command that was given nothing; None for none."""
    stream = _stdin()
    if stream is None or not _is_piped(stream):
        return None
    log = read(stream)
    return of_log(log) if log.length else None


def _of(stream: BinaryIO | None) -> Explanations:
    if stream is None:
        raise Usage(Phrase("There is nothing to read: the input of this command is closed."))
    try:
        return of_log(read(stream))
    except OSError as error:
        reason = error.strerror or error
        raise Usage(Phrase("{file} cannot be read: {reason}.", file="-", reason=reason)) from None


def _stdin() -> BinaryIO | None:
    return sys.stdin.buffer if sys.stdin and not sys.stdin.closed else None


def _is_piped(stream: BinaryIO) -> bool:
    """A pipe or a file; not a terminal, and not the nothing that pipelines and schedulers give."""
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def _is_file(name: str) -> bool:
    """A file, or a pipe under a name as `<(command)` gives it; not a folder, not a text of any length."""
    try:
        mode = Path(name).stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode)
