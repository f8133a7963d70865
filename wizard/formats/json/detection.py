"""The faces of some photos for programs (CONTRACT, rekwiz.detection/1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checks.model import Finding
from wizard.formats.json.findings import Object, error_of
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look

if TYPE_CHECKING:
    from wizard.detecting.detect import OfPhoto


def detection(photos: Sequence[OfPhoto], language: Language, look: Look) -> str:
    objects = [_photo(photo, language) for photo in photos]
    return written({"schema": "rekwiz.detection/1", "photos": objects})


def _photo(photo: OfPhoto, language: Language) -> Object:
    match photo.result:
        case Finding() as stopped:
            return {
                "photo": photo.named,
                "error": error_of(stopped, language),
                "picture": None,
                "faces": [],
            }
        case detected:
            return {
                "photo": photo.named,
                "error": None,
                "picture": str(photo.picture) if photo.picture else None,
                "faces": detected.faces,
            }
