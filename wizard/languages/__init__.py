"""The languages: English stands in the code, each other one is a TOML file keyed by the English phrase."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from checks.model import Phrase

FOLDER = Path(__file__).parent
ENGLISH = "en"
OFFERED = (ENGLISH, "zh-TW")
BETWEEN = Phrase(", ")
"""What stands between the members of a list."""


@dataclass(frozen=True)
class Language:
    """A language and its words for the English phrases; English needs none."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict, repr=False)

    def say(self, phrase: Phrase | str) -> str:
        """The phrase in this language with its facts filled in; a plain string is data and stays as it is.

        A fact that is a tuple is a list: the language puts its own comma between the members.
        """
        if isinstance(phrase, str):
            return phrase
        facts = {name: self._fact(value) for name, value in phrase.facts.items()}
        return self.words.get(phrase.text, phrase.text).format_map(facts)

    def title(self, text: str) -> str:
        """A text without facts of its own, such as a check's title, in this language."""
        return self.words.get(text, text)

    def general(self, text: str, facts: Mapping[str, str] | None = None) -> str:
        """A text with the names of its fields where no fact is known: how `explain` says it."""
        return self.words.get(text, text).format_map(_Names(facts or {}))

    def _fact(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return self.say(BETWEEN).join(str(self._fact(each)) for each in value)
        return self.say(value) if isinstance(value, Phrase) else value


class _Names(dict[str, str]):
    """Stands for any fact by its name."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


@cache
def language(code: str) -> Language:
    """The language of a code in OFFERED; KeyError for another."""
    if code not in OFFERED:
        raise KeyError(code)
    if code == ENGLISH:
        return Language(ENGLISH)
    with (FOLDER / f"{code.replace('-', '_')}.toml").open("rb") as file:
        return Language(code, tomllib.load(file)["phrases"])


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
    chinese = wanted.startswith(("zh_hant", "zh_hk", "zh_mo")) and "zh-TW"
    return next(exact, None) or chinese or (ENGLISH if wanted.split("_")[0] == ENGLISH else None)


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


def missing(code: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases for which a language has no words yet."""
    return tuple(text for text in dict.fromkeys(phrases) if text not in language(code).words)
