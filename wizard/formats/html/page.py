"""What every page has: its head, its policy, and words that are no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from wizard.languages import Language
from wizard.output.cells import harmless
from wizard.output.pipelines import unheard

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
WITH_A_PICTURE = f"{POLICY}; img-src data:"


def document(
    title: str, style: str, body: Iterable[str], language: Language, policy: str = POLICY
) -> str:
    """A whole document; what a log could take for a command is spelled as HTML spells any sign."""
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language.code)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{text(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return unheard("\n".join(lines), lambda sign: f"&#{ord(sign)};") + "\n"


def paragraph(words: str) -> str:
    return f"<p>{text(words)}</p>"


def as_it_is(lines: Iterable[str]) -> str:
    return "<pre>" + "\n".join(map(text, lines)) + "</pre>"


def steps(lines: Iterable[str]) -> str:
    return "\n".join(["<ol>", *(f"<li>{text(line)}</li>" for line in lines), "</ol>"])


def links(lines: Iterable[str]) -> str:
    items = (f'<li><a href="{escape(line)}">{text(line)}</a></li>' for line in lines)
    return "\n".join(["<ul>", *items, "</ul>"])


def text(words: str) -> str:
    return escape(harmless(words))
