"""The fix `correct-section-prefix`: a section is named as its own file wants it."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import renamed_section
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.CORRECT_SECTION_PREFIX, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, renamed_section(finding), CONSENT)
