"""The identity may call rekognition:DetectFaces, proved by the one call of the run."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Cost, Evidence, Seen
from checks.refusals import reading as refused
from checks.refusals.not_aws import UNRECOGNISABLE, is_rekognitions, unrecognisable
from checks.refusals.photo import is_about_the_photo
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal

ACTION = "rekognition:DetectFaces"


def look(context: Context) -> Iterator[Seen]:
    match context.detect_faces():
        case Answer() as answer if is_rekognitions(answer):
            yield Evidence("allowed", ACTION, answer.operation)
        case Answer() as answer:
            yield from unrecognisable(answer, context)
        case Refusal() as refusal if is_about_the_photo(refusal):
            yield Evidence("allowed", ACTION, refusal.code)
        case Refusal() as refusal:
            yield from refused.findings_of(refusal, context)


CHECK = Check(
    code="permissions.rekognition",
    title="The identity may call rekognition:DetectFaces",
    look=look,
    messages=(*refused.messages_of("rekognition"), UNRECOGNISABLE),
    needs=("identity.known", "region.offers-rekognition"),
    cost=Cost.PAID,
    holds=("DetectFaces is allowed",),
)
