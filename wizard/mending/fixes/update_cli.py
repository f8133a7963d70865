"""The fix `update-cli`: the current AWS CLI by AWS's own installer, once its signature was verified."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.installing.installation import Installation
from wizard.mending.installing.planning import installation
from wizard.mending.plan import DO_THIS, consent

CONSENT = consent(Fix.UPDATE_CLI, DO_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Installation | None:
    return installation(conversation, context, CONSENT)
