"""A sentence in general: what it says where nobody told its facts, as where a code is explained.

A fact goes where the noun before it says enough ("the profile"), or where it stands in brackets;
elsewhere words stand for it. In a command, or beside a sign, it is a name in capitals as in `--help`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct, field

from checks.phrase import fields_of

ALWAYS = "+"
"""At the beginning of words: they stand even behind a noun."""
FULL = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
BETWEEN_LETTERS = f"(?<={FULL}) (?={FULL})"
PLACE = "\0"
"""That of the fact in a sentence, whichever it is: Python then makes each pattern once, not once a fact."""
IN_BRACKETS = rf" ?\({PLACE}\)|（{PLACE}）"
AS_A_NAME = (
    rf"(?<=--)([\w-]+[ =]){PLACE}|(= ?){PLACE}|(?<=[A-Za-z_/]){PLACE}|{PLACE}(?=[A-Za-z_/])"
    rf"|(?<=\[){PLACE}(?=\])"
)


class Untold(Struct, frozen=True):
    """A language's words for facts that nobody told, and the nouns behind which none are needed."""

    nouns: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    """Pieces of sentences that would not read well, and what stands in their place."""
    no: str = "no such "
    """What stands before a noun that there is none of: the name behind it goes."""

    def general(self, text: str, facts: Mapping[str, object]) -> str:
        """The text with words for the fields that no fact fills; the others stay fields."""
        unknown = [name for name in sorted(fields_of(text)) if name not in facts]
        for piece in sorted(self.instead, key=len, reverse=True) if unknown else ():
            text = text.replace(piece, self.instead[piece])  # a shorter one may be a part of it
        begins = any(text.startswith(f"{{{name}}}") for name in unknown)
        for name in unknown:
            text = self._without(name, text)
        text = re.sub(BETWEEN_LETTERS, "", text)
        return text[:1].upper() + text[1:] if begins and text[:4] != "aws " else text

    def _without(self, name: str, text: str) -> str:
        words = self.words.get(name, name)
        text = text.replace(f"{{{name}}}", PLACE).replace(f"{PLACE} --version", "aws --version")
        text = re.sub(AS_A_NAME, _named(name), text)
        if words.startswith(ALWAYS):
            return text.replace(PLACE, words.removeprefix(ALWAYS))
        text = re.sub(IN_BRACKETS, "", text)
        if self.nouns:
            without, behind = _with_nouns(self.nouns)
            text = re.sub(f"{PLACE} ?這個", "這個", text)
            text = without.sub(rf"{self.no}\1 ", text)
            text = behind.sub(r"\1", text)
            text = re.sub(r" (?=[.,;:，。；：])", "", text)
        return text.replace(PLACE, words)


@cache
def _with_nouns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where there is none of a noun, and where the noun before a place says enough."""
    any_of_them = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return (
        re.compile(rf"(?:\bno |沒有 ?)({any_of_them}) {PLACE} ?"),
        re.compile(rf"({any_of_them}),? ?{PLACE}"),
    )


def in_capitals(name: str) -> str:
    """What a person puts there, in a command."""
    return "NAME" if name == "quoted" else name.upper()


def _named(name: str) -> Callable[[re.Match[str]], str]:
    def named(found: re.Match[str]) -> str:
        return (found[1] or found[2] or "") + in_capitals(name)

    return named
