"""Rekognition fetches the photo out of the bucket by itself, and answers with faces."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.detection.support.bucket_messages import BUCKET_PHOTO_REFUSED
from checks.detection.support.stored import NOT_ASKED, Stored, asked_for, chosen
from checks.model import Check, Cost, Evidence, NotApplicable, Phrase, Seen
from checks.refusals import reading as refused
from checks.refusals.evidence import evidence_of
from checks.refusals.not_aws import UNRECOGNISABLE, is_rekognitions, unrecognisable
from checks.refusals.photo import PHOTO_REFUSED, PHOTO_TOO_MANY_PIXELS, is_about_the_photo
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Kind, Refusal

NO_PHOTO = Phrase("the bucket has no photo that could be analysed")
TOO_LARGE = Phrase("The photo {photo} has too many pixels; Rekognition takes 10000 a side at most.")


def look(context: Context) -> Iterator[Seen]:
    asked = asked_for(context)
    if asked is None:
        yield NotApplicable(NOT_ASKED)
        return
    stored = chosen(context, asked)
    if stored is None:
        yield NotApplicable(NO_PHOTO)
        return
    match _detect(context, stored):
        case Answer() as answer if is_rekognitions(answer):
            yield Evidence("photo", stored.place, answer.operation)
            yield Evidence("faces", f"{len(answer.value['FaceDetails'])}", answer.operation)
        case Answer() as answer:
            yield from unrecognisable(answer, context)
        case Refusal() as refusal:
            yield from _refused(refusal, context, stored)


def _detect(context: Context, stored: Stored) -> Answer | Refusal:
    image = {"S3Object": {"Bucket": stored.bucket, "Name": stored.key}}
    return context.aws.ask("rekognition", "DetectFaces", Image=image)


def _refused(refusal: Refusal, context: Context, stored: Stored) -> Iterator[Seen]:
    seen = evidence_of(refusal)
    if refusal.kind is Kind.AWS and refusal.code == "InvalidS3ObjectException":
        facts = {"place": stored.place, "bucket": stored.bucket}
        yield BUCKET_PHOTO_REFUSED.finding(*seen, facts=facts)
    elif not is_about_the_photo(refusal):
        yield from refused.findings_of(refusal, context)
    elif refusal.code == "ImageTooLargeException":
        facts = {"photo": stored.place, "sides": "?"}
        yield PHOTO_TOO_MANY_PIXELS.finding(*seen, summary=TOO_LARGE, facts=facts)
    else:
        facts = {"photo": stored.place, "error": refusal.code}
        yield PHOTO_REFUSED.finding(*seen, facts=facts)


CHECK = Check(
    code="detection.faces-in-bucket",
    title="Rekognition finds faces in a photo of the bucket",
    look=look,
    messages=(
        BUCKET_PHOTO_REFUSED,
        PHOTO_REFUSED,
        PHOTO_TOO_MANY_PIXELS,
        UNRECOGNISABLE,
        *refused.messages_of("rekognition"),
    ),
    needs=("detection.bucket-photo", "permissions.rekognition"),
    cost=Cost.PAID,
    holds=("{photo}, faces found: {faces}",),
)
