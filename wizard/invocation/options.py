"""Options as the parts of a record: each says how it is written, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from checks import TYPE_CHECKING
from checks.record import Record

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path
    from typing import ClassVar, TypeVar, overload

    from checks.phrase import Phrase

    T = TypeVar("T")
    Word = TypeVar("Word", bound=StrEnum)
    Own = TypeVar("Own", bound="Options")
Among = Callable[[], Iterable[str]]
"""The words that a shell may offer; asked for only then."""
Given = Mapping[str, object]
"""What stood on a command line, by the names of the fields; what was not said is not in it."""


class Flag(Record):
    """It is said or not."""

    help: Phrase
    short: str | None = None


class Value(Record):
    """A flag and one value; `read` raises ValueError. `alone` is read where no value stands behind it."""

    help: Phrase
    metavar: str
    read: Callable[[str], object]
    alone: str | None = None


class Values(Record):
    """A flag and as many values as follow it, and more where it is said again."""

    help: Phrase
    metavar: str


class Again(Record):
    """A flag and one value, and one more wherever it is said again; `read` raises ValueError, `among`
    has all that fit."""

    help: Phrase
    metavar: str
    read: Callable[[str], object] = str
    among: Among | None = None


class EveryTime(Record):
    """No option of its own: all the values that a Value was given, where the last alone is its own."""

    of: str


class Words(Record):
    """The words beside the flags; `needed` says that one at least there must be, `among` what fits."""

    help: Phrase
    metavar: str
    needed: bool
    among: Among | None = None


class Behind(Record):
    """The words behind `--`, which are somebody else's command."""

    help: Phrase
    needed: bool


class Part(Record):
    """Options that several commands share, in a record of their own."""

    of: type[Options]


Option = Flag | Value | Values | Again | Words | Behind
How = Option | EveryTime | Part


class NoneOf(ValueError):
    """A word that is none of those that are allowed."""

    def __init__(self, allowed: Collection[str]) -> None:
        super().__init__(allowed)
        self.allowed = tuple(allowed)


class Options(Record):
    """The options of a command, or a part of them; each stands in the class as one of the functions below
    declares it, and is what that gives where it was not said."""

    declared: ClassVar[Mapping[str, How]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: each for name, each in vars(cls).items() if isinstance(each, _Declared)}
        for name, each in own.items():
            setattr(cls, name, each.default)
        cls.declared = {**cls.declared, **{name: each.how for name, each in own.items()}}
        super().__init_subclass__()


class _Declared(Record):
    """An option in its class, before that is made."""

    how: How
    default: object


if TYPE_CHECKING:

    def _declared(how: How, default: T) -> T:
        """As `dataclasses.field` does, it passes for what will stand there."""

else:
    _declared = _Declared


def flag(help: Phrase, short: str | None = None) -> bool:
    """A Flag: the name of the part is the flag's, with hyphens."""
    return _declared(Flag(help, short), False)


def value(
    metavar: str, help: Phrase, read: Callable[[str], T], alone: str | None = None
) -> T | None:
    return _declared(Value(help, metavar, read, alone), None)


def values(metavar: str, help: Phrase) -> tuple[str, ...] | None:
    return _declared(Values(help, metavar), None)


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
    return _declared(Again(help, metavar, read, among), ())


def every_time(of: str) -> tuple[T, ...]:
    """All that was said of another one, a Value; their own types are the same."""
    return _declared(EveryTime(of), ())


def words(
    metavar: str, help: Phrase, *, needed: bool = False, among: Among | None = None
) -> tuple[str, ...]:
    return _declared(Words(help, metavar, needed, among), ())


def behind(help: Phrase, needed: bool = False) -> tuple[str, ...]:
    return _declared(Behind(help, needed), ())


def part(of: type[Own]) -> Own:
    return _declared(Part(of), of())


def path(text: str) -> Path:
    """Reads the path of a file; help reads none, and does without what that takes to load."""
    from pathlib import Path

    return Path(text)


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


def options_of(record: type[Options]) -> Iterator[tuple[str, Option]]:
    """Each option of a record with the name of its part, in the order that help shows."""
    for name, how in record.declared.items():
        match how:
            case Part(of):
                yield from options_of(of)
            case EveryTime():
                pass
            case option:
                yield name, option


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


def filled(record: type[Own], given: Given) -> Own:
    """The record with what was given; the only place where options are taken by their names."""
    said: dict[str, object] = {}
    for name, how in record.declared.items():
        match how, given.get(name):
            case Part(of), _:
                said[name] = filled(of, given)
            case EveryTime(of), _:
                said[name] = every_time_said(of, given)
            case _, None:
                pass
            case _, list(many):
                said[name] = tuple(many)
            case _, one:
                said[name] = one
    return record().with_(**said)
