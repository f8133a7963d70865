"""The one gate before every screen, file and report: what passes it shows no secret."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, lru_cache
from operator import is_
from pathlib import PurePath
from typing import Any, TypeVar

from msgspec import Struct, field, structs

from checks.masking import masked
from checks.model import OF_REKWIZ, Check, Joined, Message, Phrase
from checks.record import Record
from checks.secrets.heard import Heard
from checks.secrets.register import KNOWN

Whole = TypeVar("Whole")
SHORT = 120
"""In characters, of a text that is worth being remembered."""


def shown(text: str) -> str:
    """Any text as it may be shown: without the secrets that are known, and without what looks like one."""
    if len(text) > SHORT:
        return masked(KNOWN.hide(text))
    return _shown(text, KNOWN.size)


@lru_cache(maxsize=4096)
def _shown(text: str, known: int) -> str:
    """The same facts stand in many sentences and reports; as long as no further secret is known, they
    are shown alike."""
    return masked(KNOWN.hide(text))


def gated(value: Whole, *, aloud: bool = False) -> Whole:
    """The same for every text in a value: a report, a list, a phrase with its facts.

    Other programs' words are what of them may stand in any file, and `aloud` what the person's own
    screen may show.
    """
    return throughout(value, _aloud if aloud else shown)


def _aloud(text: str) -> str:
    return shown(text.aloud if isinstance(text, Heard) else text)


def throughout(value: Whole, changed: Callable[[str], str]) -> Whole:
    """The value with every text in it changed; a path in it becomes text."""
    whole: Whole = _Passage(_each_once(changed)).of(value)
    return whole


def _each_once(changed: Callable[[str], str]) -> Callable[[str], str]:
    """The same, remembered for the time of one value: a fact stands in many places of a report.

    A text that is as it was is given back itself, and so is what has no other in it.
    """
    done: dict[str, str] = {}

    def of(text: str) -> str:
        if isinstance(text, Heard):  # it may be told as another is, and have other words aloud
            return changed(text)
        if text not in done:
            new = changed(text)
            done[text] = text if new == text else new
        return done[text]

    return of


class _Passage(Struct, frozen=True):
    """Any, for whatever stands in a report is taken apart here; what rekwiz itself says stays."""

    changed: Callable[[str], str]
    done: dict[int, tuple[tuple[Any, ...], Any]] = field(default_factory=dict)
    """Tuples by their identity, and what became of each: reports of which none was begun share theirs."""

    def of(self, value: Any) -> Any:
        """The value with every text in it changed."""
        match value:
            case None | bool() | int() | float() | Enum() | Check() | Message():
                return value
            case str():
                return self.changed(value)
            case PurePath() | BaseException():
                return self.changed(str(value))
            case Joined():
                return value.with_(**self._others({**value.facts, **value.parts}))
            case Phrase():
                return value.with_(**self._others(value.facts))
            case tuple():
                if id(value) not in self.done:
                    parts = tuple(map(self.of, value))
                    new = value if all(map(is_, parts, value)) else parts
                    self.done[id(value)] = value, new  # held, or its identity would be another's
                return self.done[id(value)][1]
            case Mapping():
                return {key: self.of(part) for key, part in value.items()}
            case list() | set() | frozenset():
                return type(value)(map(self.of, value))
        others = self._others({each: getattr(value, each) for each in _fields_of(value.__class__)})
        return _other(value, others) if others else value

    def _others(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """Those of the parts that become other ones."""
        new = ((name, part, self.of(part)) for name, part in held.items())
        return {name: other for name, part, other in new if other is not part}


def _other(value: Any, others: Mapping[str, Any]) -> Any:
    """The same record with these parts in place of its own."""
    if isinstance(value, Record):
        return value.with_(**others)
    change = structs.replace if isinstance(value, Struct) else dataclasses.replace
    return change(value, **others)


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of what a record holds that is not rekwiz's own; of anything else none."""
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    if issubclass(kind, Record):
        return kind.part_names
    if not dataclasses.is_dataclass(kind):
        return ()
    parts = dataclasses.fields(kind)
    return tuple(part.name for part in parts if part.init and not part.metadata.get(OF_REKWIZ))
