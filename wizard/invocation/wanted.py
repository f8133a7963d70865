"""The formats that a report is wanted in, and where each goes: `--format NAME[=FILE]`, and `--output`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from checks.record import Record
from wizard.errors import Usage
from wizard.invocation.options import NoneOf, again, path

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "text"
STANDARD_OUTPUT = "-"


class Wanted(Record):
    """A format, and the file that it goes to; None for standard output."""

    format: str = DEFAULT
    file: Path | None = None


def output_formats(names: Collection[str]) -> tuple[Wanted, ...]:
    """The field --format of commands that can write their result in several formats at once."""
    help = Phrase(
        "How to write the result, and where; repeat it for more: {formats}",
        formats=tuple(map(Phrase, names)),
    )
    return again("FORMAT[=FILE]", help, reader(names))


def reader(names: Collection[str]) -> Callable[[str], Wanted]:
    """Reads `json`, or `json=FILE`, of these names."""

    def read(text: str) -> Wanted:
        name, equals, file = text.partition("=")
        if name not in names:
            raise NoneOf(names)
        if (equals and not file) or "\0" in file:
            raise ValueError(text)
        return Wanted(name, path(file) if file and file != STANDARD_OUTPUT else None)

    return read


def placed(asked: Sequence[Wanted], output: Path | None) -> tuple[Wanted, ...]:
    """Each format with its place: the one without a file, or text where none was asked for, goes to
    `output`. Usage where two would go to one place."""
    bare = [each for each in asked if each.file is None]
    if len(bare) > 1:
        raise Usage(
            Phrase("--format: only one format can go to standard output."),
            Phrase("Give the others a file: --format {name}=FILE", name=bare[-1].format),
        )
    if not bare and (output or not asked):
        bare = [Wanted()]
    everything = [each for each in asked if each.file] + [
        Wanted(each.format, output) for each in bare
    ]
    _must_be_apart([each.file for each in everything if each.file])
    return tuple(everything)


def _must_be_apart(files: Sequence[Path]) -> None:
    taken: list[Path] = []
    for file in files:
        if any(_is_one(file, other) for other in taken):
            raise Usage(
                Phrase("--format: {file} would be written twice.", file=file),
                Phrase("Give each format a file of its own."),
            )
        taken.append(file)


def _is_one(file: Path, other: Path) -> bool:
    """Whether two names are those of one file, through links, and also where it is not there yet."""
    try:
        return file.samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(file) == os.path.realpath(other)
