"""The face collection that was named is there, in the Region of the calls, and may be used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checks.context import Context
from checks.deadline import side_by_side
from checks.detection.support.collection_messages import (
    COLLECTION_ELSEWHERE,
    COLLECTION_EMPTY,
    COLLECTION_MISSING,
)
from checks.detection.support.near_names import remedy_with_near_names
from checks.model import Check, Cost, Evidence, Fact, Finding, NotApplicable, Phrase, Seen
from checks.profile import resolved_region
from checks.refusals import reading as refused
from checks.refusals.evidence import evidence_of
from checks.region.support.offered import offering
from checks.sources.aws.ask import Answer
from checks.sources.aws.partitions import partition_of
from checks.sources.aws.refusal import Kind, Refusal

NOT_ASKED = Phrase("no face collection was named: --collection ID")
AT_ONCE = 8
"""Regions that are asked side by side."""


def look(context: Context) -> Iterator[Seen]:
    if (collection := context.collection) is None:
        yield NotApplicable(NOT_ASKED)
        return
    match _describe(context, collection):
        case Answer(value=told) as answer:
            seen = Evidence("collection", collection, answer.operation)
            yield seen
            yield Evidence("faces", f"{told.get('FaceCount', 0)}", answer.operation)
            if not told.get("FaceCount"):
                yield COLLECTION_EMPTY.finding(seen, facts={"collection": collection})
        case Refusal(kind=Kind.AWS, code="ResourceNotFoundException") as refusal:
            yield _not_here(refusal, context, collection)
        case Refusal() as refusal:
            yield from refused.findings_of(refusal, context)


def _describe(context: Context, collection: str, region: str | None = None) -> Answer | Refusal:
    return context.aws.ask(
        "rekognition", "DescribeCollection", region=region, CollectionId=collection
    )


def _not_here(refusal: Refusal, context: Context, collection: str) -> Finding:
    """The Region that has it, else names of this Region that look alike."""
    region = resolved_region(context) or "?"
    facts: dict[str, Fact] = {"collection": collection, "region": region}
    if home := _elsewhere(context, collection, region):
        seen = Evidence("found in", home, refusal.operation)
        return COLLECTION_ELSEWHERE.finding(
            *evidence_of(refusal), seen, facts={**facts, "home": home}
        )
    known = _known(context)
    remedy = remedy_with_near_names(COLLECTION_MISSING, facts, collection, known)
    return COLLECTION_MISSING.finding(*evidence_of(refusal), remedy=remedy, facts=facts)


def _elsewhere(context: Context, collection: str, region: str) -> str | None:
    partition = partition_of(region)
    others = sorted(
        each for each in offering() if each != region and partition_of(each) == partition
    )
    questions = [partial(_describe, context, collection, other) for other in others]
    answers = side_by_side(questions, at_once=AT_ONCE, name="rekognition")
    found = zip(others, answers, strict=True)
    return next((other for other, said in found if isinstance(said, Answer)), None)


def _known(context: Context) -> list[str]:
    match context.aws.ask("rekognition", "ListCollections"):
        case Answer(value={"CollectionIds": list(names)}):
            return [str(name) for name in names]
    return []


CHECK = Check(
    code="detection.collection",
    title="The face collection is there, in the Region of the calls",
    look=look,
    messages=(
        COLLECTION_MISSING,
        COLLECTION_ELSEWHERE,
        COLLECTION_EMPTY,
        *refused.messages_of("rekognition"),
    ),
    needs=("identity.known", "region.offers-rekognition"),
    after=("detection.faces",),
    cost=Cost.NETWORK,
    holds=("{collection}, faces in it: {faces}",),
)
