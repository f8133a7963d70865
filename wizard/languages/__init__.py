"""The languages: English stands in the code, each other one is a TOML file keyed by the English phrase.

A file is found by itself. Its head names the language, its code and the locales that it answers to; a
draft is not offered. A word that English uses in several senses has its words by sense:
`"read"."a page" = "…"`. Below `[names]` is what the console calls the Regions, by its English names,
and what the system says of a file; below `[evidence]` what was seen is called, below `[units]` how a
length of time is counted. `[terms]` is for whoever writes: a test keeps it. `[phrases]` comes last, with
one phrase a line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from itertools import takewhile

from checks import TYPE_CHECKING
from checks.phrase import Joined, Phrase, Quoted
from checks.record import Record
from wizard.languages.written import PHRASES, Head, Words, read_head

if TYPE_CHECKING:
    from typing import TextIO

    from checks.model import Evidence
    from checks.phrase import Fact
    from wizard.languages.others import Others

FOLDER = os.path.dirname(__file__)
ENGLISH = "en"
NONE = Phrase("none", sense="an empty list")
SEEN = Phrase("{name}: {value} ({source})")
CLOSING = ("）", "」")
"""Signs that have their room within them: behind a fact that ends with one no blank parts it from a word."""


class General(Phrase):
    """A phrase some of whose facts nobody told."""


class Language(Record):
    """A language and its words for the English phrases, by their keys; English needs none."""

    code: str
    words: Mapping[str, str]
    between: str = ", "
    rest: str = ""
    """The other tables of its file."""

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @cached_property
    def others(self) -> Others:
        """What is in them: read once somebody says what they are about."""
        from wizard.languages.others import read_others

        return read_others(self.rest)

    def say(self, phrase: Phrase | str) -> str:
        """The phrase in this language with its facts filled in; a plain string is data, and passes the gate.

        A fact that is a tuple is a list: the language puts its own comma between the members.
        """
        if isinstance(phrase, str):
            return self._named(phrase)
        filled = {name: self._fact(value) for name, value in phrase.facts.items()}
        if isinstance(phrase, Joined):
            filled |= {name: self.say(part) for name, part in phrase.parts.items()}
        text = self.words.get(phrase.key, phrase.text)
        if isinstance(phrase, General):
            text = self.others.untold.general(text, filled)
        for name, value in filled.items() if self.rest else ():
            if str(value).endswith(CLOSING):
                text = re.sub(rf"(\{{{name}\}}) (?=\w)", r"\1", text)
        return text.format_map(filled)

    def seen(self, evidence: Evidence) -> str:
        """One thing that was seen, and where: what it is called, then data."""
        name, value, source = evidence.name, evidence.value, evidence.source
        called = self.others.called(name) if self.rest else name
        return self.say(SEEN.with_(name=called, value=value, source=source))

    def title(self, text: str) -> str:
        """A text without facts of its own, such as a check's title, in this language."""
        return self.words.get(text, text)

    def _fact(self, value: Fact) -> object:
        match value:
            case Phrase():
                raise TypeError(f"a phrase as a part of another: {value.text}")
            case Quoted(phrase):
                return self.say(phrase)
            case tuple():
                return self.between.join(map(self._member, value)) if value else self.say(NONE)
            case int() | float():
                return value
        return self._named(str(value))

    def _member(self, value: str | Phrase) -> str:
        return self._named(value) if isinstance(value, str) else self.say(value)

    def _named(self, data: str) -> str:
        from checks.secrets.gate import shown  # help has no data: it starts without that

        called = self.others.named(data) if self.rest else None
        return called or shown(data)


def _heads(folder: str) -> Iterator[Head]:
    """The languages that are whole: only the lines before the words are read of each file."""
    yield Head(ENGLISH, "English", (ENGLISH,), ", ")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".toml"):
            with open(os.path.join(folder, name), encoding="utf-8") as lines:
                head = read_head(takewhile(lambda line: not line.startswith("["), lines))
            if not head.draft:
                yield head


HEADS = {head.code: head for head in _heads(FOLDER)}
OFFERED = tuple(HEADS)


@cache
def language(code: str) -> Language:
    """The language of a code in OFFERED; KeyError for another."""
    head = HEADS[code]
    if code == ENGLISH:
        return Language(ENGLISH, {})
    rest, _, phrases = text_of(code).partition(PHRASES)
    return Language(code, Words(phrases.split("\n")), head.between, rest)


def text_of(code: str) -> str:
    """The file of a language that has one; its lines end as they were written (.gitattributes)."""
    path = os.path.join(FOLDER, f"{code.replace('-', '_')}.toml")
    with open(path, "rb") as file:
        return file.read().decode()


def preferred(environment: Mapping[str, str]) -> str:
    """The offered language of REKWIZ_LANG or the locale, in POSIX's order; else English."""
    for variable in ("REKWIZ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (wish := environment.get(variable)) and (code := match(wish)):
            return code
    return ENGLISH


def match(wish: str) -> str | None:
    """The offered language that `zh_TW.UTF-8`, `zh-tw` or `en_GB` asks for, or None."""
    wanted = _bare(wish)
    exact = (code for code in OFFERED if _bare(code) == wanted)
    answering = (head.code for head in HEADS.values() if _answers(head, wanted))
    return next(exact, None) or next(answering, None)


def _answers(head: Head, wanted: str) -> bool:
    """Whether it is one of the language's locales, or a kind of one: en_GB is a kind of en."""
    return any(f"{wanted}_".startswith(f"{_bare(locale)}_") for locale in head.locales)


def legible(words: Language, *streams: TextIO | None) -> Language:
    """The language, or English where one of the streams has not its letters; signs have stand-ins."""
    encodings = {(stream and stream.encoding) or "ascii" for stream in streams} - {"utf-8"}
    letters = "".join(filter(str.isalpha, "".join(words.words.values()))) if encodings else ""
    try:
        for encoding in encodings:
            letters.encode(encoding)
    except UnicodeEncodeError:
        return language(ENGLISH)
    return words


def _bare(code: str) -> str:
    return code.partition(".")[0].partition("@")[0].replace("-", "_").lower()
