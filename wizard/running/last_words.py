"""The last words of a command: as much of what it wrote as is worth explaining, however much it was."""

from __future__ import annotations

import re

MOST = 64 * 1024
"""Bytes of a stream that are kept."""
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_ENDS = re.compile(r"\r\n|\r|\n")
"""Of lines: a terminal's own, and what begins a line anew, as a progress bar does."""


class LastWords:
    """The end of what went through a stream, untouched."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self.heard = 0
        """Bytes in all."""

    def add(self, data: bytes) -> None:
        self.heard += len(data)
        self._kept += data
        if len(self._kept) > 2 * MOST:  # not at each piece: what is cut away is copied
            del self._kept[:-MOST]

    @property
    def text(self) -> str:
        """As a person reads it: without the colours, in lines; what began before the cut is left out.

        A secret in colours, or cut in two, would not be known as one and so not be masked.
        """
        data = bytes(self._kept[-MOST:])
        text = data.replace(b"\0", b"").decode("utf-8", "replace")  # UTF-16 of Windows is half NULs
        text = _ENDS.sub("\n", _ESCAPES.sub("", text))
        return _from_a_blank_on(text) if self.heard > MOST else text


def end_of(text: str, most: int) -> str:
    """The last characters of a text, from a line's start on where there is one, else from a word's."""
    return text if len(text) <= most else _from_a_blank_on(text[-most:])


def _from_a_blank_on(text: str) -> str:
    line = text.partition("\n")[2]
    if line.strip():
        return line
    found = re.search(r"\s", text)
    return text[found.end() :] if found else ""
