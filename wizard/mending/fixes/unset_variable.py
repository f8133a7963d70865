"""The fix `unset-variable`: the lines of start-up files that set a variable become comments."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.variable_origins import origins_now
from wizard.conversation.protocol import Conversation
from wizard.mending.here import paste
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.start_up import Commented, commented

CONSENT = consent(Fix.UNSET_VARIABLE, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Commented | None:
    names = finding.remedy.unset
    there = origins_now(names, context)
    if not there or not all(origin.can_be_a_comment for origin in there):
        conversation.show(Phrase("No line sets {names} alone: change it by hand.", names=names))
        return None
    step = paste(names, context)
    return commented(there, names, CONSENT, lambda: origins_now(names, context), step)
