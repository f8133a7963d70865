"""A picture in a terminal: by its own protocol for pictures, or in half blocks, which every one has.

The protocols: "Terminal graphics protocol" (sw.kovidgoyal.net/kitty/graphics-protocol), "Inline Images
Protocol" (iterm2.com/documentation-images.html), and DEC's "VT330/VT340 Programmer Reference Manual",
volume 2, chapter 14, for Sixel.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image
    from rich.text import Text

BLOCK = "▀"
CHUNK = 4096
"""Letters of a picture that Kitty takes at once."""
SIXEL_COLOURS, BAND = 255, 6
"""One less than a VT340's successors have; and how many pixels high a row of sixels is."""


class Drawing(Enum):
    """How a terminal can be given a picture."""

    NOTHING = auto()
    BLOCKS = auto()
    KITTY = auto()
    ITERM = auto()
    SIXEL = auto()


class Label(Struct, frozen=True):
    """A short text at a place in a picture, in its pixels."""

    x: int
    y: int
    text: str


class Picture(Protocol):
    """What can be drawn at any size."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, in pixels, of what it was made from."""

    def drawn(self, size: tuple[int, int]) -> Image:
        """It in this size, with its labels painted."""

    def bare(self, size: tuple[int, int]) -> tuple[Image, list[Label]]:
        """It in this size, too small to paint a label; and where they belong."""


class Frame(Struct, frozen=True):
    """The room for a picture: columns and rows of a terminal, and a cell's pixels."""

    columns: int
    rows: int
    cell: tuple[int, int] = (8, 16)

    def around(self, size: tuple[int, int]) -> Frame:
        """As much of the room as a picture of this shape fills."""
        wide, high = size[0] / self.cell[0], size[1] / self.cell[1]
        scale = min(self.columns / wide, self.rows / high)
        return Frame(max(1, round(wide * scale)), max(1, round(high * scale)), self.cell)

    @property
    def pixels(self) -> tuple[int, int]:
        return self.columns * self.cell[0], self.rows * self.cell[1]


def sequence(picture: Picture, how: Drawing, room: Frame) -> str:
    """What a terminal with its own pictures is sent; "" for one without."""
    frame = room.around(picture.size)
    image = picture.drawn(frame.pixels)
    match how:
        case Drawing.KITTY:
            return "".join(_kitty(_png(image), frame))
        case Drawing.ITERM:
            return _iterm(_png(image), frame)
        case Drawing.SIXEL:
            return "".join(_sixel(image))
    return ""


def blocks(picture: Picture, room: Frame) -> Iterator[Text]:
    """Its lines in half blocks: two pixels in a cell, one above the other, each in its colour."""
    from rich.style import Style
    from rich.text import Text

    frame = Frame(room.columns, room.rows, (1, 2)).around(picture.size)
    image, labels = picture.bare(frame.pixels)
    shown = image.convert("RGB")
    for row in range(frame.rows):
        line = Text(no_wrap=True)
        for column in range(frame.columns):
            upper, lower = (_hex(shown.getpixel((column, 2 * row + half))) for half in (0, 1))
            line.append(BLOCK, Style(color=upper, bgcolor=lower))
        yield _labelled(line, [each for each in labels if each.y // 2 == row])


def _labelled(line: Text, labels: Sequence[Label]) -> Text:
    """The line with the labels in place of its blocks, as far as there is room."""
    from rich.style import Style
    from rich.text import Text

    plate = Style(color="#000000", bgcolor="#ffffff", bold=True)
    for label in labels:
        start = max(0, min(label.x, len(line) - len(label.text)))
        end = start + len(label.text)
        line = Text.assemble(line[:start], Text(label.text, plate), line[end:])
    return line


def _hex(pixel: float | tuple[int, ...] | None) -> str:
    assert isinstance(pixel, tuple), "an RGB image has three values a pixel"
    return "#{:02x}{:02x}{:02x}".format(*pixel)


def _png(image: Image) -> str:
    png = BytesIO()
    image.save(png, "PNG")
    return b64encode(png.getvalue()).decode()


def _kitty(png: str, frame: Frame) -> Iterator[str]:
    """Shown at once (a=T), in these cells, and without an answer (q=2)."""
    chunks = [png[start : start + CHUNK] for start in range(0, len(png), CHUNK)]
    head = f"a=T,f=100,q=2,c={frame.columns},r={frame.rows},"
    for number, chunk in enumerate(chunks, start=1):
        yield f"\x1b_G{head}m={int(number < len(chunks))};{chunk}\x1b\\"
        head = ""


def _iterm(png: str, frame: Frame) -> str:
    return f"\x1b]1337;File=inline=1;width={frame.columns};height={frame.rows}:{png}\x07"


def _sixel(image: Image) -> Iterator[str]:
    """Rows of six pixels; in each, what every colour of it has."""
    few = image.convert("RGB").quantize(SIXEL_COLOURS)
    palette = few.getpalette() or []
    width, height = few.size
    yield f'\x1bPq"1;1;{width};{height}'
    for number, place in enumerate(range(0, len(palette), 3)):
        red, green, blue = (round(each * 100 / 255) for each in palette[place : place + 3])
        yield f"#{number};2;{red};{green};{blue}"
    pixels = few.tobytes()
    for top in range(0, height, BAND):
        rows = [
            pixels[row * width : (row + 1) * width] for row in range(top, min(top + BAND, height))
        ]
        for colour in sorted(set(b"".join(rows))):
            bits = (
                sum((row[x] == colour) << place for place, row in enumerate(rows))
                for x in range(width)
            )
            yield f"#{colour}{''.join(_repeated(bits))}$"
        yield "-"
    yield "\x1b\\"


def _repeated(bits: Iterator[int]) -> Iterator[str]:
    for value, same in groupby(bits):
        count, letter = len(list(same)), chr(63 + value)
        yield letter * count if count < 4 else f"!{count}{letter}"
