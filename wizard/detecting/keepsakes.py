"""What a person takes home: the photo with its faces framed, and a first program that runs as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from checks.model import Phrase
from checks.sources.photo.photo import Photo
from wizard.detecting.faces import Face
from wizard.detecting.picture import frame
from wizard.detecting.program import SCRIPT, Settings, script
from wizard.files.new_file import free_name, save_new
from wizard.languages import Language
from wizard.output.paths import shown


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


def save_script(
    folder: Path, settings: Settings, sample: Path, language: Language
) -> Path | Phrase:
    """Where the starter program now lies, set up for this profile, Region and photo; or why not."""
    place = folder / SCRIPT
    try:
        if settings.photo == sample:
            settings = replace(settings, photo=_own_copy(folder, sample))
        return _kept(place, script(settings, language).encode())
    except OSError as error:
        return Phrase(
            "The program could not be saved: {file}: {reason}",
            file=shown(place),
            reason=error.strerror or error,
        )


def first_that_takes_files(folders: Iterable[Path]) -> Path:
    """The first of the folders that is there, or can be made, and lets itself be written to; the last
    one, where none does."""
    folder = Path()
    for folder in folders:
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return folder


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
