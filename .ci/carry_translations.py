#!/usr/bin/env python3
"""Carries translations over to English that was reworded, and says which of them a person must look at.

Call: carry_translations.py [OLD [NEW]], in the repository. OLD and NEW are revisions; without them the
working tree is compared with HEAD. What is written is always the working tree's wizard/languages.
"""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from string import Formatter

PACKAGES = ("checks", "wizard")
SAME_PLACE, ANYWHERE = 0.4, 0.7
"""How alike two texts must be to be one reworded: less is enough where the one stands for the other."""
QUOTED = r'"(?:[^"\\]|\\.)*"'
ENTRY = re.compile(rf"({QUOTED})(?:\.({QUOTED}))?(?= = )")
"""How a line of a language's file begins: the English, and its sense if it has one."""
SENSE = "\x04"
"""What stands between a text and its sense in a key, as in checks/model.py."""

Texts = Mapping[str, Sequence[str]]
"""The texts of each module, by its path and in their order."""


@dataclass(frozen=True)
class Reworded:
    """An English phrase that stands in the place of another."""

    old: str
    new: str

    @property
    def needs_a_look(self) -> bool:
        """Whether more than signs, blanks and capitals changed."""
        return _words(self.old) != _words(self.new) or _fields(self.old) != _fields(self.new)


def main(old: str = "HEAD", new: str | None = None) -> None:
    root = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    before = texts_of(_revision(old))
    now = texts_of(_revision(new) if new else _working_tree(root))
    for file in sorted((root / "wizard" / "languages").glob("*.toml")):
        text = file.read_text("utf-8")
        carried, left = pairs(before, now, _keys(text))
        file.write_text(moved(text, carried), "utf-8")
        for line in report(carried, left):
            print(f"{file.stem}: {line}")


def texts_of(sources: Mapping[str, str]) -> Texts:
    """What stands in quotation marks in each module, but for docstrings and pieces of f-strings."""
    return {path: [*_texts(ast.parse(source))] for path, source in sources.items()}


def _texts(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.JoinedStr(values=values):  # what is between its braces may be a phrase
                for value in values:
                    yield from _texts(value) if isinstance(value, ast.FormattedValue) else ()
                continue
            case ast.Call(
                args=[ast.Constant(value=str(text))],
                keywords=[ast.keyword(arg="sense", value=ast.Constant(value=str(sense)))],
            ):
                yield text + SENSE + sense
                continue
            case ast.Constant(value=str(text)):
                yield text
        yield from _texts(child)


def pairs(before: Texts, now: Texts, keys: Iterable[str]) -> tuple[list[Reworded], list[str]]:
    """The keys that are gone, each with the text that came in its place; and those that have none."""
    known = set(keys)
    there = {text for texts in now.values() for text in texts}
    were = {text for texts in before.values() for text in texts}
    there -= {key.partition(SENSE)[0] for key in there if SENSE in key}  # then always with a sense
    gone, fresh = (known & were) - there, there - were - known
    found: dict[str, str] = {}
    for path in before.keys() & now.keys():
        for old, new in _replaced(before[path], now[path]):
            found |= _likest(gone & set(old) - found.keys(), fresh & set(new), SAME_PLACE)
            fresh -= set(found.values())
    found |= _likest(gone - found.keys(), fresh, ANYWHERE)
    return [Reworded(*pair) for pair in sorted(found.items())], sorted(gone - found.keys())


def _replaced(
    before: Sequence[str], now: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The runs of texts that gave way to others at the same place."""
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "replace":
            yield before[a:b], now[c:d]


def _likest(gone: set[str], fresh: set[str], least: float) -> dict[str, str]:
    """The gone and the fresh texts that are most alike, each used once."""
    alike = ((_alike(old, new), old, new) for old in gone for new in fresh)
    found: dict[str, str] = {}
    for ratio, old, new in sorted(alike, reverse=True):
        if ratio >= least and old not in found and new not in found.values():
            found[old] = new
    return found


def _alike(old: str, new: str) -> float:
    """From 0 to 1, by the texts alone: a sense is no word that anybody reads."""
    a, b = old.partition(SENSE)[0], new.partition(SENSE)[0]
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def moved(text: str, carried: Iterable[Reworded]) -> str:
    """A language's file with the new English before the words; all else stays where it is."""
    new_for = {each.old: each.new for each in carried}
    return "".join(_moved(line, new_for) for line in text.splitlines(keepends=True))


def _moved(line: str, new_for: Mapping[str, str]) -> str:
    if not (entry := ENTRY.match(line)) or (old := _key(entry)) not in new_for:
        return line
    return _quoted(new_for[old]) + line[entry.end() :]


def report(carried: Iterable[Reworded], left: Iterable[str]) -> Iterator[str]:
    """A line for each key, those that a person must look at first."""
    for each in sorted(carried, key=lambda each: not each.needs_a_look):
        todo = "LOOK AT" if each.needs_a_look else "carried"
        named = "" if _fields(each.old) == _fields(each.new) else " (its fields differ)"
        yield f"{todo}{named}: {_quoted(each.old)} -> {_quoted(each.new)}"
    for key in left:
        yield f"LOOK AT (nothing came in its place): {_quoted(key)}"


def _keys(text: str) -> Iterator[str]:
    return (_key(entry) for entry in map(ENTRY.match, text.splitlines()) if entry)


def _key(entry: re.Match[str]) -> str:
    """The English and its sense; a basic string of TOML is one of JSON, too."""
    return SENSE.join(json.loads(part) for part in entry.groups() if part)


def _quoted(key: str) -> str:
    return ".".join(json.dumps(part, ensure_ascii=False) for part in key.split(SENSE))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # not a phrase: a brace alone
        return set()


def _revision(name: str) -> dict[str, str]:
    """The modules of a revision, by their paths."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", name, *PACKAGES))) as archive:
        files = [each for each in archive if each.isfile() and each.name.endswith(".py")]
        return {each.name: _held(archive, each).decode("utf-8") for each in files}


def _held(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    held = archive.extractfile(member)
    return held.read() if held else b""


def _working_tree(root: Path) -> dict[str, str]:
    paths = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def _git(*arguments: str) -> bytes:
    command = ["git", *arguments]  # the git of whoever runs this
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main(*sys.argv[1:3])
