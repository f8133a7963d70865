"""The languages: English stands in the code, each other one is a TOML file keyed by the English phrase.

A file is found by itself. Its head names the language, its code and the locales that it answers to; a
draft is not offered. A word that English uses in several senses has its words by sense:
`"read"."a page" = "…"`. Below `[names]` is what the console calls the Regions, by its English names,
and what the system says of a file; below `[evidence]` what was seen is called, below `[units]` how a
length of time is counted. `[terms]` is for whoever writes: a test keeps it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from checks.model import Evidence, Fact, Joined, Phrase, Quoted, key_of
from checks.secrets.gate import shown
from wizard.languages.english import ENGLISH as UNTOLD_IN_ENGLISH
from wizard.languages.untold import General, Untold

FOLDER = Path(__file__).parent
ENGLISH = "en"
NONE = Phrase("none", sense="an empty list")
SEEN = Phrase("{name}: {value} ({source})")
TIME = re.compile(r"( *[+-]?\d+(?:\.\d+)?) (ms|s|min|h|d)")
"""A length of time as checks tell it: `+10 min`."""


@dataclass(frozen=True)
class Head:
    """What a language says of itself before its words."""

    code: str
    name: str
    locales: tuple[str, ...]
    between: str
    """What stands between the members of a list."""
    draft: bool = False


@dataclass(frozen=True)
class Term:
    """What a thing is called throughout, and what nobody writes in its place."""

    say: str
    never: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    """A language and its words for the English phrases, by their keys; English needs none."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    between: str = ", "
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What the console calls things in this language, by its names for them in English."""
    evidence: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What evidence is called here, by its name; `{of}` stands for a last word that varies."""
    units: Mapping[str, str] = field(default_factory=dict, repr=False)
    untold: Untold = field(default=UNTOLD_IN_ENGLISH, repr=False)

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
            text = self.untold.general(text, filled)
        return text.format_map(filled)

    def seen(self, evidence: Evidence) -> str:
        """One thing that was seen, and where: what it is called, then data."""
        name, value, source = evidence.name, evidence.value, evidence.source
        return self.say(SEEN.with_(name=self._called(name), value=value, source=source))

    def _called(self, name: str) -> str:
        if name in self.evidence:
            return self.evidence[name]
        start, _, last = name.rpartition(" ")
        called = self.evidence.get(f"{start} {{of}}")
        return called.format(of=last) if called else name

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
        if self.units and (time := TIME.fullmatch(data)):
            return f"{time[1]} {self.units[time[2]]}"
        return self.names.get(data) or shown(data)


def _heads(folder: Path) -> Iterator[Head]:
    """The languages that are whole: only the lines before the words are read of each file."""
    yield Head(ENGLISH, "English", (ENGLISH,), ", ")
    for path in sorted(folder.glob("*.toml")):
        with path.open(encoding="utf-8") as lines:
            told = tomllib.loads("".join(takewhile(lambda line: not line.startswith("["), lines)))
        head = Head(**{**told, "locales": tuple(told["locales"])})
        if not head.draft:
            yield head


HEADS = {head.code: head for head in _heads(FOLDER)}
OFFERED = tuple(HEADS)


@cache
def language(code: str) -> Language:
    """The language of a code in OFFERED; KeyError for another."""
    head = HEADS[code]
    if code == ENGLISH:
        return Language(ENGLISH)
    with (FOLDER / f"{code.replace('-', '_')}.toml").open("rb") as file:
        told = tomllib.load(file)
    names, evidence, units = (told.get(table, {}) for table in ("names", "evidence", "units"))
    untold = told.get("untold", {})
    return Language(
        code,
        dict(_by_key(told["phrases"])),
        head.between,
        names,
        evidence,
        units,
        Untold(**{**untold, "nouns": tuple(untold.get("nouns", ()))}),
    )


def terms(code: str) -> dict[str, Term]:
    """The terms of a language, by what they stand for; for whoever writes, and the test that keeps them."""
    with (FOLDER / f"{code.replace('-', '_')}.toml").open("rb") as file:
        told = tomllib.load(file).get("terms", {})
    return {name: Term(each["say"], tuple(each["never"])) for name, each in told.items()}


def _by_key(entries: Mapping[str, str | Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    for text, words in entries.items():
        if isinstance(words, str):
            yield text, words
        else:
            yield from ((key_of(text, sense), said) for sense, said in words.items())


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
    letters = "".join(filter(str.isalpha, "".join(words.words.values())))
    try:
        for stream in streams:
            letters.encode((stream and stream.encoding) or "ascii")
    except UnicodeEncodeError:
        return language(ENGLISH)
    return words


def _bare(code: str) -> str:
    return code.partition(".")[0].partition("@")[0].replace("-", "_").lower()
