"""The file of --output: looked at before the run, and then written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from checks.model import Phrase
from wizard.errors import Usage


def must_be_writable(file: Path) -> None:
    """Usage where nothing can be written there, before anything is asked of AWS."""
    target = _target(file)
    if target.is_dir():
        raise _usage(file, Phrase("it is a folder"))
    if not target.parent.is_dir():
        raise _usage(file, Phrase("there is no such folder"))
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise _usage(file, Phrase("this user may not write there"))


def write(file: Path, text: str) -> None:
    """The text in the file, through a link to what it names; a device or a pipe is written to as it is."""
    target, data = _target(file), text.encode(errors="backslashreplace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise _usage(file, Phrase("{reason}", reason=error.strerror)) from None


def _replace(target: Path, data: bytes) -> None:
    descriptor, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(part).chmod(target.stat().st_mode & 0o777 if target.exists() else _usual_mode())
        Path(part).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(part).unlink()
        raise


def _usual_mode() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _target(file: Path) -> Path:
    return Path(os.path.realpath(file))


def _usage(file: Path, reason: Phrase) -> Usage:
    return Usage(Phrase("--output: {file} cannot be written: {reason}.", file=file, reason=reason))
