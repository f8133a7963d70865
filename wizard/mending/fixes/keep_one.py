"""The fix `keep-one`: what stands twice stands once, and nothing that only the other one had is lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from checks.context import Context
from checks.credentials.support.keys import is_placeholder
from checks.files.readable import OF_POWERSHELL
from checks.fix import Fix
from checks.masking import masked_value
from checks.model import Finding, Joined, Phrase
from checks.profile import KEY_SETTINGS
from checks.sources.shared_files import Document, Section, Setting
from checks.sources.shared_files.headers import meaning
from wizard.conversation.protocol import Choice, Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

WHICH = Question(
    "keep",
    Phrase("Which of the two is right?"),
    help=Phrase(
        "Of two sections the one that you keep gets what only the other one has. The old file is"
        " kept, and rekwiz undo puts it back."
    ),
)
CONSENT = consent(Fix.KEEP_ONE, WRITE_THIS)
ASKS = (WHICH, CONSENT)
FIRST, LATER = "first", "later"


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    document, question = document_of(context, finding), replace(WHICH, about=finding)
    match _twins(document, finding) if document else None:
        case (Setting(name=name), Setting()) if name.lower() == OF_POWERSHELL:
            words = Phrase(
                "Each {name}: goes; it belongs in a shell, and not in a settings file.", name=name
            )
            return in_file(finding, _without_shell, CONSENT, words)
        case (Setting() as one, Setting() as other):
            told = (one.line, _told(one)), (other.line, _told(other))
            likely = _likely((one,), (other,))
            gone = other if _is_first(conversation, question, *told, likely) else one
            words = Phrase("Line {line} goes.", line=gone.line)
            return in_file(finding, lambda before: _without(before, gone), CONSENT, words)
        case (Section() as one, Section() as other):
            told = (one.line, f"[{one.header}]"), (other.line, f"[{other.header}]")
            likely = _likely(one.settings, other.settings)
            first = _is_first(conversation, question, *told, likely)
            kept, gone_section = (one, other) if first else (other, one)
            words = Phrase(
                "The section on line {line} goes; what the other one lacks is moved there.",
                line=gone_section.line,
            )
            edit = partial(_merged, kept=kept, gone=gone_section)
            return in_file(finding, edit, CONSENT, words)
    return None


def _twins(
    document: Document, finding: Finding
) -> tuple[Setting, Setting] | tuple[Section, Section] | None:
    """The two that stand for the same, in the order of the file."""
    later = finding.location.line if finding.location else None
    by_line = {section.line: section for section in document.sections()}
    if finding.location and finding.location.key is None and later in by_line:
        others = [each for each in document.sections() if _is_twin(each, by_line[later])]
        return (others[0], by_line[later]) if others else None
    earlier = finding.facts.get("first_line")
    settings = {each.line: each for section in by_line.values() for each in section.settings}
    found = [each for each in settings.values() if each.line in (earlier, later)]
    return (found[0], found[1]) if len(found) == 2 else None


def _is_twin(section: Section, later: Section) -> bool:
    """Whether botocore takes both for one, and this one stands above."""
    same = section.header == later.header or meaning(section.header) == meaning(later.header)
    named = section.header == later.header or meaning(later.header) is not None
    return section.line < later.line and same and named


def _likely(one: Sequence[Setting], other: Sequence[Setting]) -> str:
    """Which is recommended: not the one with the sample of a page, where the other has none."""
    return LATER if _has_sample(one) and not _has_sample(other) else FIRST


def _has_sample(settings: Sequence[Setting]) -> bool:
    keys = (setting.text for setting in settings if setting.key in KEY_SETTINGS)
    return any(map(is_placeholder, keys))


def _is_first(
    conversation: Conversation,
    question: Question,
    one: tuple[int, str],
    other: tuple[int, str],
    likely: str,
) -> bool:
    choices = tuple(
        Choice(key, key == FIRST, Joined("{text}", text=text), Phrase("line {line}", line=line))
        for key, (line, text) in ((FIRST, one), (LATER, other))
    )
    return conversation.choose(question, choices, likely)


def _told(setting: Setting) -> str:
    return f"{setting.name} = {masked_value(setting.key, setting.text)}"


def _without_shell(document: Document) -> Document:
    for number, line in enumerate(document.lines(), start=1):
        name, _, rest = line.partition(":")
        if name.strip().lower() == OF_POWERSHELL:
            document = document.with_lines(number, number + 1, [rest.strip()])
    return document


def _without(document: Document, gone: Setting) -> Document:
    return document.with_lines(gone.lines[0], gone.lines[-1] + 1)


def _merged(document: Document, *, kept: Section, gone: Section) -> Document:
    """The kept section with the lines of the settings that only the other one has."""
    moved = [
        document.line(line)
        for setting in gone.settings
        if kept.setting(setting.key) is None
        for line in setting.lines
    ]
    own = [kept.line, *(line for setting in kept.settings for line in setting.lines)]
    theirs = [gone.line, *(line for setting in gone.settings for line in setting.lines)]
    for first, stop, lines in sorted(
        [(max(own) + 1, max(own) + 1, moved), *((line, line + 1, []) for line in theirs)],
        reverse=True,  # from below, so that the numbers above still hold
    ):
        document = document.with_lines(first, stop, lines)
    return document
