"""The photo: each thing that can be wrong with it, under its code."""

import base64
import os
from io import BytesIO

import pytest
from PIL import Image

from checks.detection import photo
from checks.fix import Fix
from checks.model import Severity
from tests.plugins.amazon import codes, values, written


@pytest.fixture
def looked(person, home):
    """`looked("photo.jpg")`: what the check sees where that was typed."""

    def look(typed):
        from dataclasses import replace

        return list(photo.look(replace(person(), photo=typed)))

    return look


def picture(size=(200, 200), kind="JPEG"):
    data = BytesIO()
    Image.new("RGB", size).save(data, kind)
    return data.getvalue()


def test_the_bundled_photo_can_be_sent(person):
    seen = list(photo.look(person()))

    assert (codes(seen), values(seen)) == ([], {"photo": "JPEG 512 × 512", "size": "66,489 B"})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "detection.not-a-photo"),
        (b"<!DOCTYPE html>", "detection.not-a-photo"),
        (b"GIF89a" + bytes(20), "detection.photo-format-unsupported"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "detection.photo-format-unsupported"),
        (base64.b64encode(picture()), "detection.photo-encoded-as-text"),
        (picture((79, 79)), "detection.photo-too-small"),
        (picture((10_001, 90)), "detection.photo-too-many-pixels"),
        (picture() + bytes(6_000_000), "detection.photo-too-heavy"),
        (picture()[:-2], "detection.photo-incomplete"),
    ],
)
def test_the_file_decides(looked, home, data, code):
    assert codes(looked(written(home / "photo.jpg", data))) == [code]


@pytest.mark.parametrize(
    "text", [repr(picture()).encode(), picture().hex().encode(), b"data:image/jpeg;base64,/9j/4AAQ"]
)
def test_a_photo_in_another_text_than_base64_is_not_sent_through_a_decoder_of_it(
    looked, home, text
):
    [finding] = looked(written(home / "photo.jpg", text))

    assert finding.code == "detection.photo-encoded-as-text"
    assert "base64" not in finding.summary.text
    assert (finding.remedy.commands, finding.remedy.fix) == ((), Fix.CONVERT_PHOTO)


@pytest.mark.parametrize(
    ("given", "step"),
    [
        ("https://example.com/me.jpg", "download the picture first"),
        ("s3://faces/me.jpg", "--bucket NAME/KEY"),
    ],
)
def test_an_address_in_the_place_of_a_file_is_told_apart(looked, home, given, step):
    [finding] = looked(home / given)

    [told] = finding.remedy.steps
    assert (finding.code, step in told.text) == ("detection.photo-not-found", True)


def test_a_folder_is_no_photo(looked, home):
    [finding] = looked(home)

    assert (finding.code, finding.summary.text) == (
        "detection.photo-not-readable",
        "{photo} cannot be read as a file: it is a folder.",
    )


def test_a_pipe_is_no_photo(looked, home):
    os.mkfifo(home / "pipe.jpg")

    assert codes(looked(home / "pipe.jpg")) == ["detection.photo-not-readable"]


def test_a_photo_that_is_missing_is_named_with_those_that_are_near(looked, home):
    written(home / "me.jpeg", picture())

    [finding] = looked(home / "me.jpg")

    assert (finding.code, finding.facts["photo"]) == (
        "detection.photo-not-found",
        str(home / "me.jpg"),
    )
    assert finding.remedy.steps[0].facts == {"names": ("me.jpeg",)}


def test_what_was_typed_is_taken_as_it_was_meant(looked, home):
    from pathlib import Path

    written(home / "my photo.jpg", picture())

    assert codes(looked(Path("'my photo.jpg'"))) == []
    assert codes(looked(Path(r"~/my\ photo.jpg"))) == []


def test_a_photo_that_may_be_refused_is_a_warning_alone(looked, home):
    [finding] = [
        thing
        for thing in looked(written(home / "photo.jpg", picture()[:-2]))
        if hasattr(thing, "message")
    ]

    assert finding.severity is Severity.WARN


def test_the_stand_in_of_git_lfs_is_fetched(looked, home):
    stand_in = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"

    [finding] = looked(written(home / "photo.jpg", stand_in))

    assert finding.remedy.commands == ("git lfs pull",)
