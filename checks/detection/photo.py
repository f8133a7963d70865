"""The photo is one that Rekognition takes: looked at here, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.detection.support.photo_messages import (
    IMAGES,
    MESSAGES,
    NOT_A_PHOTO,
    PHOTO_DAMAGED_AS_TEXT,
    PHOTO_ENCODED_AS_TEXT,
    PHOTO_FORMAT_UNSUPPORTED,
    PHOTO_INCOMPLETE,
    PHOTO_NOT_FOUND,
    PHOTO_NOT_READABLE,
    PHOTO_TOO_HEAVY,
    PHOTO_TOO_SMALL,
    PHOTO_WRAPPED,
)
from checks.model import Check, Evidence, Fact, Finding, Message, Phrase, Remedy, Seen
from checks.refusals.photo import PHOTO_TOO_MANY_PIXELS
from checks.sources.photo import photo as photos
from checks.sources.photo.kinds import OTHER_TEXT
from checks.sources.photo.photo import Flaw, Photo, Unsuitable

MEANINGS: dict[Flaw, Message] = {
    Flaw.MISSING: PHOTO_NOT_FOUND,
    Flaw.FOLDER: PHOTO_NOT_READABLE,
    Flaw.NO_FILE: PHOTO_NOT_READABLE,
    Flaw.UNREADABLE: PHOTO_NOT_READABLE,
    Flaw.EMPTY: NOT_A_PHOTO,
    Flaw.NOT_A_PHOTO: NOT_A_PHOTO,
    Flaw.OTHER_FORMAT: PHOTO_FORMAT_UNSUPPORTED,
    Flaw.BASE64: PHOTO_ENCODED_AS_TEXT,
    Flaw.DAMAGED: PHOTO_DAMAGED_AS_TEXT,
    Flaw.WRAPPED: PHOTO_WRAPPED,
    Flaw.TOO_HEAVY: PHOTO_TOO_HEAVY,
    Flaw.TOO_LARGE: PHOTO_TOO_MANY_PIXELS,
    Flaw.TOO_SMALL: PHOTO_TOO_SMALL,
}
REASONS = {
    Flaw.FOLDER: Phrase("{photo} cannot be read as a file: it is a folder."),
    Flaw.NO_FILE: Phrase("{photo} cannot be read as a file: it is a pipe or a device, not a file."),
    Flaw.UNREADABLE: Phrase("{photo} cannot be read as a file: this user may not read it."),
    Flaw.EMPTY: Phrase("{photo} is not a photo: the file is empty."),
}
KINDS = {
    "HTML": Phrase("{photo} is not a photo: it is a web page."),
    "PDF": Phrase("{photo} is not a photo: it is a PDF document."),
    "ZIP": Phrase("{photo} is not a photo: it is a ZIP or Office file."),
    "JSON": Phrase("{photo} is not a photo: it is JSON text."),
    "git-lfs": Phrase(
        "{photo} is not a photo: it is the stand-in that Git LFS keeps for a large file."
    ),
    "video": Phrase("{photo} is not a photo: it is a video."),
    "RAW": Phrase("{photo} is not a photo that can be sent: it is a camera's raw data."),
    "AppleDouble": Phrase(
        "{photo} is not a photo: it is the companion file ._ that macOS keeps beside the real one."
    ),
    "archive": Phrase("{photo} is not a photo: it is an archive."),
    "document": Phrase("{photo} is not a photo: it is an Office document."),
    "sound": Phrase("{photo} is not a photo: it is a sound recording."),
    "JPEG": Phrase("{photo} is not a photo: it begins like a JPEG, and the rest is none."),
    "PNG": Phrase("{photo} is not a photo: it begins like a PNG, and the rest is none."),
}
AS_TEXT = Phrase(
    "{photo} holds the photo as text: as a data address, hexadecimal digits, a list of numbers or"
    " Python's bytes."
)
SAVE_BYTES = Phrase("Save the bytes themselves, in binary mode, and send that file.")
BY_WEB = Phrase("That is an address: download the picture first, and name the file.")
ELSEWHERE = {
    "http:": BY_WEB,
    "https:": BY_WEB,
    "s3:": Phrase("Try a photo that lies in a bucket with rekwiz preflight --bucket NAME/KEY."),
}
SOMETHING = Phrase("{photo} is not a photo: its first bytes are those of no picture.")


def cleaned(typed: str, context: Context) -> Path:
    """The path that was meant by what a person typed, pasted or dragged into the terminal."""
    return photos.cleaned(typed, context.home, context.folder)


def look(context: Context) -> Iterator[Seen]:
    match context.chosen_photo:
        case Unsuitable() as unsuitable:
            yield _cannot_be_sent(unsuitable)
        case Photo() as photo:
            shown = f"{photo.format} {photo.width} × {photo.height}"
            yield Evidence("photo", shown, str(photo.path))
            yield Evidence("size", f"{len(photo.data):,} B", str(photo.path))
            if photo.flaw is Flaw.INCOMPLETE:
                yield PHOTO_INCOMPLETE.finding(facts={"photo": str(photo.path)})


def _cannot_be_sent(unsuitable: Unsuitable) -> Finding:
    path, flaw = unsuitable.path, unsuitable.flaw
    facts: dict[str, Fact] = {
        "photo": str(path),
        "detail": unsuitable.detail,
        "sides": unsuitable.detail,
    }
    seen = Evidence("photo", unsuitable.detail or flaw.value, str(path))
    remedy, summary = _own_remedy(unsuitable), _own_summary(unsuitable)
    return MEANINGS[flaw].finding(seen, remedy=remedy, summary=summary, facts=facts)


def _own_summary(unsuitable: Unsuitable) -> Phrase | None:
    """What the file is in place of a photo, or why it cannot be read."""
    if unsuitable.flaw is Flaw.NOT_A_PHOTO:
        return KINDS.get(unsuitable.detail, SOMETHING)
    if unsuitable.detail == OTHER_TEXT:
        return AS_TEXT
    return REASONS.get(unsuitable.flaw)


def _own_remedy(unsuitable: Unsuitable) -> Remedy | None:
    """What helps in this case alone; None for the message's own."""
    steps = MEANINGS[unsuitable.flaw].steps
    if unsuitable.flaw in (Flaw.FOLDER, Flaw.NO_FILE):
        return Remedy((Phrase("Choose a photo file."),), links=(IMAGES,))
    if unsuitable.detail == "git-lfs":
        step = Phrase("Fetch the real file with the command below, in the Git repository.")
        return Remedy((step,), ("git lfs pull",), (IMAGES,))
    if unsuitable.detail == OTHER_TEXT:  # the command of the message would decode it to nonsense
        return Remedy((SAVE_BYTES,), links=(IMAGES,), fix=PHOTO_ENCODED_AS_TEXT.fix)
    if unsuitable.flaw is Flaw.MISSING and (there := ELSEWHERE.get(_scheme(unsuitable.path))):
        return Remedy((there,), links=(IMAGES,))
    if unsuitable.flaw is Flaw.MISSING and (near := photos.near_names(unsuitable.path)):
        first = Phrase("Did you mean one of these? {names}", names=tuple(near))
        return Remedy((first, *(Phrase(step) for step in steps)), links=(IMAGES,))
    return None


def _scheme(path: Path) -> str:
    """How an address begins that was given as a file: a path has one slash left of two."""
    return next((part.lower() for part in path.parts if part.endswith(":") and len(part) > 2), "")


CHECK = Check(
    code="detection.photo",
    title="The photo can be sent",
    look=look,
    messages=(*MESSAGES, PHOTO_TOO_MANY_PIXELS),
    holds=("{photo}",),
)
