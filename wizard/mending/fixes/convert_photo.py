"""The fix `convert-photo`: a copy of the photo as JPEG, or as the photo that a text stands for."""

from __future__ import annotations

from checks.context import Context
from checks.detection.support.photo_messages import PHOTO_ENCODED_AS_TEXT
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.pictures import decoded, is_within_limits, saved_anew
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.copies import Copy
from wizard.mending.plans.photos import copied

CONSENT = consent(Fix.CONVERT_PHOTO, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Copy | None:
    made = _of_text if finding.message is PHOTO_ENCODED_AS_TEXT else saved_anew
    return copied(conversation, context, finding, CONSENT, made)


def _of_text(data: bytes) -> bytes:
    """The very photo that was encoded, byte for byte, where Rekognition takes that."""
    photo = decoded(data)
    return photo if is_within_limits(photo) else saved_anew(photo)
