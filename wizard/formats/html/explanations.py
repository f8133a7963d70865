"""Findings explained: the list of the codes, where there is more than one, then each in full."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.formats.html.page import as_it_is, document, links, paragraph, steps, text
from wizard.languages import Language
from wizard.output.areas import LABELS
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

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #8888;margin-top:2rem}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#8882;padding:.5rem}"
    "a{overflow-wrap:anywhere}"
)


def explanations(found: Explanations, language: Language, look: Look) -> str:
    """A whole document: the list of the codes, where there is more than one, then each in full."""
    from wizard.explaining.explanation import Asked

    title = language.say(CODES) if found.asked is Asked.EVERYTHING else "rekwiz explain"
    body = [f"<h1>{text(title)}</h1>", *_body(found, language)]
    return document(title, STYLE, body, language)


def _body(found: Explanations, language: Language) -> Iterator[str]:
    from wizard.explaining.explanation import Asked

    if found.holds_a_secret:
        yield paragraph(language.say(SECRET))
    if not found.of:
        unknown = UNKNOWN_LOG if found.asked is Asked.LOG else UNKNOWN_TEXT
        yield paragraph(language.say(unknown))
        if found.door:
            yield paragraph(language.say(REPORT_IT))
            yield as_it_is(found.door.lines)
    if len(found.of) > 1:
        yield from _contents(found.of, language)
    for each in found.of:
        yield from _in_full(each, language)


def _contents(every: tuple[Explanation, ...], language: Language) -> Iterator[str]:
    """The codes with what each says, under their areas."""
    yield "<nav>"
    for area, its in groupby(every, key=lambda each: each.message.area):
        yield f"<h2>{text(language.say(LABELS[area]))}</h2>"
        yield "<ul>"
        for each in its:
            code, apart = each.message.code, language.say(each.apart or each.summary)
            yield f'<li><a href="#{escape(code)}">{escape(code)}</a> {text(apart)}</li>'
        yield "</ul>"
    yield "</nav>"


def _in_full(explanation: Explanation, language: Language) -> Iterator[str]:
    code = explanation.message.code
    yield f'<article id="{escape(code)}">'
    yield f"<h2>{escape(code)}</h2>"
    yield f"<p><em>{text(language.say(standing(explanation)))}</em></p>"
    if explanation.lines:
        lines = tuple(map(str, explanation.lines))
        yield paragraph(language.say(Phrase("Line {lines}", lines=lines)))
    for part in parts(explanation, language):
        if part.head:
            yield f"<h3>{text(language.say(part.head))}</h3>"
        yield _lines(part)
    yield "</article>"


def _lines(part: Part) -> str:
    match part.kind:
        case Kind.SENTENCES:
            return "\n".join(map(paragraph, part.lines))
        case Kind.STEPS:
            return steps(part.lines)
        case Kind.LINKS:
            return links(part.lines)
    return as_it_is(part.lines)
