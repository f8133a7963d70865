"""Sentences as values: English with named fields, for which a language has its own words.

It stands apart from the model, and loads next to nothing: the help of the command line needs no more.
"""

from __future__ import annotations

from collections.abc import Mapping

from checks import TYPE_CHECKING
from checks.record import Frozen, Record

if TYPE_CHECKING:
    from pathlib import PurePath
    from typing import TypeAlias, overload

Fact: TypeAlias = "str | int | float | PurePath | Exception | Quoted | tuple[str | Phrase, ...]"
"""What may stand in a sentence. A phrase in a list is a name or a title, such as an area's."""


class Phrase(Frozen):
    """An English sentence with named fields and the values for them; a language gives it its words.

    A value that is a tuple is a list, and the language says what stands between its members. No
    value is a phrase: a part of a sentence fits one language's grammar and no other's. `sense` tells
    a word without fields from another that English spells alike.
    """

    text: str
    facts: Mapping[str, Fact]
    sense: str | None

    if TYPE_CHECKING:

        @overload
        def __init__(self, text: str, /, *, sense: str) -> None: ...

        @overload
        def __init__(self, text: str, /, **facts: Fact) -> None: ...

    def __init__(self, text: str, /, **given: Fact) -> None:
        vars(self).update(text=text, sense=given.pop("sense", None), facts=given)

    @property
    def key(self) -> str:
        """By what a language finds its words."""
        return key_of(self.text, self.sense)

    def with_(self, **facts: Fact) -> Phrase:
        """The same sentence with these facts, beside those that it has and in place of their like."""
        return Phrase(self.text, **{**self.facts, **facts}) if facts else self


class Joined(Phrase):
    """Whole phrases beside each other with nothing but signs between: `{place}: {what}`, `{n}. {step}`."""

    parts: Mapping[str, Phrase]

    def __init__(self, text: str, /, **given: Fact | Phrase) -> None:
        facts = {name: each for name, each in given.items() if not isinstance(each, Phrase)}
        super().__init__(text, **facts)
        parts = {name: each for name, each in given.items() if isinstance(each, Phrase)}
        vars(self).update(parts=parts)

    def with_(self, **given: Fact | Phrase) -> Joined:
        return Joined(self.text, **{**self.facts, **self.parts, **given})


def at(place: object, what: Phrase) -> Phrase:
    """A sentence behind the place that it is about, as a compiler says it: a flag, a file and its key."""
    return Joined("{place}: {what}", place=str(place), what=what)


class Quoted(Record):
    """Words of rekwiz's own as a fact: a sentence that speaks of another puts it in quotation marks."""

    phrase: Phrase


def key_of(text: str, sense: str | None) -> str:
    """A text and its sense as one key; gettext's own separator, which no text has."""
    return text if sense is None else f"{text}\x04{sense}"


def fields_of(text: str) -> set[str]:
    """The names of a phrase's fields."""
    from string import Formatter  # only a finding's sentences are looked through

    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
