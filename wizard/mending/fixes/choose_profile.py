"""The fix `choose-profile`: another profile, whose keys AWS takes, is named in this terminal."""

from __future__ import annotations

from checks.context import Context
from checks.masking import masked_name
from checks.model import Finding, Phrase
from wizard.account.administrator import others
from wizard.conversation.protocol import Choice, Conversation
from wizard.mending.plan import Plan
from wizard.mending.plans.profiles import WHICH, is_known_to_aws, show_how_to_name

ASKS = (WHICH,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Plan | None:
    """None, always: what is left to do is the person's own, and was said."""
    names = others(context)
    found = str(finding.facts["other"])
    choices = [
        Choice(name, name, Phrase("the profile {name}", name=masked_name(name))) for name in names
    ]
    if not choices:
        return None
    offered = found if found in names else names[0]
    chosen = conversation.choose(WHICH, choices, offered)
    if is_known_to_aws(conversation, context, chosen):
        show_how_to_name(conversation, context, chosen)
    return None
