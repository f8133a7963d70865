"""`doctor --bundle`: one file to send to somebody who helps, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checks.context import Context
from checks.model import Phrase
from checks.report import Report
from wizard.errors import Usage
from wizard.languages import Language

FOLDER = "rekwiz-bundle"
MODE = 0o600


def refuse_place(place: Path) -> None:
    """Usage where the bundle could not be written, before anything is asked of AWS."""
    if os.path.lexists(place):
        raise Usage(Phrase("--bundle: {file} is there already; choose another name.", file=place))
    if not place.parent.is_dir():
        raise Usage(
            Phrase("--bundle: {file} cannot be written: there is no such folder.", file=place)
        )


def save(
    place: Path, report: Report, context: Context, language: Language, *, with_account: bool
) -> None:
    """Writes the bundle of one run, only for this user to read; Usage where that cannot be done."""
    from wizard.bundle.contents import parts_of
    from wizard.bundle.privacy import Private

    private = Private.of(context, with_account=with_account)
    parts = parts_of(report, context, language, private)
    try:
        _write(place, parts)
    except FileExistsError:
        refuse_place(place)
    except OSError as error:
        reason = error.strerror or error
        raise Usage(
            Phrase("--bundle: {file} cannot be written: {reason}.", file=place, reason=reason)
        ) from None


def _write(place: Path, parts: Mapping[str, str]) -> None:
    """FileExistsError where somebody was faster; a file that is there is never replaced."""
    handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _pack(file, parts)
            file.flush()
            os.fsync(file.fileno())
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE))  # the name is ours
        Path(part).replace(place)
    finally:
        Path(part).unlink(missing_ok=True)


def _pack(file: IO[bytes], parts: Mapping[str, str]) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            entry = ZipInfo(f"{FOLDER}/{name}")
            entry.external_attr, entry.compress_type = MODE << 16, ZIP_DEFLATED
            packed.writestr(entry, text)
