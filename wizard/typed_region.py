"""What is wrong with a Region as a person typed it, said at once, with the one that was probably meant."""

from __future__ import annotations

from checks.model import Phrase
from checks.region.names import Judgement, Kind, judge, name_of
from checks.region.offers_rekognition import offering
from checks.sources.aws import Aws


def complaint_about(typed: str, aws: Aws) -> Phrase | None:
    """What is wrong, or None. An unknown Region in the form of a code may be newer than our lists."""
    text, names = typed.strip(), aws.region_names()
    judgement = judge(text, names)
    match judgement.kind:
        case Kind.KNOWN if text in offering(aws) or text not in names:
            return None
        case Kind.KNOWN:
            return Phrase(
                "{name} ({region}) does not offer Rekognition; us-east-1 does.",
                name=name_of(text, names),
                region=text,
            )
        case Kind.NEW if judgement.meant is None:
            return None
        case Kind.SECRET:
            return Phrase("This is a key, not a Region. A Region is written like us-east-1.")
        case Kind.EMPTY:
            return Phrase("Nothing was typed. A Region is written like us-east-1.")
    return _did_you_mean(text, judgement)


def _did_you_mean(text: str, judgement: Judgement) -> Phrase:
    if judgement.meant is None:
        return Phrase("{region} is no Region. A Region is written like us-east-1.", region=text)
    if judgement.kind is Kind.ZONE:
        return Phrase(
            "{region} is a zone. The Region that it lies in is {meant}.",
            region=text,
            meant=judgement.meant,
        )
    return Phrase(
        "{region} is no Region's code. Did you mean {meant}?", region=text, meant=judgement.meant
    )
