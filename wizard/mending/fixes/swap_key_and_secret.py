"""The fix `swap-key-and-secret`: the access key ID and the secret stand in each other's place no longer."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.profile import ID, SECRET
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.SWAP_KEY_AND_SECRET, WRITE_THIS)
ASKS = (CONSENT,)
WORDS = Phrase(
    "The two values are swapped. The secret was sent in clear as long as it stood in the other's"
    " place: make a new access key afterwards, and delete this one."
)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """None where the two do not stand in one section of a file."""
    name = finding.location.section if finding.location else None

    def edit(document: Document) -> Document:
        section = document.section(name) if name else None
        key, secret = (section and section.setting(each) for each in (ID, SECRET))
        if section is None or not key or not secret:
            return document
        return document.set(section.header, {ID: secret.text, SECRET: key.text})

    return in_file(finding, edit, CONSENT, WORDS)
