"""A photo on this computer, looked at before it is sent: botocore checks neither size nor kind."""

from __future__ import annotations

import errno
import warnings
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import Path

MOST_BYTES = 5 * 1024 * 1024
"""Most bytes of a photo that is sent as bytes (Rekognition's guidelines and quotas: 5 MB)."""
MOST_PIXELS, LEAST_PIXELS = 10_000, 80
"""Sides of a photo, in pixels, that DetectFaces takes (same page)."""
MOST_READ = 64 * 1024 * 1024


class Flaw(StrEnum):
    """Why a file cannot be sent as a photo, or might be refused."""

    MISSING = "missing"
    FOLDER = "folder"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_A_PHOTO = "not-a-photo"
    OTHER_FORMAT = "other-format"
    BASE64 = "base64"
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


@dataclass(frozen=True)
class Unsuitable:
    """A file that must not be sent, and why; `detail` is a format's name, a size or the like."""

    path: Path
    flaw: Flaw
    detail: str = ""


SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
)
OTHER_SIGNATURES = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"<svg", "SVG"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypavif", "AVIF"),
    (8, b"WEBP", "WebP"),
)
BASE64_STARTS = (b"/9j/", b"iVBORw0", b"data:image/")


def look_at(path: Path) -> Photo | Unsuitable:
    """The photo, or why it cannot be sent."""
    data = _read(path)
    if isinstance(data, Unsuitable):
        return data
    kind = next((name for start, name in SIGNATURES if data.startswith(start)), None)
    if kind is None:
        return _strange(path, data)
    if len(data) > MOST_BYTES:
        return Unsuitable(path, Flaw.TOO_HEAVY, f"{path.stat().st_size:,}")
    return _measured(path, data, kind)


def _read(path: Path) -> bytes | Unsuitable:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_READ)
    except OSError as error:
        return Unsuitable(path, _why_unread(path, error), error.strerror or "")
    except ValueError:  # a null byte in the path
        return Unsuitable(path, Flaw.MISSING)
    return data or Unsuitable(path, Flaw.EMPTY)


def _why_unread(path: Path, error: OSError) -> Flaw:
    if path.is_dir():
        return Flaw.FOLDER
    missing = error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)
    return Flaw.MISSING if missing else Flaw.UNREADABLE


def _strange(path: Path, data: bytes) -> Unsuitable:
    for place, mark, name in OTHER_SIGNATURES:
        if data[place : place + len(mark)] == mark:
            return Unsuitable(path, Flaw.OTHER_FORMAT, name)
    if data.lstrip().startswith(BASE64_STARTS):
        return Unsuitable(path, Flaw.BASE64)
    return Unsuitable(path, Flaw.NOT_A_PHOTO)


def _measured(path: Path, data: bytes, kind: str) -> Photo | Unsuitable:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind]) as picture:
                width, height = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Unsuitable(path, Flaw.NOT_A_PHOTO)
    sides = f"{width} × {height}"
    if max(width, height) > MOST_PIXELS:
        return Unsuitable(path, Flaw.TOO_LARGE, sides)
    if min(width, height) < LEAST_PIXELS:
        return Unsuitable(path, Flaw.TOO_SMALL, sides)
    whole = data.rstrip(b"\x00").endswith(b"\xff\xd9") if kind == "JPEG" else b"IEND" in data[-64:]
    return Photo(path, data, kind, width, height, None if whole else Flaw.INCOMPLETE)
