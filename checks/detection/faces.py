"""Rekognition looks at the photo and answers with faces."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Cost, Evidence, Message, Seen, Severity
from checks.pages import DETECT_FACES_API, LIMITS
from checks.refusals import photo as refused_photo
from checks.refusals import reading as refused
from checks.refusals.not_aws import UNRECOGNISABLE, is_rekognitions, unrecognisable
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal

MOST_FACES = 100
"""DetectFaces returns the 100 largest faces (botocore's model of Rekognition, DetectFaces)."""

NO_FACE_FOUND = Message(
    code="detection.no-face-found",
    severity=Severity.INFO,
    summary="Rekognition looked at {photo} and found no face.",
    why="The set-up works: AWS answered. The face is too small, turned away, too dark or covered,"
    " or the picture lies on its side.",
    recognised="FaceDetails is there and empty.",
    raw=('"FaceDetails": []',),
    steps=(
        "Try a photo of one face from the front, well lit and upright.",
        "The face should be larger than 40 pixels of a picture of 1920 × 1080.",
    ),
    links=(
        "https://docs.aws.amazon.com/rekognition/latest/dg/recommendations-facial-input-images.html",
        LIMITS,
    ),
)

FACE_LIMIT_REACHED = Message(
    code="detection.face-limit-reached",
    severity=Severity.INFO,
    summary="Rekognition found {count} faces, the most that it ever returns; smaller ones are left"
    " out.",
    why="DetectFaces returns the 100 largest faces of a picture.",
    recognised="FaceDetails has exactly 100 entries.",
    steps=("Cut the picture into parts and send each.",),
    links=(DETECT_FACES_API,),
)


def look(context: Context) -> Iterator[Seen]:
    match context.detect_faces():
        case Answer() as answer if is_rekognitions(answer):
            yield from _counted(answer, context)
        case Answer() as answer:
            yield from unrecognisable(answer, context)
        case Refusal() as refusal:
            yield from refused.findings_of(refusal, context)


def _counted(answer: Answer, context: Context) -> Iterator[Seen]:
    count, photo = len(answer.value["FaceDetails"]), context.photo_to_send.path
    seen = Evidence("faces", f"{count}", answer.operation)
    yield seen
    if count == 0:
        bundled = Severity.WARN if photo == context.sample else None
        yield NO_FACE_FOUND.finding(seen, severity=bundled, facts={"photo": str(photo)})
    elif count == MOST_FACES:
        yield FACE_LIMIT_REACHED.finding(seen, facts={"count": count})


CHECK = Check(
    code="detection.faces",
    title="Rekognition finds faces in the photo",
    look=look,
    messages=(
        NO_FACE_FOUND,
        FACE_LIMIT_REACHED,
        UNRECOGNISABLE,
        *refused_photo.MESSAGES,
        *refused.messages_of("rekognition"),
    ),
    needs=("detection.photo", "permissions.rekognition"),
    cost=Cost.PAID,
    holds=("faces found: {faces}",),
)
