"""A long list to choose from: what is typed narrows it, and one of what is left is pointed at."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from checks.model import Phrase
from wizard.conversation.prompts import Fragments
from wizard.conversation.protocol import Choice
from wizard.output.cells import GAP, INDENT, cells, clip, pad

SEEN = 6
"""Rows that are shown at once: with the question and the hints they leave half of a small screen."""
Say = Callable[[Phrase | str], str]


class Listing(Struct):
    """The choices, what is typed so far, and the row that is pointed at. Their keys are their values."""

    choices: Sequence[Choice[str]]
    say: Say
    pointed_at: str
    typed: str = ""

    @property
    def fitting(self) -> list[Choice[str]]:
        """What the typed text leaves of the list: all of it while there is none."""
        wanted = folded(self.typed)
        exact = [choice for choice in self.choices if choice.key == self.typed.strip()]
        return exact or [each for each in self.choices if wanted in self._known_as(each)]

    def _known_as(self, choice: Choice[str]) -> str:
        return folded(" ".join((self.say(choice.phrase), choice.key, choice.also)))

    @property
    def pointed(self) -> Choice[str] | None:
        """What Enter takes; None where nothing fits."""
        fitting = self.fitting
        there = (each for each in fitting if each.key == self.pointed_at)
        return next(there, fitting[0] if fitting else None)

    def follow(self, typed: str) -> None:
        self.typed = typed

    def move(self, by: int) -> None:
        keys = [each.key for each in self.fitting]
        if self.pointed and keys:
            self.pointed_at = keys[(keys.index(self.pointed.key) + by) % len(keys)]

    def rows(self, width: int, pointer: str) -> Fragments:
        """The rows around the one that is pointed at, and how many there are beside them."""
        fitting, pointed = self.fitting, self.pointed
        if pointed is None:
            return []
        place = fitting.index(pointed)
        first = max(0, min(place - SEEN // 2, len(fitting) - SEEN))
        seen = fitting[first : first + SEEN]
        names = max(cells(self.say(each.phrase)) for each in self.choices)
        codes = max(cells(each.key) for each in self.choices)
        fragments: Fragments = []
        for each in seen:
            is_pointed = each is pointed
            mark = pointer if is_pointed else " " * cells(pointer)
            name = pad(self.say(each.phrase), names) + GAP + pad(each.key, codes)
            remark = self.say(each.remark) if each.remark else ""
            room = width - cells(INDENT + mark + " " + name + GAP)
            row = clip(f"{INDENT}{mark} {name}", width)
            fragments.append(("class:cursor-line" if is_pointed else "", row.rstrip()))
            shown = remark if cells(remark) <= room else ""
            fragments.append(("class:quiet", f"{GAP}{shown}".rstrip() + "\n"))
        more = len(fitting) - len(seen)
        if more > 0:
            said = self.say(Phrase("…and {count} more", count=more))
            fragments.append(("class:quiet", f"{INDENT * 2}{said}\n"))
        return fragments


def folded(text: str) -> str:
    """Letters as they compare: small, without blanks and signs, full-width ones as plain ones."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def first_rows(listing: Listing) -> Iterator[Choice[str]]:
    """What is listed where nothing can be scrolled: the pointed one first."""
    pointed = listing.pointed
    if pointed:
        yield pointed
    rest = [each for each in listing.fitting if each is not pointed]
    yield from rest[: SEEN - 1]
