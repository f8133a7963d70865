"""The configuration file: rekwiz.toml, or [tool.rekwiz] of pyproject.toml."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Generic, TypeVar

from checks.model import Phrase, at
from checks.patience import SECONDS as PATIENCE
from checks.report import FailOn
from checks.spelling import near
from wizard.errors import Usage
from wizard.invocation.selection import is_time
from wizard.invocation.text_files import is_file, read_toml

T = TypeVar("T")
KIND = "kind"
"""The key of a field's metadata."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What a setting holds: `read` takes it from TOML, or raises TypeError, and `wanted` says what it
    must be, of its `key`."""

    read: Callable[[object], T]
    wanted: Phrase


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


IN_QUOTES = Phrase("{key} must be a text in quotes.")
ONE_OF = Phrase("{key} must be one of: {allowed}.")
A_TABLE = Phrase("{key} must be a table of settings.")
TEXT = Kind(_text, IN_QUOTES)
PATH = Kind(lambda value: Path(_text(value)), IN_QUOTES)
TEXTS = Kind(_texts, Phrase("{key} must be a list of texts in quotes."))
SECONDS = Kind(_seconds, Phrase("{key} must be a number of seconds above 0."))
FAIL_ON = Kind(_fail_on, ONE_OF.with_(allowed=tuple(FailOn)))


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
    only: tuple[str, ...] | None = of_kind(TEXTS)
    skip: tuple[str, ...] | None = of_kind(TEXTS)
    require: tuple[str, ...] | None = of_kind(TEXTS)
    actions: tuple[str, ...] | None = of_kind(TEXTS)
    resources: tuple[str, ...] | None = of_kind(TEXTS)
    require_policy: tuple[str, ...] | None = of_kind(TEXTS)
    timeout: float | None = of_kind(SECONDS)
    fail_on: FailOn | None = of_kind(FAIL_ON)
    format: str | None = of_kind(TEXT)


@dataclass(frozen=True)
class Source:
    """Where settings were read: nowhere, or in this file."""

    file: Path | None = None
    settings: Settings = field(default_factory=Settings)


def from_file(named: Path | None, formats: Collection[str], patience: float = PATIENCE) -> Source:
    """The settings of the file that is named, else of the one in this folder, if there is one.

    Usage where it says what cannot be followed, or gives no answer in so many seconds.
    """
    if named:
        return Source(named, _settings(named, read_toml(named, patience), formats))
    if is_file(own := Path("rekwiz.toml"), patience):
        return Source(own, _settings(own, read_toml(own, patience), formats))
    if is_file(project := Path("pyproject.toml"), patience):
        tables = read_toml(project, patience).get("tool", {})
        table = tables.get("rekwiz", {}) if isinstance(tables, dict) else {}
        if not isinstance(table, dict):
            raise Usage(at(project, A_TABLE.with_(key="tool.rekwiz")))
        return Source(project, _settings(project, table, formats))
    return Source()


def _settings(file: Path, table: Mapping[str, object], formats: Collection[str]) -> Settings:
    known = {each.name.replace("_", "-"): each for each in fields(Settings)}
    kinds: dict[str, Kind[object]] = {key: each.metadata[KIND] for key, each in known.items()}
    read: dict[str, object] = {}
    for key, value in table.items():
        if key not in known:
            raise Usage(
                Phrase("{file}: rekwiz knows no setting {key}.", file=file, key=key),
                Phrase("It knows: {known}", known=near(key, known) or tuple(known)),
            )
        kind = kinds[key]
        try:
            read[known[key].name] = kind.read(value)
        except TypeError:
            raise Usage(at(file, kind.wanted.with_(key=key))) from None
    make: Callable[..., Settings] = Settings
    settings = make(**read)
    if settings.format is not None and settings.format not in formats:
        raise Usage(at(file, ONE_OF.with_(key="format", allowed=tuple(formats))))
    return settings
