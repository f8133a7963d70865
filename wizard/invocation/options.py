"""Options as the fields of a frozen record: each says how it is written, and what it is for.

Every start makes the kinds of options. None is compared, and so they have nothing for it: to write those
methods takes Python half a millisecond a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from checks import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import StrEnum
    from typing import TypeVar, overload

    from _typeshed import DataclassInstance

    from checks.phrase import Phrase

    T = TypeVar("T")
    Word = TypeVar("Word", bound=StrEnum)
    Record = TypeVar("Record", bound=DataclassInstance)
HOW = "how it is written"
"""The key of a field's metadata."""
Among = Callable[[], Iterable[str]]
"""The words that a shell may offer; asked for only then."""
Given = Mapping[str, object]
"""What stood on a command line, by the names of the fields; what was not said is not in it."""


@dataclass(frozen=True, eq=False, repr=False)
class Flag:
    """It is said or not."""

    help: Phrase
    short: str | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Value:
    """A flag and one value; `read` raises ValueError. `alone` is what it means with no value behind it."""

    help: Phrase
    metavar: str
    read: Callable[[str], object]
    alone: object = None


@dataclass(frozen=True, eq=False, repr=False)
class Values:
    """A flag and as many values as follow it, and more where it is said again."""

    help: Phrase
    metavar: str


@dataclass(frozen=True, eq=False, repr=False)
class Again:
    """A flag and one value, and one more wherever it is said again; `read` raises ValueError, `among`
    has all that fit."""

    help: Phrase
    metavar: str
    read: Callable[[str], object] = str
    among: Among | None = None


@dataclass(frozen=True, eq=False, repr=False)
class EveryTime:
    """No option of its own: all the values that a Value was given, where the last alone is its own."""

    of: str


@dataclass(frozen=True, eq=False, repr=False)
class Words:
    """The words beside the flags; `needed` says that one at least there must be, `among` what fits."""

    help: Phrase
    metavar: str
    needed: bool
    among: Among | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Behind:
    """The words behind `--`, which are somebody else's command."""

    help: Phrase
    needed: bool


@dataclass(frozen=True, eq=False, repr=False)
class Part:
    """Options that several commands share, in a record of their own."""

    of: type[DataclassInstance]


Option = Flag | Value | Values | Again | Words | Behind


class NoneOf(ValueError):
    """A word that is none of those that are allowed."""

    def __init__(self, allowed: Collection[str]) -> None:
        super().__init__(allowed)
        self.allowed = tuple(allowed)


def flag(help: Phrase, short: str | None = None) -> bool:
    """The field of a Flag: its name is the flag's, with hyphens."""
    return field(default=False, metadata={HOW: Flag(help, short)})


def value(metavar: str, help: Phrase, read: Callable[[str], T], alone: T | None = None) -> T | None:
    return field(default=None, metadata={HOW: Value(help, metavar, read, alone)})


def values(metavar: str, help: Phrase) -> tuple[str, ...] | None:
    return field(default=None, metadata={HOW: Values(help, metavar)})


if TYPE_CHECKING:

    @overload
    def again(metavar: str, help: Phrase, *, among: Among | None = None) -> tuple[str, ...]: ...

    @overload
    def again(metavar: str, help: Phrase, read: Callable[[str], T]) -> tuple[T, ...]: ...


def again(
    metavar: str,
    help: Phrase,
    read: Callable[[str], object] = str,
    *,
    among: Among | None = None,
) -> tuple[object, ...]:
    return field(default=(), metadata={HOW: Again(help, metavar, read, among)})


def every_time(of: str) -> tuple[T, ...]:
    """The field of all that was said of another one, a Value; their own types are the same."""
    return field(default=(), metadata={HOW: EveryTime(of)})


def words(
    metavar: str, help: Phrase, *, needed: bool = False, among: Among | None = None
) -> tuple[str, ...]:
    return field(default=(), metadata={HOW: Words(help, metavar, needed, among)})


def behind(help: Phrase, needed: bool = False) -> tuple[str, ...]:
    return field(default=(), metadata={HOW: Behind(help, needed)})


def part(of: type[Record]) -> Record:
    return field(default_factory=of, metadata={HOW: Part(of)})


def one_of(*allowed: str) -> Callable[[str], str]:
    """Reads one of these words."""

    def read(text: str) -> str:
        if text in allowed:
            return text
        raise NoneOf(allowed)

    return read


def member_of(words: type[Word]) -> Callable[[str], Word]:
    """Reads a member of an enumeration of words."""

    def read(text: str) -> Word:
        return words(one_of(*words)(text))

    return read


def options_of(record: type[DataclassInstance]) -> Iterator[tuple[str, Option]]:
    """Each option of a record with the name of its field, in the order that help shows."""
    for each in fields(record):
        match each.metadata[HOW]:
            case Part(of):
                yield from options_of(of)
            case EveryTime():
                pass
            case option:
                yield each.name, option


def kept_as(name: str, *, before: bool) -> str:
    """Under what a parser keeps all that an option was given, before the command or behind it."""
    return f"{name} before the command" if before else f"{name} every time"


def every_time_said(name: str, given: Given) -> tuple[object, ...]:
    said: list[object] = []
    for before in (True, False):
        match given.get(kept_as(name, before=before)):
            case list(many):
                said += many
    return tuple(said)


def filled(record: type[Record], given: Given) -> Record:
    """The record with what was given; the only place where options are taken by their names."""
    make: Callable[..., Record] = record
    said: dict[str, object] = {}
    for each in fields(record):
        match each.metadata[HOW], given.get(each.name):
            case Part(of), _:
                said[each.name] = filled(of, given)
            case EveryTime(of), _:
                said[each.name] = every_time_said(of, given)
            case _, None:
                pass
            case _, list(many):
                said[each.name] = tuple(many)
            case _, one:
                said[each.name] = one
    return make(**said)
