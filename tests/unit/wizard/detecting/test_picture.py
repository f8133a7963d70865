"""The framed picture: upright, every box within it, seen on any photo; and new files only."""

import os
import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from wizard.detecting.picture import frame
from wizard.files.new_file import free_name, save_new

GREY = (128, 128, 128)
ORIENTATION = 0x0112


def photo(size=(400, 300), colour=GREY, format="JPEG", mode="RGB", orientation=1) -> bytes:
    image = Image.new("RGB", size, colour).convert(mode)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    file = BytesIO()
    image.save(file, format, exif=exif)
    return file.getvalue()


def face(left: float, top: float, width: float, height: float) -> dict:
    return {"BoundingBox": {"Left": left, "Top": top, "Width": width, "Height": height}}


def drawn(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


def changed(image: Image.Image, colour=GREY) -> tuple[int, int, int, int] | None:
    """The box of all pixels that are not the photo's own grey."""
    other = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    return other.point(lambda value: 255 if value > 8 else 0).getbbox()


def test_a_photo_without_faces_stays_as_it_is():
    assert changed(drawn(frame(photo(), []))) is None


def test_the_frame_is_where_rekognition_saw_the_face():
    image = drawn(frame(photo(), [face(0.5, 0.5, 0.25, 0.25)]))

    assert image.size == (400, 300)
    for corner in ((200, 150), (300, 150), (200, 225), (300, 225)):
        assert image.getpixel(corner) == (0, 0, 0)
    assert image.getpixel((250, 190)) == pytest.approx(GREY, abs=8)


BEYOND = [
    (-0.2, -0.2, 0.5, 0.5),
    (0.8, 0.8, 0.5, 0.5),
    (-1, -1, 3, 3),
    (2, 2, 1, 1),
    (0.5, 0.5, 0, 0),
]


@pytest.mark.parametrize("box", BEYOND)
def test_a_box_beyond_the_picture_is_clipped(box):
    assert drawn(frame(photo(), [face(*box)])).size == (400, 300)


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), GREY, (255, 0, 0)])
def test_the_frame_is_seen_on_any_photo(colour):
    image = drawn(frame(photo(colour=colour), [face(0.4, 0.4, 0.3, 0.3)]))

    line = [image.getpixel((200, y)) for y in range(115, 130)]
    assert (0, 0, 0) in line
    assert (255, 255, 255) in line


def test_each_face_has_a_number():
    one = drawn(frame(photo(), [face(0.2, 0.5, 0.1, 0.1)]))
    two = drawn(frame(photo(), [face(0.2, 0.5, 0.1, 0.1), face(0.2, 0.5, 0.1, 0.1)]))

    assert one.tobytes() != two.tobytes()


def test_the_number_of_a_face_at_the_upper_edge_is_in_the_picture():
    box = changed(drawn(frame(photo(), [face(0.97, 0.0, 0.03, 0.05)])))

    assert box is not None
    left, top, right, bottom = box
    assert (top, right) == (0, 400)
    assert bottom > 18
    assert left < 388


def test_lines_and_numbers_grow_with_the_photo():
    small = changed(drawn(frame(photo((400, 300)), [face(0.5, 0.5, 0.01, 0.01)])))
    large = changed(drawn(frame(photo((2000, 1500)), [face(0.5, 0.5, 0.01, 0.01)])))

    assert small is not None
    assert large is not None
    assert (large[2] - large[0]) > 2 * (small[2] - small[0])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_is_turned_as_its_exif_says(orientation):
    image = drawn(frame(photo(orientation=orientation), [face(0.5, 0.5, 0.25, 0.25)]))

    turned = orientation >= 5
    assert image.size == ((300, 400) if turned else (400, 300))
    assert image.getpixel((image.width // 2, image.height // 2)) == (0, 0, 0)


def test_a_png_is_not_turned():
    assert drawn(frame(photo(format="PNG", orientation=6), [])).size == (400, 300)


@pytest.mark.parametrize(
    ("format", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
def test_any_kind_of_pixels(format, mode):
    assert drawn(frame(photo(format=format, mode=mode), [face(0.1, 0.1, 0.5, 0.5)])).mode == "RGB"


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff\xe0", photo()[:500], photo(format="PNG")[:60]]
)
def test_what_pillow_cannot_read_is_an_oserror_with_words(data):
    with pytest.raises(OSError, match="Pillow cannot read this photo") as caught:
        frame(data, [])

    assert caught.value.strerror


def test_a_picture_that_unpacks_to_something_huge_is_an_oserror():
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    huge = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")

    with pytest.raises(OSError, match="Pillow cannot read this photo"):
        frame(huge, [])


@given(st.data())
def test_a_photo_with_broken_bytes_is_framed_or_an_oserror(data):
    whole = bytearray(photo((40, 30), orientation=6))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    with suppress(OSError):
        assert frame(bytes(whole), [face(0.1, 0.1, 0.5, 0.5)]).startswith(b"\x89PNG")


def test_a_free_name_is_the_first_at_which_nothing_is(tmp_path):
    wish = tmp_path / "me.faces.png"

    assert free_name(wish) == wish
    wish.touch()
    (tmp_path / "me.faces-2.png").symlink_to("nowhere")
    (tmp_path / "me.faces-3.png").mkdir()
    assert free_name(wish) == tmp_path / "me.faces-4.png"


def test_a_new_file_is_saved(tmp_path):
    place = save_new(tmp_path / "new.png", b"png")

    assert place.read_bytes() == b"png"


def test_nothing_is_ever_replaced(tmp_path):
    there = tmp_path / "me.png"
    there.write_bytes(b"mine")
    os.symlink(tmp_path / "elsewhere", tmp_path / "link.png")  # noqa: PTH211

    for place in (there, tmp_path / "link.png"):
        with pytest.raises(FileExistsError):
            save_new(place, b"png")
    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "box",
    [None, {}, {"Left": 0.1, "Top": 0.1, "Width": 0.1}]
    + [face(value, 0, 0.1, 0.1)["BoundingBox"] for value in (float("nan"), float("inf"))],
)
def test_a_face_whose_place_is_not_told_has_no_frame(box):
    assert frame(photo(), [{"BoundingBox": box}]) == frame(photo(), [])


def test_a_name_that_is_too_long_is_refused_by_the_system(tmp_path):
    name = free_name(tmp_path / f"{'x' * 250}.faces.png")

    with pytest.raises(OSError, match="too long"):
        save_new(name, b"")
