"""What copying does to a text, undone: a page's and JSON's escapes, an e-mail's marks, broken lines."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_ESCAPE = re.compile(r'\\(?:u(?P<code>(?![dD][89a-fA-F])[0-9a-fA-F]{4})|(?P<letter>["\\/nrt]))')
"""Without the halves of a sign beyond 16 bits, of which one alone cannot be written anywhere."""
_LETTERS = {"n": "\n", "r": "\n", "t": "\t"}
_MARKS = re.compile(r"^[ \t]*(?:> ?)+", re.M)
_NARROWEST = 40
"""No terminal has fewer columns."""
_NO_CHANCE = 3
"""So many lines of a text are not of one length by chance."""


def as_written(text: str) -> str:
    """The text without what stands for other signs in a page, in JSON and in an answered e-mail."""
    shown = html.unescape(text) if _ENTITY.search(text) else text
    shown = "\n".join(map(unescaped, shown.replace("\u00a0", " ").split("\n")))
    lines = [line for line in shown.split("\n") if line.strip()]
    is_quoted = bool(lines) and all(line.lstrip().startswith(">") for line in lines)
    return _MARKS.sub("", shown) if is_quoted else shown


def unescaped(line: str) -> str:
    """A line of JSON with what its escapes mean; of another line the quotes alone, which may stand in an
    answer in JSON that was put into a sentence."""
    if line.lstrip().startswith("{"):
        return _ESCAPE.sub(_meant, line)
    return line.replace('\\"', '"')


def readings(text: str) -> tuple[str, ...]:
    """The text as it is, and in whole lines where a terminal may have broken them: half of its lines or
    more are then as long as the longest. The likelier of the two comes first."""
    lines = text.split("\n")
    width = max(map(len, lines))
    full = sum(len(line) == width for line in lines)
    if width < _NARROWEST or full * 2 < sum(bool(line.strip()) for line in lines):
        return (text,)
    whole = "".join(line if len(line) == width else f"{line}\n" for line in lines)
    return (whole, text) if full >= _NO_CHANCE else (text, whole)


def _meant(found: re.Match[str]) -> str:
    letter = found["letter"]
    return _LETTERS.get(letter, letter) if letter else chr(int(found["code"], 16))
