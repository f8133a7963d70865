"""A photo on this computer, looked at before it is sent: botocore checks neither size nor kind."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from checks.patience import patiently
from checks.sources.photo import kinds

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

BUNDLED = Path(__file__).with_name("astronaut.jpg")
"""NASA's portrait of the astronaut Eileen Collins, public domain."""
MOST_BYTES = 5 * 1024 * 1024
"""Most bytes of a photo that is sent as bytes: 5 242 880
(https://docs.aws.amazon.com/rekognition/latest/dg/limits.html; botocore's model: ImageBlob)."""
MOST_PIXELS, LEAST_PIXELS = 10_000, 80
"""Sides of a photo, in pixels: the least from the same page; the most as ImageTooLargeException says
it ("exceed maximum dimension size of 10000 pixels", aws-doc-sdk-examples issue 4848)."""
MISSING_NUMBERS = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP)


class Flaw(StrEnum):
    """Why a file cannot be sent as a photo, or might be refused."""

    MISSING = "missing"
    FOLDER = "folder"
    NO_FILE = "no-file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_A_PHOTO = "not-a-photo"
    OTHER_FORMAT = "other-format"
    BASE64 = "base64"
    DAMAGED = "damaged-as-text"
    WRAPPED = "wrapped"
    TOO_HEAVY = "too-heavy"
    TOO_LARGE = "too-large"
    TOO_SMALL = "too-small"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Photo:
    """A JPEG or PNG file, ready to be sent; sides in pixels, as stored."""

    path: Path
    data: bytes = field(repr=False)
    format: str
    width: int
    height: int
    flaw: Flaw | None = None


class Unsuitable(Struct, frozen=True):
    """A file that must not be sent, and why; `detail` is a format's name, a size or the like."""

    path: Path
    flaw: Flaw
    detail: str = ""


def cleaned(typed: str, home: Path, folder: Path) -> Path:
    """The path that was meant by what a person typed, pasted or dragged into the terminal.

    Quotes around it, `file://`, backslashes before blanks and `~` are taken for what they stand
    for, unless a file really has that name. A relative path begins in `folder`.
    """
    as_typed = folder / typed
    if _exists(as_typed):
        return as_typed
    text = typed.strip().strip("\u202a\u200e")  # Windows' "Copy as path" may add such a mark
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if text.startswith("file:/"):
        text = "/" + unquote(text.removeprefix("file:").lstrip("/"))
    if text == "~" or text.startswith(("~/", "~\\")):
        text = f"{home}{text[1:]}"
    bare = folder / text
    return bare if _exists(bare) else folder / _unescaped(text)


def near_names(path: Path) -> tuple[str, ...]:
    """Up to three files beside the missing one that have nearly its name."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in islice(path.parent.iterdir(), 5000)]
    except (OSError, ValueError):
        return ()
    there = {name.casefold(): name for name in names}
    near = get_close_matches(path.name.casefold(), there, n=3, cutoff=0.6)
    return tuple(there[name] for name in near)


def look_at(path: Path) -> Photo | Unsuitable:
    """The photo, or why it cannot be sent; whatever lies there, it raises nothing but NoAnswer."""
    data = patiently(path, partial(_read, path))
    if isinstance(data, Unsuitable):
        return data
    kind = kinds.photo_kind(data)
    if kind is None:
        return _strange(path, data)
    if kinds.line_ends_changed(data):  # a decoder may make something of it, grey or torn
        return Unsuitable(path, Flaw.DAMAGED, "line ends")
    if len(data) > MOST_BYTES:
        return Unsuitable(path, Flaw.TOO_HEAVY, f"{path.stat().st_size:,}")
    return _measured(path, data, kind)


def _exists(path: Path) -> bool:
    try:
        return patiently(path, path.exists)
    except (OSError, ValueError):
        return False


def _unescaped(text: str) -> str:
    """Without the backslashes that a shell's terminal puts before blanks and brackets."""
    if os.name == "nt":
        return text
    return "".join(
        letter
        for letter, following in zip(text, text[1:] + "\n", strict=True)
        if not (letter == "\\" and following in " ()[]&'\"!$`;*?#")
    )


def _read(path: Path) -> bytes | Unsuitable:
    """At most one byte more than can be sent; the kind of file is looked at before it is opened."""
    try:
        if flaw := _no_regular_file(path.stat().st_mode):
            return Unsuitable(path, flaw)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        flaw = Flaw.MISSING if error.errno in MISSING_NUMBERS else Flaw.UNREADABLE
        return Unsuitable(path, flaw, error.strerror or "")
    except ValueError:  # a null byte in the path
        return Unsuitable(path, Flaw.MISSING)
    return data or Unsuitable(path, Flaw.EMPTY)


def _no_regular_file(mode: int) -> Flaw | None:
    """A pipe or a device would be waited for without end."""
    if stat.S_ISDIR(mode):
        return Flaw.FOLDER
    return None if stat.S_ISREG(mode) else Flaw.NO_FILE


def _strange(path: Path, data: bytes) -> Unsuitable:
    if kinds.is_raw(data, path.suffix):
        return Unsuitable(path, Flaw.NOT_A_PHOTO, kinds.RAW)
    if name := kinds.other_kind(data):
        return Unsuitable(path, Flaw.OTHER_FORMAT, name)
    if kinds.is_base64(data):
        return Unsuitable(path, Flaw.BASE64, "" if kinds.is_bare(data) else kinds.OTHER_TEXT)
    if accident := kinds.accident_of(data):
        return Unsuitable(path, Flaw.DAMAGED, accident)
    if (code := kinds.wrapping_of(data)) is not None:
        return Unsuitable(path, Flaw.WRAPPED, code)
    return Unsuitable(path, Flaw.NOT_A_PHOTO, kinds.no_photo(data))


def _measured(path: Path, data: bytes, kind: str) -> Photo | Unsuitable:
    try:
        width, height = _sides(data, kind)
    except (OSError, SyntaxError, ValueError):
        return Unsuitable(path, Flaw.NOT_A_PHOTO, kind)
    sides = f"{width} × {height}"
    if max(width, height) > MOST_PIXELS:
        return Unsuitable(path, Flaw.TOO_LARGE, sides)
    if min(width, height) < LEAST_PIXELS:
        return Unsuitable(path, Flaw.TOO_SMALL, sides)
    whole = kinds.png_is_whole(data) if kind == "PNG" else kinds.jpeg_is_whole(data)
    return Photo(path, data, kind, width, height, None if whole else Flaw.INCOMPLETE)


def _sides(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height out of the header; the pixels are not unpacked, however many they are."""
    with _reader(kind)(BytesIO(data)) as picture:
        return picture.size


def _reader(kind: str) -> type[ImageFile]:
    """Pillow's for the one format: Image.open loads those of others before it opens anything."""
    if kind == "PNG":
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile
