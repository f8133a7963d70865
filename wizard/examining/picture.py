"""The photo of a run as its page shows it: what Rekognition was sent, with what it answered framed."""

from __future__ import annotations

from collections.abc import Iterable

from checks.context import Context
from checks.patience import NoAnswer
from checks.sources.aws.ask import Answer


def picture_of(contexts: Iterable[Context]) -> bytes:
    """A JPEG of the first run that has one; nothing where no photo was answered, or it cannot be drawn."""
    return next(filter(None, map(_picture, contexts)), b"")


def _picture(context: Context) -> bytes:
    from wizard.detecting.picture import frame, small

    try:
        match context.known_faces():
            case Answer({"FaceDetails": list(faces)}):
                return small(frame(context.photo_to_send.data, faces))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, NoAnswer):
        return b""  # no photo any more, or an answer of somebody who is not Rekognition
    return b""
