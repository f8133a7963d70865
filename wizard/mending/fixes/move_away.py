"""The fix `move-away`: what stands in the way gets another name, and nothing in it is lost."""

from __future__ import annotations

from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import DO_THIS, consent
from wizard.mending.plans.places import Renaming
from wizard.writing.kept import Move
from wizard.writing.places import free_name

CONSENT = consent(Fix.MOVE_AWAY, DO_THIS)
ASKS = (CONSENT,)
ENDING = ".moved-away"


def plan(conversation: Conversation, context: Context, finding: Finding) -> Renaming | None:
    if finding.location is None:
        return None
    place = Path(finding.location.file)
    return Renaming((Move(place, free_name(place, ENDING)),), CONSENT)
