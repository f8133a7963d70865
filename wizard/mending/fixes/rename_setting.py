"""The fix `rename-setting`: a setting has the name that is read."""

from __future__ import annotations

import re

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

NAME = Question(
    "new_name",
    Phrase("Its new name"),
    help=Phrase(
        "Any name that no command of the AWS CLI has: a letter, then letters, digits, hyphens."
    ),
)
CONSENT = consent(Fix.RENAME_SETTING, WRITE_THIS)
ASKS = (NAME, CONSENT)
FORM = re.compile(r"[A-Za-z][\w-]*")


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """Where no name is meant, as for an alias, a new one is asked for."""
    location = finding.location
    found = str(finding.facts.get("found") or finding.facts.get("name", ""))
    if location is None or not location.line or not found:
        return None
    line = location.line
    right = str(finding.facts.get("right") or "")
    right = right or conversation.ask(NAME, default=f"my-{found}", judge=_complaint)

    def edit(document: Document) -> Document:
        text = document.line(line)
        return document.with_lines(line, line + 1, [text.replace(found, right, 1)])

    return in_file(finding, edit, CONSENT)


def _complaint(name: str) -> Phrase | None:
    if FORM.fullmatch(name):
        return None
    return Phrase("A name begins with a letter, and has letters, digits, - and _ in it.")
