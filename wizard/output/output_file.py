"""The file of --output: looked at before the run, and then written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from checks.model import Phrase
from wizard.errors import NotTaken, Usage
from wizard.files.whole import replace_whole, usual_mode

A_FOLDER = Phrase("--output: {file} cannot be written: it is a folder.")
NO_FOLDER = Phrase("--output: {file} cannot be written: there is no such folder.")
NOT_ALLOWED = Phrase("--output: {file} cannot be written: this user may not write there.")
REFUSED = Phrase("--output: {file} cannot be written: {reason}.")


def must_be_writable(file: Path) -> None:
    """Usage where nothing can be written there, before anything is asked of AWS."""
    target = _target(file)
    if target.is_dir():
        raise Usage(A_FOLDER.with_(file=file))
    if not target.parent.is_dir():
        raise Usage(NO_FOLDER.with_(file=file))
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise Usage(NOT_ALLOWED.with_(file=file))


def write(file: Path, text: str) -> None:
    """The text in the file, through a link to what it names; a device or a pipe is written to as it is.

    Raises NotTaken where it cannot be written.
    """
    target, data = _target(file), text.encode(errors="backslashreplace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            mode = target.stat().st_mode & 0o777 if target.exists() else usual_mode()
            replace_whole(target, data, mode)
    except OSError as error:
        raise NotTaken(REFUSED.with_(file=file, reason=error.strerror or error)) from None


def _target(file: Path) -> Path:
    return Path(os.path.realpath(file))
