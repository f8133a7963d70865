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
RAW = "RAW"
RAW_MARKS = (
    (4, b"ftypcrx"),
    (8, b"CR\x02"),
    (0, b"IIRO"),
    (0, b"IIU\x00"),
    (0, b"FUJIFILMCCD-RAW"),
)
RAW_ENDINGS = (".nef", ".nrw", ".arw", ".sr2", ".dng", ".pef", ".cr2", ".3fr", ".iiq")
"""Those whose files begin as every TIFF does."""
OTHER_FILES = (
    (4, b"ftyp", "video"),
    (4, b"moov", "video"),
    (4, b"mdat", "video"),
    (8, b"AVI ", "video"),
    (0, b"\x1a\x45\xdf\xa3", "video"),
    (0, b"\x00\x00\x01\xba", "video"),
    (0, b"\x00\x05\x16\x07", "AppleDouble"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"Rar!", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (0, b"\xd0\xcf\x11\xe0", "document"),
    (0, b"ID3", "sound"),
    (0, b"fLaC", "sound"),
    (0, b"OggS", "sound"),
    (8, b"WAVE", "sound"),
)
"""Files that are no picture, by a mark at a place."""
TEXTS = (
    (b"<!doctype", "HTML"),
    (b"<html", "HTML"),
    (b"<head", "HTML"),
    (b"%pdf", "PDF"),
    (b"version https://git-lfs", "git-lfs"),
    (b"pk\x03\x04", "ZIP"),
    (b"{", "JSON"),
)
BASE64_STARTS = (b"/9j/", b"iVBORw0", b"data:image/", b"image/")
BASE64 = re.compile(rb"(?:(?:data:)?image/[\w.+-]+;base64,)?[A-Za-z0-9+/=_\s-]+")
OTHER_TEXTS = re.compile(
    rb"(?:b['\"])?(?:\\xff\\xd8|\\x89PNG)"  # repr() of bytes
    rb"|(?:0x)?(?:ffd8ff|89504e47)[0-9a-fA-F\s]+"  # hexadecimal
    rb"|(?:\{\s*\"type\":\s*\"Buffer\",\s*\"data\":\s*)?\[\s*(?:255,\s*216|137,\s*80)\b",  # numbers
    re.IGNORECASE,
)
"""The other ways in which programs write bytes as text."""
OTHER_TEXT = "text"
UTF_8_REPLACED = (b"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", b"\xef\xbf\xbdPNG")
LATIN_1_AS_UTF_8 = (b"\xc3\xbf\xc3\x98\xc3\xbf", b"\xc2\x89PNG")
SEVEN_BITS = (b"\x7fX\x7f", b"\tPNG")
PNG_LINE_ENDS = (b"\x89PNG\n\x1a", b"\x89PNG\r\r\n", b"\x89PNG\r\x1a")
"""The beginning of each kind of photo, after one of the accidents that a PNG's signature is there to
show (PNG specification, 5.2)."""
WRAPPED = re.compile(
    rb"--[^\r\n]{1,200}\r?\ncontent-(?:disposition|type):"  # a form's upload, whole
    rb"|http/[\d.]+ \d{3} "  # an answer, with its head
    rb"|<\?xml\b.*<error>|<error>"  # S3's
    rb"|\{\s*\"(?:error|errors|message|errormessage|code|__type|detail|fault)\"",  # JSON's
    re.DOTALL,
)
ERROR_CODE = re.compile(
    rb"<code>\s*([\w.-]{1,80})|\"(?:code|__type|errortype)\"\s*:\s*\"([\w.#-]{1,80})", re.I
)
FEWEST_LINE_ENDS = 8
"""A photo of two kilobytes has as many line feeds by chance, and they follow no carriage returns."""
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


def is_raw(data: bytes, ending: str) -> bool:
    """Whether it is what a camera's sensor gave, which only picture programs can develop."""
    if any(data[place : place + len(mark)] == mark for place, mark in RAW_MARKS):
        return True
    return ending.lower() in RAW_ENDINGS and other_kind(data) == "TIFF"


def is_base64(data: bytes) -> bool:
    """Whether it is the text of a photo that was encoded as base64, or in another way."""
    start = data[:LOOKED_AT].lstrip()
    if OTHER_TEXTS.match(start):
        return True
    return start.startswith(BASE64_STARTS) and bool(BASE64.fullmatch(start))


def is_bare(data: bytes) -> bool:
    """Whether such a text is base64 from its first letter on, as a decoder takes it."""
    return not OTHER_TEXTS.match(start := data[:LOOKED_AT].lstrip()) and b"image/" not in start


def accident_of(data: bytes) -> str:
    """How a photo was damaged by being read or written as text; empty where it was not."""
    if data.startswith(UTF_8_REPLACED):
        return "UTF-8"
    if data.startswith(LATIN_1_AS_UTF_8):
        return "Latin-1 to UTF-8"
    if data.startswith(SEVEN_BITS):
        return "7 bits"
    return "line ends" if data.startswith(PNG_LINE_ENDS) else ""


def line_ends_changed(data: bytes) -> bool:
    """Whether a JPEG's every line feed has a carriage return before it: no photo has that by chance."""
    pairs = data.count(b"\r\n")
    return pairs >= FEWEST_LINE_ENDS and data.count(b"\n") == pairs


def wrapping_of(data: bytes) -> str | None:
    """What was saved in a photo's place, by its error's own code where it has one; None for a photo."""
    start = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not WRAPPED.match(start.lower()):
        return None
    found = ERROR_CODE.search(start)
    return b"".join(filter(None, found.groups())).decode("ascii") if found else ""


def no_photo(data: bytes) -> str:
    """What a file that is no picture is instead, as far as its beginning says; else empty."""
    for place, mark, name in OTHER_FILES:
        if data[place : place + len(mark)] == mark:
            return name
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
