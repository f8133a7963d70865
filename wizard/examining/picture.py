"""The photo of a run as its page shows it: what Rekognition was sent, with what it answered framed."""

from __future__ import annotations

from checks.patience import NoAnswer
from checks.sources.aws.ask import Answer
from wizard.invocation.call import Call
from wizard.invocation.wishes import Wishes, context_of


def picture_of(call: Call, wishes: Wishes) -> bytes:
    """A JPEG of the first answer that this call had about its photo; nothing where it had none, or where
    it cannot be drawn."""
    from wizard.detecting.picture import frame, small

    asking = tuple(call.asking)
    context = context_of(call, wishes)
    try:
        for aws in asking:
            match context.known_faces(aws):
                case Answer({"FaceDetails": list(faces)}):
                    return small(frame(context.photo_to_send.data, faces))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, NoAnswer):
        return b""  # no photo any more, or an answer of somebody who is not Rekognition
    return b""
