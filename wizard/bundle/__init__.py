"""`doctor --bundle`: one file to send to somebody who helps, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checks.context import Context
from checks.model import Phrase
from checks.report import Report
from wizard.errors import Usage, cannot_be_written
from wizard.files.new_file import save_new
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
    """Writes the bundle of one run, only for this user to read. Raises Usage and NotTaken."""
    from wizard.bundle.contents import parts_of
    from wizard.bundle.privacy import Private

    private = Private.of(context, with_account=with_account)
    parts = parts_of(report, context, language, private)
    try:
        save_new(place, packed(parts), MODE)
    except FileExistsError:
        refuse_place(place)
    except OSError as error:
        reason = error.strerror or error
        raise cannot_be_written(
            Phrase("--bundle: {file} cannot be written: {reason}.", file=place, reason=reason),
            error,
        ) from None


def packed(parts: Mapping[str, str]) -> bytes:
    """The archive."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            entry = ZipInfo(f"{FOLDER}/{name}")
            entry.external_attr, entry.compress_type = MODE << 16, ZIP_DEFLATED
            zipped.writestr(entry, text)
    return archive.getvalue()
