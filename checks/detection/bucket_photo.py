"""A photo in the bucket can be read, and is one that Rekognition takes."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.detection.support import not_read
from checks.detection.support.bucket_messages import (
    OBJECT_NOT_A_PHOTO,
    OBJECT_TOO_HEAVY,
    WITHOUT_PHOTO,
)
from checks.detection.support.stored import (
    MOST_BYTES,
    NOT_ASKED,
    Stored,
    asked_for,
    chosen,
    keys_in,
    size_of,
    start_of,
)
from checks.model import Check, Cost, Evidence, Fact, NotApplicable, Seen
from checks.refusals import reading as refused
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal
from checks.sources.photo.kinds import no_photo, other_kind, photo_kind

SOMETHING_ELSE = "?"


def _named(context: Context) -> None:
    """A photo that was named needs no list of the others."""
    stored = asked_for(context)
    if stored and stored.key:
        start_of(context, stored)


def look(context: Context) -> Iterator[Seen]:
    asked = asked_for(context)
    if asked is None:
        yield NotApplicable(NOT_ASKED)
        return
    stored = chosen(context, asked)
    if stored is None:
        facts: dict[str, Fact] = {
            "bucket": asked.bucket,
            "count": len(keys_in(context, asked.bucket)),
        }
        yield WITHOUT_PHOTO.finding(Evidence("bucket", asked.bucket, "--bucket"), facts=facts)
        return
    match start_of(context, stored):
        case Answer() as answer:
            yield from _judged(answer, stored)
        case Refusal() as refusal:
            yield from not_read.findings_of(refusal, context, stored)


def _judged(answer: Answer, stored: Stored) -> Iterator[Seen]:
    start, size = bytes(answer.value.get("Body") or b""), size_of(answer)
    kind = photo_kind(start)
    seen = Evidence("size", f"{size:,} B", answer.operation)
    if kind is None:
        other = other_kind(start) or no_photo(start) or SOMETHING_ELSE
        yield OBJECT_NOT_A_PHOTO.finding(seen, facts={"place": stored.place, "kind": other})
    elif size > MOST_BYTES:
        facts = {"place": stored.place, "count": f"{size:,}"}
        yield OBJECT_TOO_HEAVY.finding(seen, facts=facts)
    else:
        yield Evidence("photo", f"{stored.place} ({kind})", answer.operation)
        yield seen


CHECK = Check(
    code="detection.bucket-photo",
    title="A photo in the bucket can be read",
    look=look,
    messages=(
        WITHOUT_PHOTO,
        OBJECT_TOO_HEAVY,
        *not_read.MESSAGES,
        *refused.messages_of("s3"),
    ),
    needs=("detection.bucket",),
    cost=Cost.NETWORK,
    holds=("{photo}",),
    ahead=_named,
)
