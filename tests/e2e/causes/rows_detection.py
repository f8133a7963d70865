"""Causes of the area `detection`: real files in place of photos, and what AWS makes of photos."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from tests.e2e.causes.case import NO_PROGRAMS, Step, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.network import rekognition_says, under_own_names
from tests.e2e.causes.settings import without_privileges

SAMPLE = Path(__file__).parents[3] / "checks" / "sources" / "photo" / "astronaut.jpg"
AT = "detection.photo"
OF_PHOTO = ("--photo", "me.jpg", "--only", AT)
WITH_PHOTO = ("--photo", "me.jpg", *NO_PROGRAMS)
JSON = {"Content_Type": "application/x-amz-json-1.1", "x_amzn_requestid": "a-b"}
FACE = {"BoundingBox": {"Width": 0.1, "Height": 0.1, "Left": 0.1, "Top": 0.1}, "Confidence": 99.9}
IN_THE_WAY = ("network.endpoint-overridden",)


def photo(data: bytes | Callable[[], bytes], name: str = "me.jpg") -> Step:
    def put(computer: Computer) -> None:
        (computer.folder / name).write_bytes(data if isinstance(data, bytes) else data())

    return put


def picture(width: int, height: int, kind: str = "JPEG", mode: str = "RGB") -> Callable[[], bytes]:
    def draw() -> bytes:
        from PIL import Image

        data = BytesIO()
        Image.new(mode, (width, height)).save(data, kind)
        return data.getvalue()

    return draw


def folder(computer: Computer) -> None:
    (computer.folder / "me.jpg").mkdir()


def unreadable(computer: Computer) -> None:
    photo(SAMPLE.read_bytes())(computer)
    (computer.folder / "me.jpg").chmod(0)
    without_privileges(computer)


def cut_off() -> bytes:
    return SAMPLE.read_bytes()[:40_000]


CASES = (
    case("detection.photo-not-found", "a typo in the name",
         photo(SAMPLE.read_bytes(), "mee.jpg"), at=AT, run=OF_PHOTO),
    case("detection.photo-not-readable", "a folder",
         folder, at=AT, run=OF_PHOTO),
    case("detection.photo-not-readable", "somebody else's",
         unreadable, at=AT, run=OF_PHOTO),
    case("detection.photo-format-unsupported", "an iPhone's HEIC",
         photo(b"\x00\x00\x00\x18ftypheic" + bytes(4000)), at=AT, run=OF_PHOTO),
    case("detection.photo-format-unsupported", "a GIF under the name of a JPEG",
         photo(picture(200, 200, "GIF")), at=AT, run=OF_PHOTO),
    case("detection.not-a-photo", "the page that was saved in its place",
         photo(b"<!DOCTYPE html><html></html>"), at=AT, run=OF_PHOTO),
    case("detection.not-a-photo", "an empty file",
         photo(b""), at=AT, run=OF_PHOTO),
    case("detection.photo-encoded-as-text", "base64",
         photo(lambda: base64.b64encode(SAMPLE.read_bytes())), at=AT, run=OF_PHOTO),
    case("detection.photo-incomplete", "cut off, and AWS takes it",
         photo(cut_off), rekognition_says("200 OK", json.dumps({"FaceDetails": [FACE]}), **JSON),
         at=AT, state="warn", run=WITH_PHOTO),
    case("detection.photo-incomplete", "cut off, and AWS refuses it",
         photo(cut_off), at=AT, state="warn", folds=("detection.photo-refused",),
         run=WITH_PHOTO, faults=("detection.photo-refused",)),
    case("detection.photo-too-heavy", "more than 5 MB",
         photo(lambda: SAMPLE.read_bytes() + bytes(5_242_880)), at=AT, run=OF_PHOTO),
    case("detection.photo-too-many-pixels", "a panorama",
         photo(picture(10_001, 100)), at=AT, run=OF_PHOTO),
    case("detection.photo-too-many-pixels", "AWS says so",
         rekognition_says("400 Bad Request", json.dumps(
             {"__type": "ImageTooLargeException", "Message": "Image size is too large."}), **JSON),
         at="detection.faces"),
    case("detection.photo-too-small", "79 pixels high",
         photo(picture(400, 79)), at=AT, run=OF_PHOTO),
    case("detection.photo-refused", "nobody knows why",
         at="detection.faces", faults=("detection.photo-refused",)),
    case("detection.no-face-found", "in a photo of one's own",
         photo(picture(300, 200)), at="detection.faces", state="pass", run=WITH_PHOTO),
    case("detection.no-face-found", "not even in the bundled one",
         at="detection.faces", state="warn", faults=("detection.no-face-found",)),
    case("detection.face-limit-reached", "a crowd",
         rekognition_says("200 OK", json.dumps({"FaceDetails": [FACE] * 100}), **JSON),
         at="detection.faces", state="pass"),
    case("detection.answer-unrecognisable", "an empty object, under AWS's own name",
         under_own_names("us-east-1"),
         at="permissions.rekognition", faults=("detection.answer-unrecognisable",)),
)  # fmt: skip
