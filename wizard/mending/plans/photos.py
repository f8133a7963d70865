"""A copy of a photo beside it, as one that Rekognition takes, and looked at in its place from then on."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checks.context import Context
from checks.model import Finding, Phrase, Remedy
from checks.sources.photo import kinds
from wizard.conversation.protocol import Conversation, Question
from wizard.files.new_file import free_name
from wizard.mending.pictures import CannotBeRead, TooNarrow
from wizard.mending.plan import Within
from wizard.mending.plans.copies import Copy
from wizard.output.paths import shown

MOST_READ = 256 * 1024 * 1024
ENDINGS = {"JPEG": ".jpg", "PNG": ".png"}
NOT_READ = Phrase(
    "rekwiz cannot read {photo} as a picture: open it in a picture program and save it as JPEG."
)
TOO_NARROW = Phrase(
    "{photo} is too long for its height, or too high for its width: cut it into parts."
)


def copied(
    conversation: Conversation,
    context: Context,
    finding: Finding,
    question: Question,
    made: Callable[[bytes], bytes],
    addition: str = "",
) -> Copy | None:
    """The plan to write what `made` makes of the photo's bytes under its name with this addition; None
    where it was said why not."""
    photo = Path(str(finding.facts["photo"]))
    try:
        data = made(_read(photo))
    except (CannotBeRead, OSError):
        conversation.show(NOT_READ.with_(photo=shown(photo)))
        return None
    except TooNarrow:
        conversation.show(TOO_NARROW.with_(photo=shown(photo)))
        return None
    ending = f"{addition}{ENDINGS[kinds.photo_kind(data) or 'JPEG']}"
    folder = photo.parent if os.access(photo.parent, os.W_OK) else context.folder
    return Copy(
        place=free_name(folder / f"{photo.stem}{ending}"),
        data=data,
        words=lambda place: _words(photo, place, len(data)),
        within=_looked_at,
        step=lambda place: _step(photo, place),
        question=question,
    )


def _read(photo: Path) -> bytes:
    with photo.open("rb") as file:
        data = file.read(MOST_READ + 1)
    if len(data) > MOST_READ:
        raise CannotBeRead
    return data


def _words(photo: Path, place: Path, size: int) -> Phrase:
    return Phrase(
        "A copy of {photo} that Rekognition takes will be written to {file} ({size} KB); the photo"
        " itself stays as it is.",
        photo=shown(photo),
        file=shown(place),
        size=max(1, round(size / 1024)),
    )


def _looked_at(place: Path) -> Within:
    return lambda context: replace(context, photo=place)


def _step(photo: Path, place: Path) -> Remedy:
    words = Phrase(
        "From now on name {file} in place of {photo}, in your program as well.",
        file=shown(place),
        photo=shown(photo),
    )
    near = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    return Remedy((words,), (shlex.join(["rekwiz", "detect", str(near)]),))
