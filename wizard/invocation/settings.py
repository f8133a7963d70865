"""All that a configuration file or a variable may say, and what each setting can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from checks.mute import Mute
from checks.phrase import Phrase
from checks.report import FailOn
from wizard.errors import Usage
from wizard.invocation.selection import is_time
from wizard.invocation.stored import bucket_of, collection_of

T = TypeVar("T")
KIND = "kind"
"""The key of a field's metadata."""


class WrongValue(Exception):
    """What a setting cannot be: `wanted` says of its `key` what it must be.

    `below` is the way to what is wrong in it where that is not the setting itself; `known` are the
    keys that there are at that place, where one of them was misspelt.
    """

    def __init__(
        self, wanted: Phrase, below: tuple[str | int, ...] = (), known: tuple[str, ...] = ()
    ) -> None:
        super().__init__(wanted.text)
        self.wanted, self.below, self.known = wanted, below, known


class Kind(Struct, Generic[T], frozen=True):
    """What a setting holds: `read` takes it from TOML, or raises TypeError, and `wanted` says what it
    must be, of its `key`. `typed` is what TOML would have of a variable's text, or raises ValueError;
    None for what no variable says."""

    read: Callable[[object], T]
    wanted: Phrase
    typed: Callable[[str], object] | None = str


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(_text, value))
    raise TypeError


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and is_time(value):
        return float(value)
    raise TypeError


def _fail_on(value: object) -> FailOn:
    if value in tuple(FailOn):
        return FailOn(_text(value))
    raise TypeError


def _day(value: object) -> date:
    """TOML's own date, or the same in quotes; a time of day has no meaning here."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise TypeError from None
    raise TypeError


def _listed(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", text) if word]


def _sentence(value: object) -> str:
    if (text := _text(value)).strip():
        return text
    raise TypeError


def _stored(read: Callable[[str], str]) -> Callable[[object], str]:
    """A reader of a flag, for the same in a file: what is wrong is told with its line there."""

    def from_toml(value: object) -> str:
        try:
            return read(_text(value))
        except Usage:
            raise TypeError from None

    return from_toml


DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
IN_QUOTES = Phrase("{key} must be a text in quotes.")
ONE_OF = Phrase("{key} must be one of: {allowed}.")
TEXT = Kind(_text, IN_QUOTES)
SENTENCE = Kind(_sentence, IN_QUOTES)
PATH = Kind(lambda value: Path(_text(value)), IN_QUOTES)
TEXTS = Kind(_texts, Phrase("{key} must be a list of texts in quotes."), _listed)
SECONDS = Kind(_seconds, Phrase("{key} must be a number of seconds above 0."), float)
FAIL_ON = Kind(_fail_on, ONE_OF.with_(allowed=tuple(FailOn)))
BUCKET = Kind(
    _stored(bucket_of), Phrase("{key} must be a bucket, such as my-bucket or my-bucket/me.jpg.")
)
COLLECTION = Kind(_stored(collection_of), Phrase("{key} must be the ID of a face collection."))
DATE = Kind(_day, Phrase("{key} must be a day, such as 2026-12-31."))
OF_A_MUTE: Mapping[str, Kind[Any]] = {"code": SENTENCE, "reason": SENTENCE, "until": DATE}
"""Any: three kinds of values, which `_mute` puts where they belong."""
NOT_ITS_KEY = Phrase("{inner} is no key of {key}.")
LACKS = Phrase("{key} lacks {inner}.")


def _mutes(value: object) -> tuple[Mute, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_mute(each, number) for number, each in enumerate(value))


def _mute(value: object, number: int) -> Mute:
    if not isinstance(value, dict):
        raise TypeError
    known = tuple(OF_A_MUTE)
    for inner in value.keys() - OF_A_MUTE.keys():
        raise WrongValue(NOT_ITS_KEY.with_(inner=inner), (number, inner), known)
    for inner in known:
        if inner not in value:
            raise WrongValue(LACKS.with_(inner=inner), (number,), known)
    read: dict[str, Any] = {}
    for inner, kind in OF_A_MUTE.items():
        try:
            read[inner] = kind.read(value[inner])
        except TypeError:
            raise WrongValue(kind.wanted.with_(key=inner), (number, inner), known) from None
    return Mute(**read)


MUTES = Kind(_mutes, Phrase("{key} must be tables, each with the head [[mute]]."), None)


def of_kind(kind: Kind[T]) -> T | None:
    """The field of a setting that a file may hold; None where it does not."""
    return field(default=None, metadata={KIND: kind})


@dataclass(frozen=True)
class Settings:
    """All that a configuration file may say; the names, with hyphens, are its keys."""

    profile: str | None = of_kind(TEXT)
    region: str | None = of_kind(TEXT)
    account: str | None = of_kind(TEXT)
    photo: Path | None = of_kind(PATH)
    bucket: str | None = of_kind(BUCKET)
    collection: str | None = of_kind(COLLECTION)
    only: tuple[str, ...] | None = of_kind(TEXTS)
    skip: tuple[str, ...] | None = of_kind(TEXTS)
    require: tuple[str, ...] | None = of_kind(TEXTS)
    actions: tuple[str, ...] | None = of_kind(TEXTS)
    resources: tuple[str, ...] | None = of_kind(TEXTS)
    require_policy: tuple[str, ...] | None = of_kind(TEXTS)
    timeout: float | None = of_kind(SECONDS)
    fail_on: FailOn | None = of_kind(FAIL_ON)
    format: str | None = of_kind(TEXT)
    formats: tuple[str, ...] | None = of_kind(TEXTS)
    mute: tuple[Mute, ...] | None = of_kind(MUTES)


KINDS: Mapping[str, Kind[object]] = {
    each.name.replace("_", "-"): each.metadata[KIND] for each in fields(Settings)
}
"""What each key can be."""
PREFIX = "REKWIZ_"


def variable_of(key: str) -> str:
    """The variable that says the same as a key: REKWIZ_FAIL_ON."""
    return PREFIX + key.replace("-", "_").upper()


def field_of(key: str) -> str:
    return key.replace("-", "_")
