"""What a file is by its bytes: a photo that Rekognition reads, another picture, or no picture."""

from __future__ import annotations

import re
from io import BytesIO
from struct import unpack

PHOTOS = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"))
"""The two formats that Rekognition reads (its "Guidelines and quotas"), by their first bytes."""
PICTURES = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"II+\x00", "TIFF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (4, b"ftypavi", "AVIF"),
    (8, b"WEBP", "WebP"),
    (0, b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (0, b"8BPS", "Photoshop"),
    (0, b"\x00\x00\x01\x00", "ICO"),
)
TEXTS = (
    (b"<!doctype", "HTML"),
    (b"<html", "HTML"),
    (b"<head", "HTML"),
    (b"%pdf", "PDF"),
    (b"version https://git-lfs", "git-lfs"),
    (b"pk\x03\x04", "ZIP"),
    (b"{", "JSON"),
)
BASE64_STARTS = (b"/9j/", b"iVBORw0", b"data:image/")
BASE64 = re.compile(rb"(?:data:image/[\w.+-]+;base64,)?[A-Za-z0-9+/=_\s-]+")
LOOKED_AT = 4096


def photo_kind(data: bytes) -> str | None:
    """`JPEG` or `PNG`, else None."""
    return next((name for start, name in PHOTOS if data.startswith(start)), None)


def other_kind(data: bytes) -> str | None:
    """The name of a picture format that Rekognition does not read, else None."""
    for place, mark, name in PICTURES:
        if data[place : place + len(mark)] == mark:
            return name
    start = _beginning(data)
    is_drawing = start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start)
    return "SVG" if is_drawing else None


def is_base64(data: bytes) -> bool:
    """Whether it is the text of a photo that was encoded as base64."""
    start = data[:LOOKED_AT].lstrip()
    return start.startswith(BASE64_STARTS) and bool(BASE64.fullmatch(start))


def no_photo(data: bytes) -> str:
    """What a file that is no picture is instead, as far as its beginning says; else empty."""
    start = _beginning(data)
    return next((name for mark, name in TEXTS if start.startswith(mark)), "")


def png_is_whole(data: bytes) -> bool:
    """Whether the chunks lead up to IEND (PNG specification, 5.3); nothing is unpacked."""
    place = len(PHOTOS[1][0])
    while place + 8 <= len(data):
        length, name = unpack(">I4s", data[place : place + 8])
        if name == b"IEND":
            return True
        place += 12 + length
    return False


def jpeg_is_whole(data: bytes) -> bool:
    """Whether it ends as a JPEG does; where a camera appended bytes of its own, it is decoded."""
    if data.rstrip(b"\x00").endswith(b"\xff\xd9"):
        return True
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=["JPEG"]) as picture:
            picture.draft("L", (1, 1))  # an eighth of each side: quick, and small in memory
            picture.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def _beginning(data: bytes) -> bytes:
    return data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
