"""What a language has beside its phrases: other names for what the console, AWS or a check calls things."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from msgspec import Struct, field

from wizard.languages.english import ENGLISH as UNTOLD_IN_ENGLISH
from wizard.languages.untold import Untold

TIME = re.compile(r"( *[+-]?\d+(?:\.\d+)?) (ms|s|min|h|d)")
"""A length of time as checks tell it: `+10 min`."""


class Others(Struct, frozen=True):
    """English needs none but the words for what nobody told."""

    names: Mapping[str, str] = field(default_factory=dict)
    """What the console calls things in this language, by its names for them in English."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """What evidence is called here, by its name; `{of}` stands for a last word that varies."""
    units: Mapping[str, str] = field(default_factory=dict)
    untold: Untold = UNTOLD_IN_ENGLISH

    def named(self, data: str) -> str | None:
        """The language's own words for a piece of data, where it has some."""
        if self.units and (time := TIME.fullmatch(data)):
            return f"{time[1]} {self.units[time[2]]}"
        return self.names.get(data)

    def called(self, evidence: str) -> str:
        """What a piece of evidence is called."""
        if evidence in self.evidence:
            return self.evidence[evidence]
        start, _, last = evidence.rpartition(" ")
        called = self.evidence.get(f"{start} {{of}}")
        return called.format(of=last) if called else evidence


def read_others(text: str) -> Others:
    """From the part of a language's file that stands before its phrases; English has none."""
    if not text:
        return Others()
    told = tomllib.loads(text)
    names, evidence, units = (told.get(table, {}) for table in ("names", "evidence", "units"))
    untold = told.get("untold", {})
    nouns = tuple(untold.get("nouns", ()))
    return Others(names, evidence, units, Untold(**{**untold, "nouns": nouns}))


class Term(Struct, frozen=True):
    """What a thing is called throughout, and what nobody writes in its place."""

    say: str
    never: tuple[str, ...]


def read_terms(text: str) -> dict[str, Term]:
    """The terms of a language, by what they stand for; for whoever writes, and the test that keeps them."""
    told = tomllib.loads(text).get("terms", {})
    return {name: Term(each["say"], tuple(each["never"])) for name, each in told.items()}
