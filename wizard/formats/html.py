"""For a browser: findings explained as one page without script, that asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.formats import Format
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

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "article{border-top:1px solid #8888;margin-top:2rem}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#8882;padding:.5rem}"
    "a{overflow-wrap:anywhere}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def explanations(found: Explanations, language: Language, look: Look) -> str:
    """A whole document: the list of the codes, where there is more than one, then each in full."""
    from wizard.explaining.explanation import Asked

    title = language.say(CODES) if found.asked is Asked.EVERYTHING else "rekwiz explain"
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language.code)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{_text(title)}</h1>",
        *_body(found, language),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _body(found: Explanations, language: Language) -> Iterator[str]:
    from wizard.explaining.explanation import Asked

    if found.holds_a_secret:
        yield _paragraph(language.say(SECRET))
    if not found.of:
        unknown = UNKNOWN_LOG if found.asked is Asked.LOG else UNKNOWN_TEXT
        yield _paragraph(language.say(unknown))
        if found.door:
            yield _paragraph(language.say(REPORT_IT))
            yield _as_it_is(found.door.lines)
    if len(found.of) > 1:
        yield from _contents(found.of, language)
    for each in found.of:
        yield from _in_full(each, language)


def _contents(every: tuple[Explanation, ...], language: Language) -> Iterator[str]:
    """The codes with what each says, under their areas."""
    yield "<nav>"
    for area, its in groupby(every, key=lambda each: each.message.area):
        yield f"<h2>{_text(language.say(LABELS[area]))}</h2>"
        yield "<ul>"
        for each in its:
            code, apart = each.message.code, language.say(each.apart or each.summary)
            yield f'<li><a href="#{escape(code)}">{escape(code)}</a> {_text(apart)}</li>'
        yield "</ul>"
    yield "</nav>"


def _in_full(explanation: Explanation, language: Language) -> Iterator[str]:
    code = explanation.message.code
    yield f'<article id="{escape(code)}">'
    yield f"<h2>{escape(code)}</h2>"
    yield f"<p><em>{_text(language.say(standing(explanation)))}</em></p>"
    if explanation.lines:
        lines = tuple(map(str, explanation.lines))
        yield _paragraph(language.say(Phrase("Line {lines}", lines=lines)))
    for part in parts(explanation, language):
        if part.head:
            yield f"<h3>{_text(language.say(part.head))}</h3>"
        yield _lines(part)
    yield "</article>"


def _lines(part: Part) -> str:
    match part.kind:
        case Kind.SENTENCES:
            return "\n".join(map(_paragraph, part.lines))
        case Kind.STEPS:
            return "\n".join(["<ol>", *(f"<li>{_text(line)}</li>" for line in part.lines), "</ol>"])
        case Kind.LINKS:
            links = (f'<li><a href="{escape(line)}">{_text(line)}</a></li>' for line in part.lines)
            return "\n".join(["<ul>", *links, "</ul>"])
    return _as_it_is(part.lines)


def _as_it_is(lines: tuple[str, ...]) -> str:
    return "<pre>" + "\n".join(map(_text, lines)) + "</pre>"


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return escape(harmless(text))


FORMAT = Format(explanations=explanations)
