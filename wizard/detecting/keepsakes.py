"""What a person takes home: the photo with its faces framed, and a first program that runs as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from string import Template

from checks.model import Phrase
from checks.secrets.gate import shown as shown_as
from checks.sources.photo.photo import Photo
from wizard.detecting.faces import Face
from wizard.detecting.picture import frame
from wizard.files.new_file import free_name, save_new
from wizard.output.paths import shown

TEMPLATE = Path(__file__).with_name("detect_faces.py.template")
SCRIPT = "detect_faces.py"


def keep_picture(folder: Path, photo: Photo, faces: Sequence[Face]) -> Phrase:
    """Saves the framed picture under a name that is free; says where, or why not."""
    match save_picture(folder, photo, faces):
        case Phrase() as why_not:
            return why_not
        case place:
            return Phrase("The picture with the faces framed: {file}", file=shown(place))


def save_picture(folder: Path, photo: Photo, faces: Sequence[Face]) -> Path | Phrase:
    """Where the framed picture now lies, or why it could not be saved."""
    place = folder / f"{photo.path.stem}.faces.png"
    try:
        return _kept(place, frame(photo.data, faces))
    except OSError as error:
        return Phrase(
            "The picture could not be saved: {file}: {reason}",
            file=shown(Path(error.filename or place)),
            reason=error.strerror or error,
        )


def keep_script(
    folder: Path, photo: Path, profile: str | None, region: str, sample: Path, run: str = "python"
) -> Phrase:
    """Writes the starter script, set up for this profile, Region and photo, beside the photo."""
    place = folder / SCRIPT
    try:
        mine = _own_copy(folder, photo) if photo == sample else photo
        place = _kept(place, script(profile, region, mine, run).encode())
    except OSError as error:
        return Phrase(
            "The program could not be saved: {file}: {reason}",
            file=shown(place),
            reason=error.strerror or error,
        )
    return Phrase("Your program: {file}. Run it with: {run} {file}", file=shown(place), run=run)


def _kept(place: Path, data: bytes) -> Path:
    """Where the data lies: there already, or under a name that was free; covers no other file."""
    try:
        if place.read_bytes() == data:
            return place
    except OSError:
        pass
    return save_new(free_name(place), data)


def _own_copy(folder: Path, sample: Path) -> Path:
    """The bundled photo beside the script, so that it runs without rekwiz."""
    mine = folder / sample.name
    if not mine.exists():
        save_new(mine, sample.read_bytes())
    return mine


def script(profile: str | None, region: str, photo: Path, run: str = "python") -> str:
    """The starter script's text; every value stands in it as a Python literal, `run` in its first words."""
    if profile and shown_as(profile) != profile:
        profile = None  # the program takes that of the environment: no secret is written down
    values = {"profile": repr(profile), "region": repr(region), "photo": repr(os.fspath(photo))}
    values["run"] = run.replace("\\", "/").replace('"', "'")  # it stands in a docstring
    return Template(TEMPLATE.read_text("utf-8")).substitute(values)
