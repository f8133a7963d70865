"""A finding for a person: the cause in full, the others as far as they matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.judgement import MUTED
from checks.model import Finding, Phrase, Severity, at
from checks.mute import Mute
from wizard.formats.text.page import WORD_CELLS, Page, command_line
from wizard.output.cells import INDENT, harmless, pad
from wizard.output.marks import SEVERITY_MARKS

SEEN = Phrase("seen", sense="evidence of a finding")
WHERE = Phrase("where", sense="a place in a file")
MEND = Phrase("fix", sense="a step to take")
READ = Phrase("read", sense="a page")
MORE = Phrase("more", sense="a command that tells more")


def in_full(finding: Finding, commands: Iterable[str], page: Page) -> Iterator[str]:
    """What is so, why, what was seen, what to do; `commands` are those of rekwiz that go on from it."""
    yield f"{INDENT}{page.say(Phrase('The cause'))} · {page.strong(finding.code)}"
    yield from page.paragraph(page.say(finding.summary), 2)
    yield from page.paragraph(page.say(finding.why), 2)
    yield from _seen(finding, page)
    yield from _mend(finding, commands, page)
    yield from _more(finding, page)


def in_brief(
    finding: Finding, accounted_by: str | None, commands: Iterable[str], page: Page
) -> Iterator[str]:
    """What is so; its remedy where it is a failure of its own, that no other accounts for and nobody
    muted."""
    yield f"{INDENT}{page.mark(SEVERITY_MARKS[finding.severity])} {finding.code}"
    if accounted_by:
        phrase = Phrase("explained by {code}", code=accounted_by)
        yield from page.paragraph(page.say(phrase), 2)
        return
    yield from page.paragraph(page.say(finding.summary), 2)
    if finding.muted:
        yield from page.paragraph(page.say(muted(finding.muted)), 2)
    elif finding.severity is Severity.FAIL:
        yield from _mend(finding, commands, page)
    elif finding.severity is not Severity.INFO:
        for command in commands:
            yield command_line(command, INDENT * 2 + " " * WORD_CELLS)
        yield from _more(finding, page)


def muted(mute: Mute) -> Phrase:
    return MUTED.with_(until=str(mute.until), because=mute.reason)


def in_the_way(of: str, finding: Finding, page: Page) -> Iterator[str]:
    """Why there is nothing to show of a thing, and what to do."""
    yield page.say(at(of, finding.summary))
    yield from (INDENT + page.say(step) for step in finding.remedy.steps)


def _seen(finding: Finding, page: Page) -> Iterator[str]:
    for evidence in finding.evidence:
        yield from page.word(SEEN, harmless(page.language.seen(evidence)))
    if place := finding.location:
        line = f":{place.line}" if place.line else ""
        yield from page.word(WHERE, harmless(f"{place.file}{line}"))


def _mend(finding: Finding, commands: Iterable[str], page: Page) -> Iterator[str]:
    remedy = finding.remedy
    for step in remedy.steps:
        yield from page.word(MEND, page.say(step))
    for command in (*remedy.commands, *commands):
        yield command_line(command, INDENT * 2 + " " * WORD_CELLS)
    for link in remedy.links:
        yield f"{INDENT * 2}{pad(page.say(READ), WORD_CELLS)}{harmless(link)}"


def _more(finding: Finding, page: Page) -> Iterator[str]:
    yield from page.word(MORE, f"rekwiz explain {finding.code}")
