"""The one gate before every screen, file and report: what passes it shows no secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from operator import is_
from pathlib import PurePath
from typing import Any, TypeVar

from checks.masking import masked
from checks.model import OF_REKWIZ, Check, Joined, Message, Phrase
from checks.secrets.heard import Heard
from checks.secrets.register import KNOWN

Whole = TypeVar("Whole")


def shown(text: str) -> str:
    """Any text as it may be shown: without the secrets that are known, and without what looks like one."""
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
    whole: Whole = _changed(value, _each_once(changed))
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


def _changed(value: Any, changed: Callable[[str], str]) -> Any:
    """Any, for whatever stands in a report is taken apart here; what rekwiz itself says stays."""

    def each(part: Any) -> Any:
        return _changed(part, changed)

    match value:
        case None | bool() | int() | float() | Enum() | Check() | Message():
            return value
        case str():
            return changed(value)
        case PurePath() | BaseException():
            return changed(str(value))
        case Joined():
            return value.with_(**_others({**value.facts, **value.parts}, each))
        case Phrase():
            return value.with_(**_others(value.facts, each))
        case tuple():
            parts = tuple(map(each, value))
            return value if all(map(is_, parts, value)) else parts
        case Mapping():
            return {key: each(part) for key, part in value.items()}
        case list() | set() | frozenset():
            return type(value)(map(each, value))
    held = {name: getattr(value, name) for name in _fields_of(value.__class__)}
    others = _others(held, each)
    return replace(value, **others) if others else value


def _others(held: Mapping[str, Any], each: Callable[[Any], Any]) -> dict[str, Any]:
    """Those of the parts that become other ones."""
    new = {name: each(part) for name, part in held.items()}
    return {name: part for name, part in new.items() if part is not held[name]}


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of what a dataclass holds that is not rekwiz's own; of anything else none."""
    if not is_dataclass(kind):
        return ()
    own = (part for part in fields(kind) if part.init and not part.metadata.get(OF_REKWIZ))
    return tuple(part.name for part in own)
