"""How a result may look: whoever writes it finds out, and a format is told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TextIO

from wizard.output.cells import WIDEST, screen_width


@dataclass(frozen=True)
class Look:
    """`detail` shows every check, `colour` uses a terminal's colours, in the sandbox `practice` says
    so, `aloud` lets other programs' words stand on the person's own screen, `width` is in a
    terminal's cells."""

    detail: bool = False
    colour: bool = False
    practice: bool = False
    aloud: bool = False
    width: int = WIDEST
    picture: bytes = field(default=b"", repr=False)
    """The photo of the run with its faces framed, as a JPEG, for a page that can show it."""


def look_on(
    stream: TextIO, *, coloured: bool = True, detail: bool = False, practice: bool = False
) -> Look:
    """What the stream allows; colours only where they are wanted and a terminal shows them."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    on_screen = coloured and stream.isatty()
    return Look(
        detail=detail,
        colour=on_screen and not plain,
        practice=practice,
        aloud=on_screen,
        width=screen_width(stream),
    )
