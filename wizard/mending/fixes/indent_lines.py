"""The fix `indent-lines`: a setting that holds a block has its block, or is not there."""

from __future__ import annotations

from checks.context import Context
from checks.files.nested import BLOCKS, IN_S3
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.shared_files import Document, Section
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.INDENT_LINES, WRITE_THIS)
ASKS = (CONSENT,)
IN_A_SERVICE = ("endpoint_url",)
"""What stands in a service's block (AWS SDKs and Tools Reference Guide, "Service-specific endpoints")."""
INDENT = "  "


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    document, place = document_of(context, finding), finding.location
    section = document.section(place.section) if document and place and place.section else None
    if section is None or place is None or not place.line or not place.key:
        return None
    line, below = place.line, _below(section, place.key)
    words = (
        Phrase("The lines that belong below {setting} are indented.", setting=place.key)
        if below
        else Phrase("Nothing belongs below {setting}, so it goes.", setting=place.key)
    )
    return in_file(finding, lambda before: _indented(before, line, below), CONSENT, words)


def _below(section: Section, key: str) -> list[int]:
    """The lines right behind the setting whose names stand in its block."""
    names = IN_S3 if key in BLOCKS else IN_A_SERVICE
    behind = iter(section.settings)
    for setting in behind:
        if setting.key == key:
            break
    lines: list[int] = []
    for setting in behind:
        if setting.key not in names:
            break
        lines += setting.lines
    return lines


def _indented(document: Document, line: int, below: list[int]) -> Document:
    if not below:
        return document.with_lines(line, line + 1)
    for number in below:
        document = document.with_lines(
            number, number + 1, [INDENT + document.line(number).lstrip()]
        )
    name, equals, _ = document.line(line).partition("=")  # a plain value there is no block's
    return document.with_lines(line, line + 1, [f"{name.rstrip()} ="]) if equals else document
