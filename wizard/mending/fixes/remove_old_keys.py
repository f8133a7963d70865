"""The fix `remove-old-keys`: keys that keep a program for credentials from being asked go."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.profile import KEY_SETTINGS
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_OLD_KEYS, WRITE_THIS)
ASKS = (CONSENT,)
WORDS = Phrase(
    "The keys go from the file, and the program of credential_process is asked from then on."
)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    name = finding.location.section if finding.location else None

    def edit(document: Document) -> Document:
        section = document.section(name) if name else None
        return document.set(section.header, dict.fromkeys(KEY_SETTINGS)) if section else document

    return in_file(finding, edit, CONSENT, WORDS)
