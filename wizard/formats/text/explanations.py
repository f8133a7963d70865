"""Findings explained, for a person: one in full, several by what tells them apart, all as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.formats.text.door import to_report
from wizard.formats.text.page import Page, command_line, joined
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import INDENT
from wizard.output.explained import SECRET, UNKNOWN_LOG, UNKNOWN_TEXT, Kind, parts, standing
from wizard.output.look import Look

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanation, Explanations

MORE = Phrase("rekwiz explain CODE tells more about one of them.")


def explanations(found: Explanations, language: Language, look: Look) -> str:
    page = Page(language, look)
    secret = [page.paragraph(page.say(SECRET))] if found.holds_a_secret else []
    return joined([*secret, *_parts(found, page)])


def _parts(found: Explanations, page: Page) -> Iterator[Iterable[str]]:
    from wizard.explaining.explanation import Asked

    match found.asked, found.of:
        case Asked.EVERYTHING, every:
            yield from _listed(every, page)
        case asked, ():
            unknown = UNKNOWN_LOG if asked is Asked.LOG else UNKNOWN_TEXT
            yield page.paragraph(page.say(unknown))
            yield from to_report(found.door, page)
        case asked, (only,):
            yield from _in_full(only, page)
            yield _where(only, page) if asked is Asked.LOG else []
        case Asked.LOG, several:
            yield from _in_a_log(several, page)
        case _, several:
            yield from _apart(several, page)


def _listed(every: Iterable[Explanation], page: Page) -> Iterator[list[str]]:
    """The codes under the heading of their area, each with what it says."""
    for area, its in groupby(every, key=lambda each: each.message.area):
        lines = [page.say(LABELS[area])]
        for each in its:
            lines.append(INDENT + each.message.code)
            lines += page.paragraph(page.say(each.summary), 2)
        yield lines


def _apart(several: Sequence[Explanation], page: Page) -> Iterator[list[str]]:
    head = Phrase(
        "This text can mean {count} things. rekwiz doctor looks which one it is here.",
        count=len(several),
    )
    yield page.paragraph(page.say(head))
    for each in several:
        apart = page.say(each.apart or each.summary)
        yield [each.message.code, *page.paragraph(apart, 1)]
    yield page.paragraph(page.say(MORE))


def _in_a_log(several: Sequence[Explanation], page: Page) -> Iterator[list[str]]:
    """Each text that is known: what it means as a rule, and where it stands."""
    head = Phrase(
        "rekwiz knows {count} texts in this log; the most telling first.", count=len(several)
    )
    yield page.paragraph(page.say(head))
    for each in several:
        apart = page.say(each.apart or each.summary)
        yield [each.message.code, *page.paragraph(apart, 1), *_where(each, page)]
    yield page.paragraph(page.say(MORE))


def _where(explanation: Explanation, page: Page) -> list[str]:
    """The lines of the log that it stands in, and what else it can mean."""
    lines = tuple(map(str, explanation.lines))
    if explanation.times > len(lines):
        lines = (*lines, f"… ({explanation.times})")
    where = page.paragraph(page.say(Phrase("Line {lines}", lines=lines)), 1)
    if not explanation.others:
        return where
    else_ = Phrase("It can also mean: {codes}", codes=explanation.others)
    return [*where, *page.paragraph(page.say(else_), 1)]


def _in_full(explanation: Explanation, page: Page) -> Iterator[list[str]]:
    """What it means, how it is known, how others word it, what to do."""
    yield [f"{explanation.message.code} · {page.say(standing(explanation))}"]
    for part in parts(explanation, page.language):
        depth = 2 if part.head else 1
        lines = [line for each in part.lines for line in _laid_out(part.kind, each, depth, page)]
        yield [INDENT + page.say(part.head), *lines] if part.head else lines


def _laid_out(kind: Kind, text: str, depth: int, page: Page) -> list[str]:
    """One line of a part, in the width of the page; commands and addresses are never torn."""
    match kind:
        case Kind.COMMANDS:
            return [command_line(text, INDENT * 2)]
        case Kind.LINKS:
            return [INDENT * 2 + text]
        case Kind.STEPS:
            return page.paragraph(text, 2, bullet="- ")
    return page.paragraph(text, depth)
