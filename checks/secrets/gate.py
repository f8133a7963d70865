"""The one gate before every screen, file and report: what passes it shows no secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
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
    """The same, remembered for the time of one value: a fact stands in many places of a report."""
    done: dict[str, str] = {}

    def of(text: str) -> str:
        if isinstance(text, Heard):  # it may be told as another is, and have other words aloud
            return changed(text)
        if text not in done:
            done[text] = changed(text)
        return done[text]

    return of


def _changed(value: Any, changed: Callable[[str], str]) -> Any:
    """Any, for whatever stands in a report is taken apart here; what rekwiz itself says stays."""

    def each(part: Any) -> Any:
        return _changed(part, changed)

    match value:
        case Enum() | Check() | Message():
            return value
        case str():
            return changed(value)
        case PurePath() | BaseException():
            return changed(str(value))
        case Joined():
            return value.with_(**each({**value.facts, **value.parts}))
        case Phrase():
            return value.with_(**each(dict(value.facts)))
        case Mapping():
            return {key: each(part) for key, part in value.items()}
        case list() | tuple() | set() | frozenset():
            return type(value)(each(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                part.name: each(getattr(value, part.name))
                for part in fields(value)
                if part.init and not part.metadata.get(OF_REKWIZ)
            },
        )
    return value
