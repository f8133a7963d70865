"""The fix `join-line`: what belongs to the value above stands behind it, and what belongs nowhere goes."""

from __future__ import annotations

import re

from msgspec.structs import replace

from checks.context import Context
from checks.files.support.known_settings import SCALARS
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.shared_files import Document
from checks.value_faults import header_in, plain
from wizard.conversation.protocol import Choice, Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

WHAT = Question(
    "stray_line",
    Phrase("What about this line?"),
    help=Phrase(
        "A key that was broken over two lines belongs together again, without a blank. What is no"
        " part of a value does not belong into the file."
    ),
)
JOIN, DELETE, EQUALS, BRACKETS = "join", "delete", "equals", "brackets"
WITH_EQUALS = Choice(EQUALS, EQUALS, Phrase("Add the missing = behind its first word"))
WITH_BRACKETS = Choice(BRACKETS, BRACKETS, Phrase("Make it the name of a section, in brackets"))
CHOICES = (
    Choice(JOIN, JOIN, Phrase("Join it to the line above, without a blank")),
    Choice(DELETE, DELETE, Phrase("Delete it")),
)
WORDS = {
    JOIN: Phrase("Line {line} is joined to the line above."),
    DELETE: Phrase("Line {line} is deleted."),
    EQUALS: Phrase("Line {line} gets its =."),
    BRACKETS: Phrase("Line {line} gets its brackets."),
}
CONSENT = consent(Fix.JOIN_LINE, WRITE_THIS)
ASKS = (WHAT, CONSENT)
NAME_AND_VALUE = re.compile(
    rf"(?P<name>{'|'.join(sorted(SCALARS))})(?:\s*=\s*|\s+)(?P<value>[^\s=:]\S*)", re.IGNORECASE
)
"""`region us-east-1`: the name of a setting, and what can be its value."""
HALF_OF_A_KEY = re.compile(r"[A-Za-z0-9/+=]+")


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """A value that begins or goes on there is joined; of another line the person says what it is."""
    location = finding.location
    document = document_of(context, finding)
    if location is None or not location.line or document is None:
        return None
    line = location.line
    what = JOIN
    if finding.code == "files.line-without-equals":
        text = document.line(line)
        more = [WITH_EQUALS] if NAME_AND_VALUE.fullmatch(plain(text)) else []
        more = [WITH_BRACKETS] if header_in(text) else more
        likely = JOIN if _is_half(document, line) else DELETE
        choices = (*more, *CHOICES)
        question = replace(WHAT, about=finding)
        what = conversation.choose(question, choices, choices[0].key if more else likely)
    words = WORDS[what].with_(line=line)
    return in_file(finding, lambda document: _joined(document, line, what), CONSENT, words)


def _is_half(document: Document, line: int) -> bool:
    """Whether the line may be the rest of a key: its letters are, and the line above has a value."""
    above = document.line(line - 1) if line > 1 else ""
    return bool(HALF_OF_A_KEY.fullmatch(document.line(line).strip())) and "=" in above


def _joined(document: Document, line: int, what: str) -> Document:
    text = document.line(line)
    if what == EQUALS and (found := NAME_AND_VALUE.fullmatch(plain(text))):
        return document.with_lines(line, line + 1, [f"{found['name']} = {found['value']}"])
    if what == BRACKETS:
        return document.with_lines(line, line + 1, [f"[{header_in(text)}]"])
    if what == DELETE or line < 2:
        return document.with_lines(line, line + 1)
    above, rest = document.line(line - 1).rstrip(), document.line(line).strip()
    blank = " " if above.endswith(("=", ":")) else ""
    return document.with_lines(line - 1, line + 1, [f"{above}{blank}{rest}"])
