"""The photo with its faces framed and numbered, and a new file for it that replaces none."""

from __future__ import annotations

import errno
import math
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from wizard.detecting.faces import Face
from wizard.output.picture import Label

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Box = tuple[int, int, int, int]
SIDES = ("Left", "Top", "Width", "Height")
OUTER, INNER = "#000000", "#ffffff"
"""One of the two is seen on any photo."""
ONE_LINE = "#00ff5f"
"""Where there is room for one only: a colour that faces do not have."""
LINE_SHARE, NUMBER_SHARE = 200, 22
"""Of the photo's longer side: how often a line, and a number's height, go into it."""
LEAST_LINE, LEAST_NUMBER = 2, 12
SMALL = 800


class Framed(Struct, frozen=True):
    """The photo with its faces framed, at any size: what is drawn stays legible on a small one."""

    photo: Image
    faces: Sequence[Face]

    @property
    def size(self) -> tuple[int, int]:
        return self.photo.size

    def drawn(self, size: tuple[int, int]) -> Image:
        from PIL.ImageDraw import Draw

        image = self.photo.resize(size)
        draw = Draw(image)
        for number, box in self._boxes(size):
            _draw_frame(draw, box, _line_width(size))
            _draw_number(draw, box, str(number), size)
        return image

    def bare(self, size: tuple[int, int]) -> tuple[Image, list[Label]]:
        from PIL.ImageDraw import Draw

        image = self.photo.resize(size)
        draw = Draw(image)
        boxes = list(self._boxes(size))
        for _, box in boxes:
            draw.rectangle(box, outline=ONE_LINE)
        return image, [Label(box[0], box[1], str(number)) for number, box in boxes]

    def _boxes(self, size: tuple[int, int]) -> Iterator[tuple[int, Box]]:
        for number, face in enumerate(self.faces, start=1):
            if box := _pixels(face.get("BoundingBox") or {}, size):
                yield number, box


def framed(photo: bytes, faces: Sequence[Face]) -> Framed:
    """Raises OSError where Pillow cannot read the photo."""
    return Framed(_upright(photo), faces)


def frame(photo: bytes, faces: Sequence[Face]) -> bytes:
    """The photo, turned upright, as a PNG with a frame and a number at each FaceDetail's box.

    Rekognition turns a JPEG as its EXIF orientation says before it measures ("Getting image
    orientation and bounding box coordinates"). Raises OSError where Pillow cannot read the photo.
    """
    picture = framed(photo, faces)
    image = picture.drawn(picture.size)
    png = BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def _upright(photo: bytes) -> Image:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(action="ignore"):  # of what is odd in the file, in English
            opened = Image.open(BytesIO(photo), formats=("JPEG", "PNG"))
            upright = ImageOps.exif_transpose(opened) if opened.format == "JPEG" else opened
            return upright.convert("RGB")
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as error:
        raise OSError(errno.EINVAL, "Pillow cannot read this photo") from error


def _pixels(box: Mapping[str, float], size: tuple[int, int]) -> Box | None:
    """Left, top, right, bottom within the picture; a box may reach beyond it (botocore's model).

    None where the answer does not say where the face is.
    """
    if not all(math.isfinite(box.get(side, math.nan)) for side in SIDES):
        return None
    width, height = size
    left, top = box["Left"] * width, box["Top"] * height
    right, bottom = left + box["Width"] * width, top + box["Height"] * height
    x = [min(max(round(each), 0), width - 1) for each in (left, right)]
    y = [min(max(round(each), 0), height - 1) for each in (top, bottom)]
    return x[0], y[0], x[1], y[1]


def _line_width(size: tuple[int, int]) -> int:
    return max(LEAST_LINE, max(size) // LINE_SHARE)


def _draw_frame(draw: ImageDraw, box: Box, line: int) -> None:
    """A light line between two dark ones, inwards from the box."""
    for colour, start, width in ((OUTER, 0, 2 * line), (INNER, line // 2, line)):
        left, top, right, bottom = box
        inner = (left + start, top + start, right - start, bottom - start)
        if inner[0] <= inner[2] and inner[1] <= inner[3]:
            draw.rectangle(inner, outline=colour, width=width)


def _draw_number(draw: ImageDraw, box: Box, number: str, size: tuple[int, int]) -> None:
    """A plate with the number over the frame's upper left corner, or in it for want of room."""
    from PIL.ImageFont import load_default

    height = max(LEAST_NUMBER, max(size) // NUMBER_SHARE)
    font = load_default(height)
    _, _, text_width, text_height = draw.textbbox((0, 0), number, font, anchor="lt")
    margin = height // 3
    width, height = round(text_width) + 2 * margin, round(text_height) + 2 * margin
    left = max(0, min(box[0], size[0] - width))
    top = max(0, box[1] - height)
    draw.rectangle((left, top, left + width, top + height), INNER, OUTER, max(1, margin // 4))
    draw.text((left + margin, top + margin), number, OUTER, font, anchor="lt")


def small(png: bytes) -> bytes:
    """The same for a page: a JPEG, its longer side SMALL pixels at most."""
    from PIL import Image

    image = Image.open(BytesIO(png)).convert("RGB")
    image.thumbnail((SMALL, SMALL))
    jpeg = BytesIO()
    image.save(jpeg, "JPEG", quality=85)
    return jpeg.getvalue()
