"""One photo through DetectFaces: looked at, sent, and the answer or the one finding that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checks.context import Context
from checks.detection import faces, photo as photo_check
from checks.model import Finding, Severity
from checks.sources.photo import Photo
from checks.sources.refusal import Refusal


@dataclass(frozen=True)
class Detected:
    """The faces of one photo; `answer` is all that Rekognition gave, `took` is in seconds."""

    photo: Photo
    answer: dict[str, Any] = field(repr=False)
    remarks: tuple[Finding, ...]
    took: float

    @property
    def faces(self) -> list[dict[str, Any]]:
        return self.answer["FaceDetails"]


def detect(context: Context, path: Path) -> Detected | Finding:
    """The faces that Rekognition finds in the photo at this path, or why there is no answer.

    The same two checks decide that doctor runs: that the photo can be sent, and what came back.
    """
    context = replace(context, photo=None if path == context.sample else path)
    remarks = list(_findings(photo_check.CHECK.look(context)))
    if stopped := _stopping(remarks):
        return stopped
    remarks += _findings(faces.CHECK.look(context))
    answer = context.detect_faces()
    if isinstance(answer, Refusal) or (stopped := _stopping(remarks)):
        return _stopping(remarks) or remarks[0]
    return Detected(context.photo_to_send, answer.value, tuple(remarks), answer.took)


def _findings(seen: Any) -> Iterator[Finding]:
    return (thing for thing in seen if isinstance(thing, Finding))


def _stopping(findings: list[Finding]) -> Finding | None:
    stops = (Severity.FAIL, Severity.UNKNOWN)
    return next((finding for finding in findings if finding.severity in stops), None)
