"""The fix `remove-stale-token`: a session token of another key goes."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.profile import OLD_TOKEN, TOKEN
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import Edit
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_STALE_TOKEN, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, _without_tokens(finding), CONSENT)


def _without_tokens(finding: Finding) -> Edit:
    """Without the one that is sent and the one that would be sent in its place."""
    section = finding.location.section if finding.location else None

    def edit(document: Document) -> Document:
        return document.set(section, dict.fromkeys((TOKEN, OLD_TOKEN))) if section else document

    return edit
