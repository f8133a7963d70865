"""A known text as a sentence that is looked for in a pasted one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from checks.knowledge.pasted import Pasted, bare

LEAST = 12
"""A known text with fewer letters than this says too little, unless it is all that was pasted."""
LEAST_BROKEN = 20
"""…and with fewer than this it is not looked for across breaks within a word."""
ANYTHING = "…"
_PLACES = re.compile(
    r"https?://\S+|\b[a-z]{2}(-[a-z]+)+-\d[a-z]?\b|(?<![\w.])/[\w./-]{2,}|\b\d{12}\b"
)
"""What differs from one computer to the next: addresses, Regions, paths, accounts."""
PREFIX = re.compile(r"^An error occurred \(([\w.]+)\)(?: when calling the (\S+)(?: operation:?)?)?")
"""What botocore and the AWS CLI put before AWS's own sentence: its code, and the operation."""
_CLASS = re.compile(r"^(?:[\w.]+\.)?\w+(?:Error|Exception|Warning): ")
"""What Python puts before the text of an exception."""


class Sentence(Struct, frozen=True, dict=True):
    """A known text, with what differs between computers left open."""

    raw: str

    @cached_property
    def parts(self) -> list[str]:
        return bare(_PLACES.sub(ANYTHING, self.raw)).split(ANYTHING)

    @cached_property
    def letters(self) -> int:
        return len(re.sub(r"\W", "", "".join(self.parts)))

    @cached_property
    def _squeezed(self) -> list[str]:
        return [part.replace(" ", "") for part in self.parts]

    def is_in(self, pasted: Pasted) -> bool:
        return self.place_in(pasted) is not None

    def place_in(self, pasted: Pasted) -> int | None:
        """Where in the text it ends; None where it is not in it."""
        if self.letters < LEAST:
            whole_line = bare(self.raw) in map(bare, pasted.legible.splitlines())
            return 0 if self.letters and whole_line else None
        found = _end_of(self.parts, pasted.bare, by_word=True)
        if found is None and self.letters >= LEAST_BROKEN:
            found = _end_of(self._squeezed, pasted.squeezed, by_word=False)
        return found


def _end_of(parts: Sequence[str], text: str, *, by_word: bool) -> int | None:
    """Where the parts end that stand in a text one after the other; no word is torn at either end.

    Looked for one by one: a pattern with gaps would try each place of the first with each of the next.
    """
    at = 0
    for number, part in enumerate(parts):
        is_first, is_last = number == 0, number == len(parts) - 1
        at = _next(part, text, at, by_word and is_first, by_word and is_last)
        if at < 0:
            return None
    return at


def _next(part: str, text: str, start: int, whole_before: bool, whole_after: bool) -> int:
    """Where the next place of one part ends; -1 where there is none."""
    while (found := text.find(part, start)) >= 0:
        end = found + len(part)
        torn_before = whole_before and part[:1].isalnum() and _is_word(text[found - 1 : found])
        torn_after = whole_after and part[-1:].isalnum() and _is_word(text[end : end + 1])
        if not (torn_before or torn_after):
            return end
        start = found + 1
    return -1


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def sentence_of(raw: str) -> str:
    """The sentence without what the clients put before it; none, where too little is left."""
    words = PREFIX.sub("", raw).strip(f" {ANYTHING}")
    classless = _CLASS.sub("", words)
    if Sentence(classless).letters >= LEAST:
        return classless
    return words if words == raw.strip(f" {ANYTHING}") else ""
