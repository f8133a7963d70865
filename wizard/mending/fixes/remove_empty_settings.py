"""The fix `remove-empty-settings`: what is set to nothing is not set."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.profile import KEY_SETTINGS
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_EMPTY_SETTINGS, WRITE_THIS)
ASKS = (CONSENT,)
LOOKED_AT = (*KEY_SETTINGS, "region", "output")


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """All of them in the section, for an access key ID without its secret is none."""
    name = finding.location.section if finding.location else None

    def edit(document: Document) -> Document:
        section = document.section(name) if name else None
        found = [section.setting(key) for key in LOOKED_AT] if section else []
        empty = {each.name: None for each in found if each and each.value == ""}
        return document.set(section.header, empty) if section and empty else document

    return in_file(finding, edit, CONSENT)
