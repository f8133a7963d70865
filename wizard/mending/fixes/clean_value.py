"""The fix `clean-value`: a value holds what belongs to it, and nothing else."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.value_faults import in_ascii, without_extra_text, without_quotes
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import with_value
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.CLEAN_VALUE, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, with_value(finding, _cleaned), CONSENT)


def _cleaned(value: str) -> str:
    """No value of a key, a Region or an output format has a blank in it."""
    return "".join(without_quotes(in_ascii(without_extra_text(value))).split())
