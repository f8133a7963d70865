"""The text of a file that sets variables, whoever wrote it."""

from __future__ import annotations

import codecs
from pathlib import Path

MOST_BYTES = 512 * 1024
"""Of one file; what is longer was made by a program."""


def text_of(path: Path) -> str | None:
    """What the file holds, bytes that are no UTF-8 as surrogates; None where it is none, or too long.

    What Windows PowerShell writes as UTF-16 is read as that.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    if len(data) > MOST_BYTES:
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
