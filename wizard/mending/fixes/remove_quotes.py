"""The fix `remove-quotes`: a value stands without the quotes around it."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.value_faults import without_quotes
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import with_value
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_QUOTES, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, with_value(finding, without_quotes), CONSENT)
