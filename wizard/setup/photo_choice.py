"""Which photo to send: the bundled one, or one of the person's own, and then only with consent."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from checks.detection.photo import cleaned
from checks.model import Phrase
from checks.profile import resolved_region
from checks.sources.photo.photo import Photo, look_at
from wizard.conversation.boxes import COST, PHOTO
from wizard.conversation.protocol import Choice, Question, WentBack
from wizard.setup.travel import Travel

WHICH = Question(
    "photo_source",
    Phrase("Which photo should Rekognition look at?"),
    help=Phrase(
        "The bundled one is NASA's portrait of the astronaut Eileen Collins. One of your own is sent"
        " to Amazon Rekognition, after you agree, and nowhere else."
    ),
    boxes=(PHOTO, COST),
)
IN_PRACTICE = Phrase(
    "The bundled one is NASA's portrait of the astronaut Eileen Collins. One of your own is looked at"
    " on this computer: from the sandbox nothing is sent anywhere."
)
PATH = Question(
    "photo",
    Phrase("Where is your photo?"),
    help=Phrase("A JPEG or PNG file of 5 MB at most. Type its path, or drag it into this window."),
    flag="--photo",
)
SEND = Question(
    "send_photo",
    Phrase("Send this photo to Amazon Rekognition?"),
    help=Phrase(
        "AWS may store what its AI services are sent and use it to improve them, unless the account"
        " has opted out (AWS Organizations, AI services opt-out policies)."
    ),
    boxes=(PHOTO, COST),
)
QUESTIONS = (WHICH, PATH, SEND)
CHOICES = (
    Choice("bundled", True, Phrase("The bundled photo of an astronaut")),
    Choice("own", False, Phrase("A photo of my own")),
)


def named_photo(travel: Travel) -> Path | None:
    """The photo of --photo; whoever comes back to this step wants to choose."""
    return None if travel.visit.came_back else travel.options.photo


def chosen_photo(travel: Travel, named: Path | None) -> Path:
    """The path of the photo to send; the bundled one where nothing else was chosen or agreed to."""
    if named:
        return _agreed(travel, cleaned(str(named), travel.context))
    while travel.trail.is_guided and not travel.conversation.choose(*_question(travel)):
        try:
            with travel.conversation.leading_back(True):
                return another_photo(travel)
        except WentBack:
            continue
    return travel.context.sample


def another_photo(travel: Travel) -> Path:
    """The path of a photo that is asked for; the bundled one where it is not agreed to send it."""
    return _agreed(travel, cleaned(travel.conversation.ask(PATH), travel.context))


def _question(travel: Travel) -> tuple[Question, tuple[Choice[bool], ...], str]:
    question = replace(WHICH, help=IN_PRACTICE, boxes=()) if travel.call.in_sandbox else WHICH
    return question, CHOICES, "bundled"


def _agreed(travel: Travel, path: Path) -> Path:
    photo = look_at(path)
    if not isinstance(photo, Photo):
        return path  # it is not sent: what is wrong with it is said instead
    return path if _may_be_sent(travel, path, photo) else travel.context.sample


def _may_be_sent(travel: Travel, path: Path, photo: Photo) -> bool:
    """In the sandbox nothing is sent, and so nothing is asked."""
    if travel.call.in_sandbox:
        stays = Phrase("{file} stays on this computer: the sandbox itself looks at it.", file=path)
        travel.conversation.show(stays)
        return True
    travel.conversation.show(
        Phrase(
            "{file}, {size} KB, goes to Amazon Rekognition in {region}.",
            file=path,
            size=round(len(photo.data) / 1024),
            region=resolved_region(travel.context) or "",
        )
    )
    return travel.conversation.confirm(SEND)
