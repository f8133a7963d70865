"""In which line of a TOML file each of its settings stands; tomllib reads it, and does not say where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

Path = tuple[str | int, ...]
"""Keys from the outermost table on, and numbers of tables in an array of them."""
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|[\[{]|[\]}]|\n",
    re.DOTALL,
)
"""What may span lines, or looks as if it did (TOML 1.0, "String", "Array", "Comment")."""


class Lines(Struct, frozen=True):
    """The line of each setting and each header, from 1."""

    places: Mapping[Path, int] = field(default_factory=dict)

    def of(self, path: Path) -> int | None:
        """Where this setting stands, or the table around it; None where nothing of the path does."""
        parts = (path[:length] for length in range(len(path), 0, -1))
        return next((self.places[part] for part in parts if part in self.places), None)


def lines_of(text: str) -> Lines:
    """The text must be TOML."""
    return Lines(dict(_places(text)))


def _places(text: str) -> Iterator[tuple[Path, int]]:
    """Each setting and each header, the first time that it stands there, with its line."""
    table: Path = ()
    seen, tables = set[Path](), dict[Path, int]()
    for line, statement in _statements(text):
        is_header = statement.startswith("[")
        keys = _keys(tomllib.loads(statement))
        if is_header:
            table = _numbered(keys, tables, new=statement.startswith("[["))
        path = table if is_header else (*table, *keys)
        for length in range(1, len(path) + 1):
            if path[:length] not in seen:
                seen.add(path[:length])
                yield path[:length], line


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each setting and each header with the line in which it begins."""
    start, line, began, depth = 0, 1, 1, 0
    for found in TOKEN.finditer(f"{text}\n"):
        token = found.group()
        depth += (token in ("[", "{")) - (token in ("]", "}"))
        line += token.count("\n")
        if token == "\n" and not depth:
            statement = text[start : found.start()].strip()
            if statement and not statement.startswith("#"):
                yield began, statement
            start, began = found.end(), line


def _keys(held: object) -> tuple[str, ...]:
    """The keys of the one setting that a statement alone holds: `a.b = 1` has two."""
    keys: list[str] = []
    while True:
        match held:
            case Mapping() if len(held) == 1:
                ((key, held),) = held.items()
                keys.append(str(key))
            case [Mapping() as only]:
                held = only
            case _:
                return tuple(keys)


def _numbered(keys: tuple[str, ...], tables: dict[Path, int], *, new: bool) -> Path:
    """A header's path, with the number of the table wherever it is one of an array."""
    path: Path = ()
    for place, key in enumerate(keys):
        path = (*path, key)
        if new and place == len(keys) - 1:
            tables[path] = tables.get(path, -1) + 1
        if path in tables:
            path = (*path, tables[path])
    return path
