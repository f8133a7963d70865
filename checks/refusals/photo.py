"""Rekognition takes the call and refuses the photo."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import LIMITS, REKOGNITION_ERRORS
from checks.refusals.evidence import evidence_of
from checks.sources.aws.refusal import Kind, Refusal

PHOTO_REFUSED = Message(
    code="detection.photo-refused",
    severity=Severity.FAIL,
    summary="AWS refused the photo {photo}, and does not say what is wrong with it.",
    why="It looks right from here: a JPEG or PNG of the right size. A cut-off file, CMYK colours or"
    " an unusual variant are what Rekognition stumbles over.",
    recognised="AWS's code is {error}.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
        "An error occurred (InvalidParameterException) when calling the DetectFaces operation:"
        " Request has Invalid Parameters",
        "failed to satisfy constraint: Member must have length less than or equal to 5242880",
    ),
    steps=(
        "Open the photo in any picture program and save it anew as JPEG, in RGB colours.",
        "Or try another photo.",
    ),
    links=(LIMITS, REKOGNITION_ERRORS),
    fix=Fix.CONVERT_PHOTO,
)

PHOTO_TOO_MANY_PIXELS = Message(
    code="detection.photo-too-many-pixels",
    severity=Severity.FAIL,
    summary="The photo {photo} has {sides} pixels; Rekognition takes 10000 a side at most.",
    why="Panoramas and scans are often larger than Rekognition reads.",
    recognised="A side is longer than 10000 pixels, or AWS's code is ImageTooLargeException.",
    raw=(
        "exceed maximum dimension size of 10000 pixels",
        "An error occurred (ImageTooLargeException) when calling the DetectFaces operation",
        "Image size is too large.",
    ),
    steps=("Make the photo smaller: 4000 pixels on the long side are plenty.",),
    links=(LIMITS,),
    fix=Fix.SHRINK_PHOTO,
)

OF_OURS = Remedy(
    steps=(
        Phrase("It is rekwiz's own photo, which AWS takes: see what answers in AWS's place."),
        Phrase("Try again with a photo of your own: --photo FILE."),
    ),
    links=(LIMITS, REKOGNITION_ERRORS),
)
MESSAGES = (PHOTO_REFUSED, PHOTO_TOO_MANY_PIXELS)
CODES = (
    "InvalidImageFormatException",
    "InvalidParameterException",
    "ValidationException",
    "ImageTooLargeException",
)
"""What DetectFaces says of a photo (Rekognition's "Handling errors", botocore's model)."""


def is_about_the_photo(refusal: Refusal) -> bool:
    """Whether the identity was let in: a refused photo still proves the permission."""
    asked = refusal.operation == "rekognition:DetectFaces"
    return asked and refusal.kind is Kind.AWS and refusal.code in CODES


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What Rekognition has against the photo."""
    if not is_about_the_photo(refusal):
        return
    photo = context.photo_to_send
    sides = f"{photo.width} × {photo.height}"
    seen = Evidence("photo", f"{photo.format} {sides}", str(photo.path))
    too_large = refusal.code == "ImageTooLargeException"
    message = PHOTO_TOO_MANY_PIXELS if too_large else PHOTO_REFUSED
    facts = {"photo": str(photo.path), "sides": sides, "error": refusal.code}
    own = OF_OURS if photo.path == context.sample else None
    yield message.finding(*evidence_of(refusal), seen, remedy=own, facts=facts)
