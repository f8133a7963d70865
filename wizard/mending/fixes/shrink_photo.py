"""The fix `shrink-photo`: a copy of the photo with as much of it as Rekognition takes."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.sources.photo.photo import MOST_PIXELS
from wizard.conversation.protocol import Conversation
from wizard.mending.pictures import saved_anew
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.copies import Copy
from wizard.mending.plans.photos import copied

CONSENT = consent(Fix.SHRINK_PHOTO, WRITE_THIS)
ASKS = (CONSENT,)
PLENTY = 4000
"""Pixels of the long side, where AWS itself called a photo too large that looked right from here."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Copy | None:
    longest = PLENTY if "error" in finding.facts else MOST_PIXELS
    return copied(
        conversation,
        context,
        finding,
        CONSENT,
        lambda data: saved_anew(data, longest),
        ".small",
    )
