"""Faces as a table, the way the guide's program tells of them: age, gender, smile, eyeglasses, emotion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from checks.model import Joined, Phrase
from wizard.output.bars import share_bar


class Ages(TypedDict):
    """AgeRange, in years."""

    Low: int
    High: int


class Gender(TypedDict):
    """Value is "Female" or "Male", Confidence a percentage."""

    Value: str
    Confidence: float


class Attribute(TypedDict):
    """What is so or not, such as Smile."""

    Value: bool
    Confidence: float


class Emotion(TypedDict):
    """One of EmotionName, and how sure Rekognition is of it."""

    Type: str
    Confidence: float


class Face(TypedDict, total=False):
    """Of a FaceDetail (botocore, rekognition 2016-06-27) what is told and drawn of it."""

    BoundingBox: Mapping[str, float]
    AgeRange: Ages
    Gender: Gender
    Smile: Attribute
    Eyeglasses: Attribute
    Emotions: Sequence[Emotion]


SURE_FROM = 50.0
"""Percent of confidence below which an answer is called "cannot tell"."""
GENDERS = {"Female": Phrase("female", sense="a face"), "Male": Phrase("male", sense="a face")}
EMOTIONS = {
    "HAPPY": Phrase("happy", sense="a face"),
    "SAD": Phrase("sad", sense="a face"),
    "ANGRY": Phrase("angry", sense="a face"),
    "CONFUSED": Phrase("confused", sense="a face"),
    "DISGUSTED": Phrase("disgusted", sense="a face"),
    "SURPRISED": Phrase("surprised", sense="a face"),
    "CALM": Phrase("calm", sense="a face"),
    "FEAR": Phrase("afraid", sense="a face"),
}
"""EmotionName of the same model; UNKNOWN is none of them."""
YES = Phrase("yes", sense="a face has it")
NO = Phrase("no", sense="a face has it")
CANNOT_TELL = Phrase("cannot tell")


def head() -> tuple[Phrase, ...]:
    """The columns' names."""
    return (
        Phrase("#"),
        Phrase("Age"),
        Phrase("Gender"),
        Phrase("Smile"),
        Phrase("Eyeglasses"),
        Phrase("Strongest emotion"),
    )


def rows(faces: Sequence[Face]) -> list[tuple[Phrase | str, ...]]:
    """A row a face, in AWS's order: the largest first."""
    return [(str(number), *_row(face)) for number, face in enumerate(faces, start=1)]


def _row(face: Face) -> tuple[Phrase | str, ...]:
    return (
        _age(face.get("AgeRange")),
        _gender(face.get("Gender")),
        _yes_no(face.get("Smile")),
        _yes_no(face.get("Eyeglasses")),
        _emotion(face.get("Emotions") or ()),
    )


def _age(age: Ages | None) -> Phrase | str:
    return f"{age['Low']}–{age['High']}" if age else CANNOT_TELL


def _gender(gender: Gender | None) -> Phrase:
    if not gender or gender["Confidence"] < SURE_FROM or gender["Value"] not in GENDERS:
        return CANNOT_TELL
    return Joined(
        "{what} {percent} %", what=GENDERS[gender["Value"]], percent=round(gender["Confidence"])
    )


def _yes_no(attribute: Attribute | None) -> Phrase:
    if not attribute or attribute["Confidence"] < SURE_FROM:
        return CANNOT_TELL
    return YES if attribute["Value"] else NO


def _emotion(emotions: Sequence[Emotion]) -> Phrase:
    strongest = max(emotions, key=lambda each: each["Confidence"], default=None)
    if not strongest or strongest["Confidence"] < SURE_FROM or strongest["Type"] not in EMOTIONS:
        return CANNOT_TELL
    percent = strongest["Confidence"]
    return Joined(
        "{what} {bar} {percent} %",
        what=EMOTIONS[strongest["Type"]],
        bar=share_bar(percent),
        percent=round(percent),
    )
