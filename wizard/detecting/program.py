"""The first program that a person takes home: one template, its words in their language, cut by its parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import Template

from msgspec import Struct

from checks.model import Phrase
from checks.secrets.gate import shown
from wizard.languages import Language

TEMPLATE = Path(__file__).with_name("detect_faces.py.template")
SCRIPT = "detect_faces.py"
MARK = "#: "
"""Begins the line above a part; it stands in the template only."""
COMMENTS = {
    "about": Phrase(
        "Finds the faces in a photo with Amazon Rekognition, and says what it sees of each."
    ),
    "run": Phrase("Run it with: {run} detect_faces.py", run="python"),
    "another": Phrase("Another photo:   {run} detect_faces.py PHOTO", run="python"),
    "profile_is": Phrase("The profile of ~/.aws that signs the request; None is the default one."),
    "region_is": Phrase("The Region whose computers look at the photo."),
    "photo_is": Phrase("A JPEG or PNG file of 5 MB at most."),
    "gives": Phrase(
        "The number of faces in the photo, after saying what Rekognition sees of each."
    ),
    "bytes": Phrase('"rb": the photo is read as bytes; boto3 does the rest.'),
    "sure": Phrase("Each answer comes with how sure Rekognition is, in percent."),
}
OUTPUT = {
    "age": Phrase(
        "The detected face is between {low} and {high} years old", low="{low}", high="{high}"
    ),
    "all": Phrase("Here are the other attributes:"),
    "gender": Phrase("Gender:", sense="in the program"),
    "smile": Phrase("Smile:", sense="in the program"),
    "eyeglasses": Phrase("Eyeglasses:", sense="in the program"),
    "emotion": Phrase("Strongest emotion:", sense="in the program"),
    "count": Phrase("Faces detected:", sense="in the program"),
}


class Part(Struct, frozen=True):
    """Some lines of the program that belong together: what the template calls them, and their text."""

    name: str
    text: str
    first: int
    """The number of its first line in the program, from one."""

    @property
    def last(self) -> int:
        """Of its last line that is not empty."""
        return self.first + len(self.text.rstrip("\n").split("\n")) - 1


class Settings(Struct, frozen=True):
    """What the program is set up for."""

    profile: str | None
    region: str
    photo: Path
    run: str = "python"
    """What runs it, as it would be typed before its name."""


def script(settings: Settings, language: Language) -> str:
    """The program's text; every value stands in it as a Python literal."""
    return "".join(part.text for part in parts(settings, language))


def parts(settings: Settings, language: Language) -> list[Part]:
    """The same program, part by part."""
    values = _values(settings, language)
    found, first = list[Part](), 1
    for name, text in _cut(TEMPLATE.read_text("utf-8")):
        filled = Template(text).substitute(values)
        found.append(Part(name, filled, first))
        first += filled.count("\n")
    return found


def _values(settings: Settings, language: Language) -> dict[str, str]:
    profile = settings.profile
    if profile and shown(profile) != profile:
        profile = None  # the program takes that of the environment: no secret is written down
    run = settings.run.replace("\\", "/").replace('"', "'")  # it stands in a docstring
    return {
        **{name: language.say(_with(run, phrase)) for name, phrase in COMMENTS.items()},
        **{name: repr(language.say(phrase)) for name, phrase in OUTPUT.items()},
        "profile": repr(profile),
        "region": repr(settings.region),
        "photo": repr(os.fspath(settings.photo)),
    }


def _with(run: str, phrase: Phrase) -> Phrase:
    return phrase.with_(run=run) if "run" in phrase.facts else phrase


def _cut(template: str) -> Iterator[tuple[str, str]]:
    name = ""
    for is_mark, lines in groupby(template.splitlines(True), lambda line: line.startswith(MARK)):
        if is_mark:
            name = list(lines)[-1].removeprefix(MARK).strip()
        else:
            yield name, "".join(lines)
