"""Files that are called photos: cut, stuck together, of giant size, of other kinds, of none."""

import io
import struct
import zlib
from functools import cache

import pytest
from hypothesis import example
from hypothesis import strategies as st
from PIL import Image

from tests.fuzz.computer import HEALTHY
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import DAMAGES, FORMATS, LANGUAGES
from tests.plugins.people import SAMPLE


def _saved(kind: str, size: tuple[int, int] = (120, 90), mode: str = "RGB", **how: object) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(stream, kind, **how)
    return stream.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says that it is so large, and has next to nothing in it."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = _chunk(b"IDAT", zlib.compress(b"\0" * 64))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + _chunk(b"IEND", b"")


def jpeg_with(segment: bytes, marker: bytes = b"\xff\xe1") -> bytes:
    """A JPEG with a segment behind its beginning, its length as it is."""
    whole = _saved("JPEG")
    return (
        whole[:2] + marker + struct.pack(">H", min(len(segment) + 2, 65535)) + segment + whole[2:]
    )


def jpeg_of(width: int, height: int) -> bytes:
    """A small JPEG whose frame says another size."""
    whole = bytearray(_saved("JPEG"))
    place = whole.index(b"\xff\xc0") + 5
    whole[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(whole)


@cache
def _text_bomb() -> bytes:
    """A PNG with a remark of 80 MB."""
    return png_of(90, 90, _chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 80_000_000)))


def _animated() -> bytes:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (90, 90), (shade, 0, 0)) for shade in (0, 90, 200)]
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    return stream.getvalue()


SIZES = st.sampled_from([0, 1, 40, 79, 80, 4096, 65535, 2**31 - 1, 2**32 - 1])
WHOLE = st.sampled_from(
    [
        SAMPLE.read_bytes(),
        _animated(),
        *(_saved(kind) for kind in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")),
        _saved("JPEG", mode="CMYK"),
        _saved("PNG", mode="P"),
        _saved("PNG", mode="I;16"),
        _saved("PNG", (1, 1)),
    ]
)
EXIF = st.one_of(
    st.sampled_from([b"Exif\0\0", b"Exif\0\0II*\0\x08\0\0\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"]),
    st.binary(max_size=80).map(lambda more: b"Exif\0\0II*\0\x08\0\0\0" + more),
    st.integers(0, 300).map(
        lambda turn: (
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"
            + struct.pack("<HHI", turn, 0, 0)
        )
    ),
    st.just(b"A" * 65_533),
)
PHOTOS = st.one_of(
    st.tuples(WHOLE, DAMAGES, DAMAGES).map(lambda each: each[2](each[1](each[0]))),
    st.tuples(WHOLE, WHOLE).map(b"".join),
    st.tuples(SIZES, SIZES).map(lambda size: png_of(*size)),
    st.tuples(SIZES.filter(lambda side: side < 65536), SIZES.filter(lambda side: side < 65536)).map(
        lambda size: jpeg_of(*size)
    ),
    EXIF.map(jpeg_with),
    st.binary(max_size=60).map(lambda data: jpeg_with(data, b"\xff\xe2")),
    st.sampled_from(
        [b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"PLTE", b"acTL", b"eXIf", b"tRNS"]
    ).flatmap(
        lambda name: st.binary(max_size=60).map(lambda data: png_of(90, 90, _chunk(name, data)))
    ),
    st.builds(_text_bomb),
    st.sampled_from(
        [
            b"",
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"<svg/>",
            b"%PDF-1.7",
            b"GIF89a",
            b"PK\x03\x04",
        ]
    ),
    st.binary(max_size=300),
    st.binary(max_size=100).map(lambda data: b"\xff\xd8\xff" + data),
)
NAMES = ("me.jpg", "no ending", "金 鑰.png", "-v.jpg", "\x1b[31m.jpg", "\u202egpj.exe", "a\nb.jpg")


@example(jpeg_with(b"Exif\0\0II*\0\x08\0\0\0>"), "me.jpg", "en", "text")  # Pillow warned of it
@tried(20, PHOTOS, st.sampled_from(NAMES), LANGUAGES, FORMATS)
def test_detecting_faces_in_files_of_any_kind(computers, stand_in, content, name, language, format):
    stand_in.answers = {}
    files = {**HEALTHY, f"here/{name}": content}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        computer.keeps_its_promises(
            "detect", f"./{name}", "no-such.jpg", f"--format={format}", outputs=["here/"]
        )
        assert (computer.folder / "here" / name).read_bytes() == content


@tried(8, PHOTOS, st.sampled_from(NAMES), LANGUAGES, FORMATS)
def test_checking_photos_of_any_kind(computers, stand_in, content, name, language, format):
    stand_in.answers = {}
    files = {**HEALTHY, f"here/{name}": content}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        computer.keeps_its_promises(
            "preflight", "--only", "detection", f"--photo=./{name}", f"--format={format}"
        )


@pytest.mark.parametrize("name", ["here", "here/pipe", "here/loop.jpg", "here/shut.jpg"])
def test_what_is_no_file_is_no_photo(computers, name):
    with computers.one(HEALTHY) as computer:
        (computer.folder / "here" / "loop.jpg").symlink_to("loop.jpg")
        computer.keeps_its_promises("detect", f"../{name}", "--format=json")
