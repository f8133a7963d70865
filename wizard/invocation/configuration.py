"""The configuration: variables over rekwiz.toml, or over [tool.rekwiz] of pyproject.toml."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase, at
from checks.patience import SECONDS as PATIENCE
from checks.spelling import near
from wizard.errors import Usage
from wizard.invocation.no_secrets import of_comments, of_settings
from wizard.invocation.settings import (
    KINDS,
    ONE_OF,
    Settings,
    WrongValue,
    field_of,
    variable_of,
)
from wizard.invocation.text_files import is_file, is_there, read, toml_of
from wizard.invocation.toml_lines import Lines, lines_of
from wizard.invocation.toml_lines import Path as Way

A_TABLE = Phrase("{key} must be a table of settings.")
A_SECRET = Phrase("this line holds what may be a secret, and is not shown.")
NO_SECRETS = Phrase(
    "A configuration is no place for one: take it out, and make it worthless where others have seen"
    " the file."
)
IN_THIS_FOLDER = Phrase("{key} may only name files in this folder; {file} lies elsewhere.")
BY_A_FLAG = Phrase("For a file elsewhere say it with --format, or with {variable}.")
FILE, PROJECT = Path("rekwiz.toml"), Path("pyproject.toml")
OF_PROJECT: Way = ("tool", "rekwiz")
HEADS = {"tool": "tool.rekwiz", "rekwiz": "rekwiz"}
"""The heads under which settings stand elsewhere: copied into a file of their own, they came along."""
NO_HEAD = Phrase("In this file the settings stand at the top, without [{head}]. It knows: {known}")


@dataclass(frozen=True)
class Source:
    """Where settings were read: nowhere, or in this file. `lines` are those of its keys."""

    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


class _Text(Struct, frozen=True):
    """A file's text and what it holds for rekwiz, which stands below `way` in it."""

    file: Path
    text: str
    way: Way
    held: Mapping[str, object]

    def place(self, way: Way) -> str:
        """The file and the line of what stands there, as compilers say it."""
        line = self.lines.of((*self.way, *way))
        return f"{self.file}:{line}" if line else str(self.file)

    @property
    def lines(self) -> Lines:
        return lines_of(self.text)


def from_file(named: Path | None, formats: Collection[str], patience: float = PATIENCE) -> Source:
    """The settings of the file that is named, else of the one in this folder, if there is one.

    Usage where it says what cannot be followed, or gives no answer in so many seconds.
    """
    if named or is_there(FILE, patience):  # a folder of that name is a mistake, and says so
        return _source(_own(named or FILE, patience), formats)
    if is_file(PROJECT, patience):
        return _source(_of_project(read(PROJECT, patience)), formats)
    return Source()


def from_variables(environment: Mapping[str, str], formats: Collection[str]) -> Settings:
    """What REKWIZ_… say: one variable a setting, lists with blanks or commas between; an empty one
    says nothing."""
    said: dict[str, object] = {}
    for key, kind in KINDS.items():
        name = variable_of(key)
        if not (text := environment.get(name, "").strip()) or kind.typed is None:
            continue
        try:
            said[field_of(key)] = kind.read(kind.typed(text))
        except (TypeError, ValueError):
            raise Usage(kind.wanted.with_(key=name)) from None
    make: Callable[..., Settings] = Settings
    settings = make(**said)
    if wrong := _unknown_format(settings, formats):
        key, phrase = wrong
        raise Usage(phrase.with_(key=variable_of(key)))
    return settings


def over(first: Settings, second: Settings) -> Settings:
    """What the first says, and what else the second does."""
    said = {name: value for name, value in vars(first).items() if value is not None}
    change: Callable[..., Settings] = replace
    return change(second, **said)


def _own(file: Path, patience: float) -> _Text:
    text = read(file, patience)
    if line := of_comments(text):  # also where the rest is not TOML
        raise Usage(at(f"{file}:{line}", A_SECRET), NO_SECRETS)
    return _Text(file, text, (), toml_of(file, text))


def _of_project(text: str) -> _Text:
    tables = toml_of(PROJECT, text).get("tool", {})
    table = tables.get("rekwiz", {}) if isinstance(tables, dict) else {}
    if not isinstance(table, dict):
        raise Usage(at(PROJECT, A_TABLE.with_(key="tool.rekwiz")))
    return _Text(PROJECT, text, OF_PROJECT, table)


def _source(text: _Text, formats: Collection[str]) -> Source:
    if way := of_settings(text.held, ()):
        raise Usage(at(text.place(way), A_SECRET), NO_SECRETS)
    settings = _settings(text)
    if wrong := _unknown_format(settings, formats):
        key, phrase = wrong
        raise Usage(at(text.place((key,)), phrase))
    for key, file in _files(settings):
        if not _is_in_this_folder(file):
            said = IN_THIS_FOLDER.with_(key=key, file=file)
            raise Usage(at(text.place((key,)), said), BY_A_FLAG.with_(variable=variable_of(key)))
    lines = text.lines if text.held else Lines()
    found = {key: lines.of((*text.way, key)) for key in text.held}
    mutes = tuple(
        replace(mute, place=text.place(("mute", number, "code")))
        for number, mute in enumerate(settings.mute or ())
    )
    known = {key: line for key, line in found.items() if line}
    return Source(text.file, replace(settings, mute=mutes) if mutes else settings, known)


def _settings(text: _Text) -> Settings:
    said: dict[str, object] = {}
    for key, value in text.held.items():
        if key not in KINDS:
            unknown = Phrase("rekwiz has no setting called {key}.", key=key)
            headed = not text.way and isinstance(value, dict) and HEADS.get(key)
            hint = NO_HEAD.with_(head=headed, known=tuple(KINDS)) if headed else None
            raise Usage(at(text.place((key,)), unknown), hint or _there_are(tuple(KINDS), key))
        kind = KINDS[key]
        try:
            said[field_of(key)] = kind.read(value)
        except WrongValue as wrong:
            place, last = text.place((key, *wrong.below)), str(wrong.below[-1])
            hint = _there_are(wrong.known, last)
            said_of = wrong.wanted.with_(**{"key": key, **wrong.wanted.facts})
            raise Usage(at(place, said_of), hint) from None
        except TypeError:
            place = text.place((key,))
            raise Usage(at(place, kind.wanted.with_(key=key)), _there_are(tuple(KINDS))) from None
    make: Callable[..., Settings] = Settings
    return make(**said)


def _there_are(known: tuple[str, ...], meant: str = "") -> Phrase:
    """All the keys, and the nearest to what somebody wrote."""
    like = () if meant in known else near(meant.lower().replace("_", "-"), known)[:1]
    if like:
        return Phrase("Did you mean {nearest}? It knows: {known}", nearest=like[0], known=known)
    return Phrase("It knows: {known}", known=known)


def _files(settings: Settings) -> Iterator[tuple[str, str]]:
    """What is written to, by the key that says so."""
    for key, words in _formats(settings):
        for word in words:
            if file := word.partition("=")[2]:
                yield key, file


def _is_in_this_folder(file: str) -> bool:
    """Whether it lies there, through links, too: the file came with a project that a person has cloned,
    and is to write over nothing of theirs, nor into what git runs."""
    try:
        place = Path(os.path.realpath(file)).relative_to(os.path.realpath("."))
    except ValueError:
        return False
    return ".git" not in place.parts


def _formats(settings: Settings) -> tuple[tuple[str, tuple[str, ...]], ...]:
    one = () if settings.format is None else (settings.format,)
    return ("format", one), ("formats", settings.formats or ())


def _unknown_format(settings: Settings, formats: Collection[str]) -> tuple[str, Phrase] | None:
    """The key whose format there is none of, and what can stand there."""
    for key, words in _formats(settings):
        if any(word.partition("=")[0] not in formats for word in words):
            return key, ONE_OF.with_(key=key, allowed=tuple(formats))
    return None
