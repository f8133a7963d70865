"""One photo through DetectFaces: looked at, sent, answered, or the one finding in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from msgspec import Struct

from checks.catalogue import with_needs
from checks.context import Context
from checks.detection import faces as faces_check
from checks.detection import photo as photo_check
from checks.diagnosis import diagnose
from checks.model import Finding, Severity
from checks.own_faults import no_answer, out_of_time
from checks.patience import NoAnswer
from checks.permissions import rekognition as rekognition_check
from checks.runner import Plan, run
from checks.sources.aws.ask import Answer
from checks.sources.photo.photo import Photo
from wizard.detecting.faces import Face


@dataclass(frozen=True)
class Detected:
    """The faces of one photo; `answer` is all that Rekognition gave, `took` is in seconds."""

    photo: Photo
    answer: dict[str, Any] = field(repr=False)
    remarks: tuple[Finding, ...]
    took: float

    @property
    def faces(self) -> list[Face]:
        faces: list[Face] = self.answer["FaceDetails"]
        return faces


class OfPhoto(Struct, frozen=True):
    """What became of one photo of several: `named` as the person named it, `picture` where one with its
    faces framed was saved."""

    named: str
    result: Detected | Finding
    picture: Path | None = None


def detect(context: Context, photo: str | Path) -> Detected | Finding:
    """The faces that Rekognition finds in a photo, by its path or what was typed for it, or why there
    is no answer.
    """
    try:
        path = photo_check.cleaned(photo, context) if isinstance(photo, str) else photo
        return _detected(context, path)
    except NoAnswer as silent:
        return no_answer(photo_check.CHECK, silent)


def _detected(context: Context, path: Path) -> Detected | Finding:
    """The same checks decide as in doctor: that the photo can be sent, and what came back; where it is
    not the photo's fault, the root cause of the set-up.
    """
    context = replace(context, photo=None if path == context.sample else path)
    remarks = list(_findings(photo_check.CHECK.look(context)))
    if stopped := _stopping(remarks):
        return stopped
    answer = context.detect_faces()
    remarks += _findings(faces_check.CHECK.look(context))
    match answer, _stopping(remarks):
        case Answer(), None:
            return Detected(context.photo_to_send, answer.value, tuple(remarks), answer.took)
        case _, Finding() as stopped if stopped.area == "detection":
            return stopped
        case _, stopped:
            return (
                _cause(context)
                or stopped
                or out_of_time("detection").finding(
                    facts={"check": faces_check.CHECK.code, "seconds": "30"}
                )
            )


def _cause(context: Context) -> Finding | None:
    """What stands in the way of any photo: the root cause of what DetectFaces needs."""
    outcomes = run(Plan(with_needs([rekognition_check.CHECK.code])), context)
    return diagnose(outcomes)[0]


def _findings(seen: Iterable[object]) -> Iterator[Finding]:
    return (thing for thing in seen if isinstance(thing, Finding))


def _stopping(findings: list[Finding]) -> Finding | None:
    stops = (Severity.FAIL, Severity.UNKNOWN)
    return next((finding for finding in findings if finding.severity in stops), None)
