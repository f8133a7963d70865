"""Files that stand for photos: whatever lies there, it neither hangs nor raises."""

import base64
import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from checks.sources.photo.photo import Flaw, Photo, Unsuitable, cleaned, look_at, near_names
from tests.plugins.people import SAMPLE

BYTES = SAMPLE.read_bytes()


def picture(kind="JPEG", size=(200, 100), mode="RGB"):
    data = BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


@pytest.fixture
def file(tmp_path):
    """`file(b"…")`: a file that holds that, under a photo's name."""

    def write(data, name="photo.jpg"):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


def flaw_of(path):
    seen = look_at(path)
    return (seen.flaw, seen.detail) if isinstance(seen, Unsuitable) else (seen.flaw, "")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_measured_whatever_its_name_says(file, kind):
    data = picture(kind)
    path = file(data, "photo.txt")

    assert look_at(path) == Photo(path, data, kind, 200, 100)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_cmyk_are_photos_too(file, mode):
    assert flaw_of(file(picture(mode=mode))) == (None, "")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a" + bytes(50), "GIF"),
        (b"BM" + bytes(50), "BMP"),
        (b"II*\x00" + bytes(50), "TIFF"),
        (b"MM\x00*" + bytes(50), "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(50), "HEIC"),
        (b"\x00\x00\x00\x18ftypmif1" + bytes(50), "HEIC"),
        (b"\x00\x00\x00\x18ftypheif" + bytes(50), "HEIC"),
        (b"\x00\x00\x00\x18ftypavif" + bytes(50), "AVIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><svg/>", "SVG"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG 2000"),
    ],
)
def test_another_format_is_told_by_its_first_bytes(file, data, name):
    assert flaw_of(file(data)) == (Flaw.OTHER_FORMAT, name)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\r\n <!DOCTYPE html><html>", "HTML"),
        (b"<html>", "HTML"),
        (b"%PDF-1.7", "PDF"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git-lfs"),
        (b"PK\x03\x04", "ZIP"),
        (b'{"faces": 0}', "JSON"),
        (b"\x00" * 64, ""),
        (b"photo.jpg", ""),
    ],
)
def test_what_is_no_photo_is_told_apart_as_far_as_it_can_be(file, data, what):
    assert flaw_of(file(data)) == (Flaw.NOT_A_PHOTO, what)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (base64.b64encode(BYTES), ""),
        (base64.encodebytes(picture("PNG")), ""),
        (b"data:image/jpeg;base64," + base64.b64encode(picture()), "text"),
    ],
    ids=["one-line", "lines", "data-url"],
)
def test_base64_is_text_that_holds_a_photo(file, text, detail):
    assert flaw_of(file(text)) == (Flaw.BASE64, detail)


def test_an_empty_file_is_empty(file):
    assert flaw_of(file(b"")) == (Flaw.EMPTY, "")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_photo_that_was_cut_off_is_incomplete(file, kind, kept):
    noisy = BytesIO()
    Image.effect_noise((400, 300), 80).save(noisy, kind)
    data = noisy.getvalue()

    assert flaw_of(file(data[: int(len(data) * kept)])) == (Flaw.INCOMPLETE, "")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_bytes_that_a_camera_appended_do_no_harm(file, kind):
    assert flaw_of(file(picture(kind) + b"MotionPhoto_Data" + bytes(5000))) == (None, "")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_beginning_alone_is_no_photo(file, data):
    assert flaw_of(file(data))[0] is Flaw.NOT_A_PHOTO


@pytest.mark.parametrize(
    ("size", "flaw", "sides"),
    [
        ((10_001, 100), Flaw.TOO_LARGE, "10001 × 100"),
        ((79, 500), Flaw.TOO_SMALL, "79 × 500"),
        ((10_000, 80), None, ""),
    ],
)
def test_the_sides_are_measured(file, size, flaw, sides):
    assert flaw_of(file(picture(size=size))) == (flaw, sides)


def test_a_decompression_bomb_is_measured_and_never_unpacked(file):
    bomb = bytearray(picture("PNG", (200, 200), "1"))
    bomb[16:24] = (60_000).to_bytes(4) + (60_000).to_bytes(4)
    import zlib

    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4)

    assert flaw_of(file(bytes(bomb))) == (Flaw.TOO_LARGE, "60000 × 60000")


def test_five_megabytes_to_the_byte_can_be_sent(file):
    data = picture()
    path = file(data + bytes(5_242_880 - len(data)))

    assert flaw_of(path) == (None, "")


def test_one_byte_more_is_too_heavy(file):
    data = picture()

    assert flaw_of(file(data + bytes(5_242_881 - len(data)))) == (Flaw.TOO_HEAVY, "5,242,881")


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path):
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(20 * 1024**3)

    assert flaw_of(path) == (Flaw.TOO_HEAVY, "21,474,836,480")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")

    assert flaw_of(tmp_path / "pipe.jpg") == (Flaw.NO_FILE, "")


def test_a_device_is_no_file():
    assert flaw_of(Path("/dev/zero")) == (Flaw.NO_FILE, "")


def test_a_folder_is_no_file(tmp_path):
    assert flaw_of(tmp_path) == (Flaw.FOLDER, "")


@pytest.mark.parametrize("name", ["none.jpg", "a" * 300, "nul\x00.jpg", "none/photo.jpg"])
def test_what_is_not_there_is_missing(tmp_path, name):
    assert flaw_of(tmp_path / name)[0] is Flaw.MISSING


def test_a_link_to_itself_is_missing(tmp_path):
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")

    assert flaw_of(tmp_path / "loop.jpg")[0] is Flaw.MISSING


@pytest.mark.skipif(sys.platform != "linux", reason="a file that not even root can read")
def test_a_file_that_cannot_be_read_is_unreadable():
    assert flaw_of(Path("/proc/self/mem"))[0] is Flaw.UNREADABLE


@pytest.mark.parametrize(
    "typed",
    [
        "my photo (1).jpg",
        "'my photo (1).jpg'",
        '"my photo (1).jpg"',
        "  my photo (1).jpg \n",
        r"my\ photo\ \(1\).jpg",
        "{folder}/my photo (1).jpg",
        "file://{folder}/my%20photo%20(1).jpg",
        "file:{folder}/my%20photo%20(1).jpg",
        "~/my photo (1).jpg",
        "\u202a{folder}/my photo (1).jpg",
    ],
)
def test_a_path_is_taken_as_it_was_meant(file, tmp_path, typed):
    path = file(BYTES, "my photo (1).jpg")

    meant = cleaned(typed.format(folder=tmp_path), home=tmp_path, folder=tmp_path)

    assert meant == path


@pytest.mark.parametrize("name", ["'quoted'.jpg", r"back\ slash.jpg", "~", "%20.jpg"])
def test_a_file_that_really_has_the_odd_name_is_the_one(file, tmp_path, name):
    path = file(BYTES, name)

    assert cleaned(name, home=Path("/nowhere"), folder=tmp_path) == path


def test_a_path_that_was_cleaned_stays_as_it_is(file, tmp_path):
    once = cleaned("'photo.jpg'", home=tmp_path, folder=tmp_path)

    assert cleaned(str(once), home=tmp_path, folder=tmp_path) == once


def test_names_that_are_near_are_found_whatever_their_case(file, tmp_path):
    for name in ("photo.jpeg", "PHOTO.JPG", "holiday.png"):
        file(BYTES, name)

    assert set(near_names(tmp_path / "photo.jpg")) == {"photo.jpeg", "PHOTO.JPG"}


def test_in_a_folder_that_is_not_there_no_name_is_near(tmp_path):
    assert near_names(tmp_path / "none" / "photo.jpg") == ()


def as_utf_8(data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode()


def as_latin_1(data: bytes) -> bytes:
    return data.decode("latin-1").encode()


def with_carriage_returns(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("accident", [as_utf_8, as_latin_1, with_carriage_returns])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_that_went_through_text_is_known_by_it(tmp_path, accident, kind):
    picture = BytesIO()
    Image.open(SAMPLE).save(picture, kind)
    file = tmp_path / "photo.jpg"
    file.write_bytes(accident(picture.getvalue()))

    found = look_at(file)

    assert isinstance(found, Unsuitable)
    assert found.flaw is Flaw.DAMAGED


@pytest.mark.parametrize(
    ("data", "flaw", "detail"),
    [
        (
            b'--x\r\nContent-Disposition: form-data; name="photo"\r\n\r\n\xff\xd8',
            Flaw.WRAPPED,
            "",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8", Flaw.WRAPPED, ""),
        (
            b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>',
            Flaw.WRAPPED,
            "AccessDenied",
        ),
        (b'{"message": "Forbidden"}', Flaw.WRAPPED, ""),
        (b'{"__type": "ExpiredToken", "message": "x"}', Flaw.WRAPPED, "ExpiredToken"),
        (b"image/png;base64,iVBORw0KGgo=", Flaw.BASE64, "text"),
        (b"b'\\xff\\xd8\\xff\\xe0'", Flaw.BASE64, "text"),
        (b"ffd8ffe000104a46", Flaw.BASE64, "text"),
        (b'{"type": "Buffer", "data": [255, 216, 255]}', Flaw.BASE64, "text"),
        (b"[137, 80, 78, 71]", Flaw.BASE64, "text"),
        (b"\x00\x00\x00\x18ftypqt  ", Flaw.NOT_A_PHOTO, "video"),
        (b"\x00\x00\x00\x18ftypcrx ", Flaw.NOT_A_PHOTO, "RAW"),
        (b"\x00\x05\x16\x07\x00\x02", Flaw.NOT_A_PHOTO, "AppleDouble"),
        (b"\x1f\x8b\x08\x00", Flaw.NOT_A_PHOTO, "archive"),
        (b'{"faces": []}', Flaw.NOT_A_PHOTO, "JSON"),
    ],
)
def test_what_was_saved_in_the_place_of_a_photo_is_named(tmp_path, data, flaw, detail):
    file = tmp_path / "photo.jpg"
    file.write_bytes(data)

    assert look_at(file) == Unsuitable(file, flaw, detail)


def test_a_raw_file_that_begins_as_a_tiff_is_known_by_its_name(tmp_path):
    file = tmp_path / "photo.NEF"
    file.write_bytes(b"MM\x00*\x00\x00\x00\x08")

    assert look_at(file) == Unsuitable(file, Flaw.NOT_A_PHOTO, "RAW")
