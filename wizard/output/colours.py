"""The one table of colours: what a mark, or a tone of a line, looks like where there are any."""

from __future__ import annotations

from enum import StrEnum

from wizard.output.marks import Mark, Tone


class Colour(StrEnum):
    """The terminal's own colours, by rich's names: whoever chose its background chose them to be
    legible on it."""

    NONE = ""
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    MAGENTA = "magenta"
    STRONG = "bold"
    QUIET = "dim"
    LINK = "underline"
    NOW = "bold cyan"


CODES = {
    Colour.STRONG: "1",
    Colour.QUIET: "2",
    Colour.LINK: "4",
    Colour.RED: "31",
    Colour.GREEN: "32",
    Colour.YELLOW: "33",
    Colour.MAGENTA: "35",
    Colour.NOW: "1;36",
}
"""ECMA-48, 8.3.117, "SGR - Select graphic rendition"."""

COLOURS: dict[Mark | Tone, Colour] = {
    Mark.DONE: Colour.GREEN,
    Mark.WARN: Colour.YELLOW,
    Mark.FAIL: Colour.RED,
    Mark.UNKNOWN: Colour.MAGENTA,
    Mark.SKIPPED: Colour.QUIET,
    Mark.NOW: Colour.NOW,
    Mark.ITEM: Colour.NONE,
    Mark.PLAIN: Colour.NONE,
    Tone.PLAIN: Colour.NONE,
    Tone.STRONG: Colour.STRONG,
    Tone.QUIET: Colour.QUIET,
    Tone.LINK: Colour.LINK,
    Tone.ADDED: Colour.GREEN,
    Tone.REMOVED: Colour.RED,
    Tone.CHANGED: Colour.YELLOW,
}


def coloured(text: str, colour: Colour) -> str:
    """The text between a terminal's codes."""
    return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if colour in CODES else text
