"""All that can be said to rekwiz, as shells and man want it: taken from the records of the options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checks.model import Phrase
from wizard.errors import Usage
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.listed import Listed
from wizard.invocation.options import (
    Again,
    Behind,
    Flag,
    NoneOf,
    Option,
    Options,
    Value,
    Values,
    Words,
    options_of,
)

if TYPE_CHECKING:
    from wizard.languages import Language

NO_VALUE = "\0"
"""What no option takes: a reader that has a list of words answers with it."""
OF_CHECKS = ("--only", "--skip", "--require")
OF_FILES = ("FILE", "PHOTO")
"""How the metavars of files begin or where they stand in them."""


class Spoken(Struct, frozen=True):
    """One option: as it is said, what it is for, and what may stand behind it.

    `metavar` is empty where nothing may; `among` are the words that are allowed, none where any is;
    `many` is whether several values follow.
    """

    names: tuple[str, ...]
    help: str
    metavar: str = ""
    among: tuple[str, ...] = ()
    is_file: bool = False
    many: bool = False


class Beside(Struct, frozen=True):
    """The words beside the options of a command."""

    metavar: str
    help: str
    among: tuple[str, ...] = ()
    is_file: bool = False


class Sentence(Struct, frozen=True):
    """A command, whole. `behind` is what stands behind `--`, in words, where something may."""

    name: str
    help: str
    options: tuple[Spoken, ...] = ()
    beside: Beside | None = None
    behind: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The whole command line in one language."""

    language: Language = field(repr=False)
    everywhere: tuple[Spoken, ...]
    commands: tuple[Sentence, ...]


def vocabulary(language: Language, commands: Sequence[Listed]) -> Vocabulary:
    """Loads every command: only completion and man need all of them at once."""
    everywhere = _everywhere(language)
    return Vocabulary(
        language, everywhere, tuple(_sentence(language, each, everywhere) for each in commands)
    )


def _everywhere(language: Language) -> tuple[Spoken, ...]:
    help = Spoken(("-h", "--help"), language.say(Phrase("Show this help and exit")))
    return (help, *_spoken(language, Everywhere))


def _sentence(language: Language, listed: Listed, everywhere: tuple[Spoken, ...]) -> Sentence:
    record = listed.command.options
    beside: Beside | None = None
    behind = ""
    for _, option in options_of(record):
        match option:
            case Words(help, metavar, among=among):
                known = tuple(among()) if among else ()
                beside = Beside(metavar, language.say(help), known, _is_file(metavar))
            case Behind(help):
                behind = language.say(help)
    own = (*_spoken(language, record), *everywhere)
    return Sentence(listed.name, language.say(listed.summary), own, beside, behind)


def _spoken(language: Language, record: type[Options]) -> Iterator[Spoken]:
    for name, option in options_of(record):
        flag = f"--{name.replace('_', '-')}"
        if spoken := _one(language, flag, option):
            yield spoken


def _one(language: Language, flag: str, option: Option) -> Spoken | None:
    match option:
        case Flag(help, short):
            return Spoken(tuple(filter(None, (short, flag))), language.say(help))
        case Value(help, metavar, read):
            among = _regions() if metavar == "REGION" else _allowed(read)
            is_file = read is Path or _is_file(metavar)
            return Spoken((flag,), language.say(help), metavar, among, is_file)
        case Values(help, metavar):
            return Spoken((flag,), language.say(help), metavar, _checks(flag), many=True)
        case Again(help, metavar, read, among):
            known = tuple(among()) if among else _allowed(read)
            return Spoken((flag,), language.say(help), metavar, known)
    return None


def _allowed(read: Callable[[str], object]) -> tuple[str, ...]:
    """The words that a reader takes, which it names once it is given another."""
    try:
        read(NO_VALUE)
    except NoneOf as none:
        return none.allowed
    except (ValueError, Usage):
        pass
    return ()


def _checks(flag: str) -> tuple[str, ...]:
    from checks.catalogue import AREAS, all_checks

    if flag not in OF_CHECKS:
        return ()
    return (*AREAS, *(check.code for check in all_checks()))


def _regions() -> tuple[str, ...]:
    from checks.region.support.offered import offered

    return tuple(region.code for region in offered())


def _is_file(metavar: str) -> bool:
    return any(word in metavar for word in OF_FILES)
