"""A picture saved anew as one that Rekognition takes: upright, in RGB, within its limits of size."""

from __future__ import annotations

import ast
import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from checks.sources.photo import kinds
from checks.sources.photo.photo import LEAST_PIXELS, MOST_BYTES, MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITIES = (95, 88, 80)
SMALLER = 0.8
"""Of each side, where the lowest quality does not make it light enough."""
MOST_UNPACKED = 400_000_000
"""Pixels: what takes more than a gigabyte to unpack is no photo that somebody took."""
OPENED = (
    *("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF", "ICO", "JPEG2000", "PSD"),
    *("HEIF", "MPO"),
)
"""Formats of Pillow that only read a file: others of them run a program, such as Ghostscript."""
REDUCED = ("1", "P", "L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")
ORIENTATION = 0x0112
"""Of EXIF."""


class CannotBeRead(Exception):
    """Nothing that rekwiz has can open the picture, or it is no whole one."""


class TooNarrow(Exception):
    """No size keeps both sides within Rekognition's limits: one is more than 125 times the other."""


def decoded(data: bytes) -> bytes:
    """The photo that a text stands for: base64, hexadecimal, Python's bytes or a list of numbers.

    Raises CannotBeRead.
    """
    text = data.decode("ascii", "ignore").strip()
    try:
        return _decoded(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise CannotBeRead from error


def _decoded(text: str) -> bytes:
    if text.startswith(("b'", 'b"', "\\x")):
        literal = text if text.startswith("b") else f"b'{text}'"
        return bytes(ast.literal_eval(literal))
    if text.startswith(("[", "{")):
        return bytes(map(int, re.findall(r"\d+", text[text.index("[") :])))
    if re.match(r"(?:0x)?(?:ffd8ff|89504e47)", text, re.IGNORECASE):
        return bytes.fromhex(re.sub(r"^0[xX]|\s", "", text))
    bare = re.sub(r"^(?:data:)?image/[^,]*,|\s", "", text)
    bare = bare.rstrip("=").translate(str.maketrans("-_", "+/"))
    return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)


def is_within_limits(data: bytes) -> bool:
    """Whether it is a JPEG or PNG already that needs nothing done to it."""
    kind = kinds.photo_kind(data)
    if kind is None or len(data) > MOST_BYTES:
        return False
    with _opened(data) as picture:
        return max(picture.size) <= MOST_PIXELS


def saved_anew(data: bytes, longest: int = MOST_PIXELS) -> bytes:
    """A JPEG of the picture, of its first frame, no side longer than that many pixels.

    It is turned as its EXIF data say, and has none itself: neither its place nor its camera. Raises
    CannotBeRead and TooNarrow.
    """
    with _opened(data) as picture:
        _must_be_bearable(picture)
        target = _fitting(picture.size, longest)
        try:
            picture.draft(
                "RGB", target
            )  # a JPEG is unpacked at an eighth of its size, if that does
            upright = _flat(_upright(_lessened(picture, target)))
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise CannotBeRead from error
    return _light(upright, longest)


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    from PIL import Image, UnidentifiedImageError

    _read_heic()
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    Image.init()
    known = [name for name in OPENED if name in Image.OPEN]
    try:
        try:
            picture = Image.open(BytesIO(data), formats=known)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise CannotBeRead from error
        with picture:  # within the limit of our own: some formats ask for Pillow's once more
            yield picture
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _read_heic() -> None:
    """Teaches Pillow the format of iPhones, where this system has the library for it."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()


def _must_be_bearable(picture: Image) -> None:
    width, height = picture.size
    if width * height > MOST_UNPACKED:
        raise CannotBeRead


def _lessened(picture: Image, target: tuple[int, int]) -> Image:
    """Before anything copies it: a file of a few kilobytes can unpack to hundreds of millions of pixels,
    and each takes four bytes in RGB."""
    from PIL.Image import Resampling

    if picture.size == target or picture.mode not in REDUCED:
        return picture
    picture.load()  # by which a TIFF is turned already
    turned = picture.getexif().get(ORIENTATION)
    whole = picture.convert("L") if picture.mode == "1" else picture
    how = Resampling.NEAREST if picture.mode == "P" else Resampling.LANCZOS
    small = whole.resize(target, how, reducing_gap=2.0)
    if turned:
        small.getexif()[ORIENTATION] = turned
    return small


def _upright(picture: Image) -> Image:
    from PIL import ImageOps

    if picture.getexif().get(ORIENTATION, 1) == 1:
        return picture  # which Pillow would copy
    return ImageOps.exif_transpose(picture)


def _flat(picture: Image) -> Image:
    """In RGB: what is transparent becomes white, sixteen bits become eight."""
    from PIL import Image

    if picture.mode.startswith(("I", "F")):
        most = 65535 if picture.mode.startswith("I") else 1.0
        return picture.convert("F").point(lambda value: value * (255 / most)).convert("RGB")
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return picture.convert("RGB")


def _fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The largest size of these proportions, at most its own, within the limits; or TooNarrow.

    Where the short side would come to be too short, the long one may have all that is allowed.
    """
    scale = min(1.0, longest / max(size))
    if min(size) * scale < LEAST_PIXELS <= min(size):
        scale = LEAST_PIXELS / min(size)
    if max(size) * scale > MOST_PIXELS:
        raise TooNarrow
    width, height = (max(1, round(side * scale)) for side in size)
    return width, height


def _light(picture: Image, longest: int) -> bytes:
    """The JPEG, at the best quality that is light enough, else with fewer and fewer pixels."""
    from PIL.Image import Resampling

    size = _fitting(picture.size, longest)
    while True:
        fitted = (
            picture
            if size == picture.size
            else picture.resize(size, Resampling.LANCZOS, reducing_gap=2.0)
        )
        for quality in QUALITIES:
            file = BytesIO()
            fitted.save(file, "JPEG", quality=quality)
            if file.tell() <= MOST_BYTES:
                return file.getvalue()
        size = _fitting(picture.size, round(max(size) * SMALLER))
