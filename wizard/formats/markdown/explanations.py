"""Findings explained as one page, with an anchor for each code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.formats.markdown.signs import fenced, text
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import harmless
from wizard.output.explained import (
    CODES,
    REPORT_IT,
    SECRET,
    UNKNOWN_LOG,
    UNKNOWN_TEXT,
    Kind,
    Part,
    parts,
    standing,
)
from wizard.output.look import Look

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanation, Explanations


def explanations(found: Explanations, language: Language, look: Look) -> str:
    """A page of its own: the list of the codes, where there is more than one, then each in full."""
    blocks = [text(language.say(SECRET))] if found.holds_a_secret else []
    return "\n\n".join([*blocks, *_page(found, language)]) + "\n"


def _page(found: Explanations, language: Language) -> Iterator[str]:
    from wizard.explaining.explanation import Asked

    if not found.of:
        unknown = UNKNOWN_LOG if found.asked is Asked.LOG else UNKNOWN_TEXT
        yield text(language.say(unknown))
        if found.door:
            yield text(language.say(REPORT_IT))
            yield fenced(tuple(map(harmless, found.door.lines)))
        return
    yield (
        f"# {text(language.say(CODES))}" if found.asked is Asked.EVERYTHING else "# rekwiz explain"
    )
    if len(found.of) > 1:
        yield from _contents(found.of, language)
    for each in found.of:
        yield from _in_full(each, language)


def _contents(every: tuple[Explanation, ...], language: Language) -> Iterator[str]:
    """The codes with what each says, under their areas."""
    for area, its in groupby(every, key=lambda each: each.message.area):
        lines = [
            f"- [{each.message.code}](#{each.message.code}): {_apart(each, language)}"
            for each in its
        ]
        yield "\n".join([f"**{text(language.say(LABELS[area]))}**", "", *lines])


def _apart(explanation: Explanation, language: Language) -> str:
    return text(language.say(explanation.apart or explanation.summary))


def _in_full(explanation: Explanation, language: Language) -> Iterator[str]:
    code = explanation.message.code
    yield f'<a id="{code}"></a>\n\n## {code}'
    yield f"*{text(language.say(standing(explanation)))}*"
    if explanation.lines:
        lines = tuple(map(str, explanation.lines))
        yield text(language.say(Phrase("Line {lines}", lines=lines)))
    for part in parts(explanation, language):
        if part.head:
            yield f"### {text(language.say(part.head))}"
        yield _lines(part)


def _lines(part: Part) -> str:
    match part.kind:
        case Kind.SENTENCES:
            return "\n\n".join(map(text, part.lines))
        case Kind.STEPS:
            return "\n".join(f"1. {text(line)}" for line in part.lines)
        case Kind.LINKS:
            return "\n".join(f"- <{line}>" for line in part.lines)
    return fenced(part.lines)
