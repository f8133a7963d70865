"""The fix `remove-byte-order-mark`: the file begins with its first letter."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_BYTE_ORDER_MARK, WRITE_THIS)
ASKS = (CONSENT,)
WORDS = Phrase("The invisible mark at the beginning of the file goes; every letter stays.")


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, Document.without_byte_order_mark, CONSENT, WORDS)
