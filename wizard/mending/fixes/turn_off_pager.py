"""The fix `turn-off-pager`: the AWS CLI prints its answers without a pager, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_config, written

CONSENT = consent(Fix.TURN_OFF_PAGER, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return written(in_config(context, {"cli_pager": ""}), CONSENT)
