"""A picture is saved anew as one that Rekognition takes, and a text becomes the photo that it holds."""

import base64
import json
import random
from io import BytesIO

import pytest
from PIL import Image

from checks.sources.photo.photo import BUNDLED, LEAST_PIXELS, MOST_BYTES, MOST_PIXELS
from wizard.mending.pictures import (
    CannotBeRead,
    TooNarrow,
    decoded,
    is_within_limits,
    saved_anew,
)

PHOTO = BUNDLED.read_bytes()
BASE64 = base64.b64encode(PHOTO)
ORIENTATION = 274
TURNED_RIGHT = 6


def drawn(kind: str, size: tuple[int, int] = (200, 100), mode: str = "RGB", **how) -> bytes:
    data = BytesIO()
    Image.new(mode, size).save(data, kind, **how)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        drawn("GIF", mode="P"),
        drawn("WEBP", mode="RGBA"),
        drawn("BMP"),
        drawn("TIFF", mode="CMYK"),
        drawn("TIFF", mode="1"),
        drawn("TIFF", mode="F"),
        drawn("PNG", mode="I;16"),
        drawn("PNG", mode="LA"),
        drawn("PNG", mode="P", transparency=0),
        drawn("JPEG", mode="CMYK"),
        drawn("JPEG2000"),
    ],
)
def test_any_kind_and_any_colours_become_a_jpeg_in_rgb(data):
    seen = opened(saved_anew(data))

    assert (seen.format, seen.mode, seen.size) == ("JPEG", "RGB", (200, 100))


def test_a_photo_of_an_iphone_becomes_a_jpeg():
    heif = pytest.importorskip("pillow_heif")
    data = BytesIO()
    heif.from_pillow(Image.new("RGB", (200, 100), "red")).save(data)

    seen = opened(saved_anew(data.getvalue()))

    assert (seen.format, seen.size) == ("JPEG", (200, 100))


def test_sixteen_bits_keep_their_brightness():
    bright = Image.new("I;16", (100, 100), 0x8000)
    data = BytesIO()
    bright.save(data, "PNG")

    assert abs(opened(saved_anew(data.getvalue())).getpixel((50, 50))[0] - 128) <= 2


def test_what_is_transparent_is_white():
    assert opened(saved_anew(drawn("PNG", mode="RGBA"))).getpixel((9, 9)) == (255, 255, 255)


def test_a_photo_is_turned_as_it_says_and_says_nothing_of_its_place_afterwards():
    notes = Image.Exif()
    notes[ORIENTATION] = TURNED_RIGHT
    notes.get_ifd(0x8825)[1] = "N"

    seen = opened(saved_anew(drawn("JPEG", exif=notes)))

    assert seen.size == (100, 200)
    assert dict(seen.getexif()) == {}


@pytest.mark.parametrize("size", [(10_001, 100), (100, 12_000), (10_400, 84), (12_000, 2_000)])
def test_sides_come_within_the_limits(size):
    sides = opened(saved_anew(drawn("PNG", size, "L"))).size

    assert LEAST_PIXELS <= min(sides) <= max(sides) <= MOST_PIXELS
    assert (sides[0] > sides[1]) == (size[0] > size[1])


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_what_unpacks_to_more_than_pillow_takes_is_made_small_before_it_is_copied(kind):
    how = {"compression": "group4"} if kind == "TIFF" else {}
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    data = drawn(kind, (14_000, 13_500), "1", exif=exif, **how)

    assert len(data) < 100_000
    assert opened(saved_anew(data, 400)).size == (386, 400)


def test_no_size_helps_what_is_too_narrow():
    with pytest.raises(TooNarrow):
        saved_anew(drawn("PNG", (30_001, 100), "L"))


def test_where_aws_called_a_photo_too_large_it_becomes_smaller():
    assert opened(saved_anew(drawn("JPEG", (6000, 3000), "L"), 4000)).size == (4000, 2000)


def test_what_no_quality_makes_light_enough_gets_fewer_pixels():
    noise = random.Random(7).randbytes(2600 * 2600 * 3)
    data = BytesIO()
    Image.frombytes("RGB", (2600, 2600), noise).save(data, "BMP")

    light = saved_anew(data.getvalue())

    assert len(light) <= MOST_BYTES
    assert opened(light).size[0] >= 1500


def test_a_heavy_photo_keeps_its_pixels_where_another_quality_does():
    heavy = PHOTO + bytes(MOST_BYTES)

    assert not is_within_limits(heavy)
    assert opened(saved_anew(heavy)).size == opened(PHOTO).size


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x00\x00\x18ftypheic" + bytes(4000), b"<svg/>", PHOTO[:2000]]
)
def test_what_is_no_whole_picture_is_not_read(data):
    with pytest.raises(CannotBeRead):
        saved_anew(data)


@pytest.mark.parametrize(
    "text",
    [
        BASE64,
        b"\n".join(BASE64[at : at + 76] for at in range(0, len(BASE64), 76)),
        b"data:image/jpeg;base64," + BASE64,
        base64.urlsafe_b64encode(PHOTO).rstrip(b"="),
        PHOTO.hex().encode(),
        b"0x" + PHOTO.hex().upper().encode(),
        repr(PHOTO).encode(),
        json.dumps(list(PHOTO)).encode(),
        json.dumps({"type": "Buffer", "data": list(PHOTO)}).encode(),
    ],
    ids=["base64", "in lines", "data", "url-safe", "hex", "0x", "repr", "list", "buffer"],
)
def test_a_text_becomes_the_very_photo(text):
    assert decoded(text) == PHOTO


@pytest.mark.parametrize("text", [b"/9j/====x", b"b'\\xff", b"[300, 1]", b"ffd8fff"])
def test_half_a_text_becomes_none(text):
    with pytest.raises(CannotBeRead):
        decoded(text)
