"""`rekwiz detect` on real photos in the sandbox: what the contract promises, and what cannot be sent."""

import json
import shutil
from pathlib import Path

import pytest


def detection_of(ended) -> list[dict]:
    answer = json.loads(ended.stdout)
    assert answer["schema"] == "rekwiz.detection/1"
    return answer["photos"]


@pytest.mark.parametrize(("name", "count"), [("none", 0), ("one", 1), ("two", 2)])
def test_the_faces_of_a_photo_are_found(rekwiz, configured, photos, name, count):
    ended = rekwiz("detect", photos[name], "--format", "json", env=configured)

    (photo,) = detection_of(ended)
    assert ended.returncode == 0
    assert (photo["photo"], photo["error"]) == (str(photos[name]), None)
    assert len(photo["faces"]) == count
    assert all({"BoundingBox", "AgeRange", "Gender"} <= set(face) for face in photo["faces"])


def test_the_picture_lies_beside_the_photo_and_covers_no_file(rekwiz, configured, photos):
    taken = photos["one"].with_name("one.faces.png")
    taken.write_text("mine")

    (photo,) = detection_of(rekwiz("detect", photos["one"], "--format", "json", env=configured))

    assert taken.read_text() == "mine"
    assert Path(photo["picture"]) == photos["one"].with_name("one.faces-2.png")
    assert Path(photo["picture"]).read_bytes().startswith(b"\x89PNG")


def test_no_picture_is_written_where_none_is_wanted(rekwiz, configured, photos):
    (photo,) = detection_of(
        rekwiz("detect", photos["one"], "--no-picture", "--format", "json", env=configured)
    )

    assert photo["picture"] is None
    assert list(photos["one"].parent.glob("*.png")) == []


def test_the_table_speaks_both_languages_and_says_what_cannot_be_told(rekwiz, configured, photos):
    english = rekwiz("detect", photos["one"], env=configured)
    chinese = rekwiz("detect", photos["one"], "--lang", "zh-TW", env=configured)

    assert "Strongest emotion" in english.stdout
    assert "cannot tell" in english.stdout
    assert "最明顯的情緒" in chinese.stdout
    assert "看不出來" in chinese.stdout


@pytest.fixture
def unsuitable(tmp_path, photos) -> dict[str, Path]:
    """Files that Rekognition must not be sent, by the finding that says so."""
    folder = tmp_path / "unsuitable"
    folder.mkdir()
    files = {
        "detection.photo-not-found": folder / "gone.jpg",
        "detection.photo-not-readable": folder / "folder.jpg",
        "detection.not-a-photo": folder / "empty.jpg",
        "detection.photo-format-unsupported": folder / "moving.jpg",
        "detection.photo-too-heavy": folder / "heavy.jpg",
        "detection.photo-too-small": folder / "small.png",
    }
    files["detection.photo-not-readable"].mkdir()
    files["detection.not-a-photo"].write_bytes(b"")
    files["detection.photo-format-unsupported"].write_bytes(b"GIF89a" + bytes(200))
    shutil.copy(photos["one"], files["detection.photo-too-heavy"])
    with files["detection.photo-too-heavy"].open("ab") as file:
        file.write(bytes(5_242_881))
    from PIL import Image

    Image.new("RGB", (40, 40)).save(files["detection.photo-too-small"])
    return files


@pytest.mark.parametrize(
    "code",
    [
        "detection.photo-not-found",
        "detection.photo-not-readable",
        "detection.not-a-photo",
        "detection.photo-format-unsupported",
        "detection.photo-too-heavy",
        "detection.photo-too-small",
    ],
)
def test_a_file_that_cannot_be_sent_is_named_precisely(rekwiz, configured, unsuitable, code):
    ended = rekwiz("detect", unsuitable[code], "--format", "json", env=configured)

    (photo,) = detection_of(ended)
    assert ended.returncode == 1
    assert photo["error"]["code"] == code
    assert (photo["picture"], photo["faces"]) == (None, [])


def test_one_bad_photo_does_not_stop_the_others(rekwiz, configured, photos, tmp_path):
    ended = rekwiz(
        "detect", tmp_path / "gone.jpg", photos["one"], "--format", "json", env=configured
    )

    gone, one = detection_of(ended)
    assert ended.returncode == 1
    assert (gone["error"]["code"], len(one["faces"])) == ("detection.photo-not-found", 1)


def test_without_a_working_key_the_reason_is_the_key(rekwiz, from_nothing, photos):
    ended = rekwiz("detect", photos["one"], "--format", "json", env=from_nothing)

    (photo,) = detection_of(ended)
    assert ended.returncode == 1
    assert photo["error"]["code"] == "credentials.none-found"


def test_a_path_with_terminal_escapes_is_shown_harmlessly(rekwiz, configured):
    ended = rekwiz("detect", "\x1b[31mred\x07.jpg", env=configured)

    assert ended.returncode == 1
    assert "\x1b" not in ended.stdout
    assert "\x07" not in ended.stdout


def test_without_a_photo_the_usage_is_said(rekwiz, configured):
    ended = rekwiz("detect", env=configured)

    assert ended.returncode == 2
    assert "PHOTO" in ended.stderr


def test_verbose_shows_what_was_asked_of_aws(rekwiz, configured, photos):
    ended = rekwiz("detect", photos["one"], "--verbose", env=configured)

    questions = ended.stderr.partition("Questions to AWS:\n")[2].splitlines()
    assert [line.split(" · ")[0].strip() for line in questions if " s · " in line] == [
        "rekognition:DetectFaces"
    ]
