"""The fix `remove-stale-token`: a session token of another key goes."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import without_setting
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_STALE_TOKEN, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, without_setting(finding), CONSENT)
