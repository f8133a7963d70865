"""The fix `reencode`: the file is text in the encoding in which botocore reads it here."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.masking import masked
from checks.model import Finding, Joined, Phrase
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Choice, Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

ENCODING = Question(
    "encoding",
    Phrase("What should this line say?"),
    help=Phrase(
        "Nothing in the file says in which encoding it was saved; only one of these readings makes"
        " sense. What is no comment is the same in all of them."
    ),
)
CONSENT = consent(Fix.REENCODE, WRITE_THIS)
ASKS = (ENCODING, CONSENT)
GUESSES = ("cp1252", "cp950", "gb18030", "cp932", "cp949", "latin-1")
"""Western Europe first, for most is written in its letters; then Taiwan, China, Japan, Korea."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """Asks where nothing betrays the encoding; None where the letters have no place in the right one."""
    document = document_of(context, finding)
    if document is None:
        return None
    source = document.likely_encoding or _chosen(conversation, document, finding)
    if source is None or not _can_be(document, source):
        conversation.show(
            Phrase(
                "The file cannot be written in {encoding}: save it with English letters alone.",
                encoding=document.encoding.upper(),
            )
        )
        return None
    words = Phrase(
        "The same text is written in {encoding}; it was in {source}.",
        encoding=document.encoding.upper(),
        source=source.upper(),
    )
    return in_file(finding, lambda before: before.reencoded(source), CONSENT, words)


def _chosen(conversation: Conversation, document: Document, finding: Finding) -> str | None:
    """The encoding in which the line that cannot be read says what the person meant."""
    number = (finding.location.line if finding.location else None) or 1
    readings: dict[str, str] = {}
    for name in GUESSES:
        if _can_be(document, name):
            readings.setdefault(document.reencoded(name).line(number), name)
    choices = [
        Choice(name, name, Joined("{text}", text=masked(line.strip())), Joined("{text}", text=name))
        for line, name in readings.items()
    ]
    return conversation.choose(ENCODING, choices, choices[0].key) if choices else None


def _can_be(document: Document, source: str) -> bool:
    try:
        document.reencoded(source)
    except ValueError:
        return False
    return True
