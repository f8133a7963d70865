"""Which photo to send: the bundled one, or one of the person's own, and then only with consent."""

from __future__ import annotations

from pathlib import Path

from checks.detection.photo import cleaned
from checks.model import Phrase
from checks.profile import resolved_region
from checks.sources.photo.photo import Photo, look_at
from wizard.conversation.protocol import Choice, Question
from wizard.setup.travel import Travel

WHICH = Question(
    "photo_source",
    Phrase("Which photo shall Rekognition look at?"),
    help=Phrase(
        "The bundled one is NASA's portrait of the astronaut Eileen Collins. One of your own is sent"
        " to Amazon Rekognition, after you agree, and nowhere else."
    ),
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
        path = cleaned(str(named), travel.context)
    elif not travel.trail.is_guided or travel.conversation.choose(WHICH, CHOICES, "bundled"):
        return travel.context.sample
    else:
        path = cleaned(travel.conversation.ask(PATH), travel.context)
    return path if _agreed(travel, path) else travel.context.sample


def _agreed(travel: Travel, path: Path) -> bool:
    photo = look_at(path)
    if not isinstance(photo, Photo):
        return True  # it is not sent: what is wrong with it is said instead
    travel.conversation.show(
        Phrase(
            "{file}, {size} KB, goes to Amazon Rekognition in {region}.",
            file=path,
            size=round(len(photo.data) / 1024),
            region=resolved_region(travel.context) or "",
        )
    )
    return travel.conversation.confirm(SEND)
