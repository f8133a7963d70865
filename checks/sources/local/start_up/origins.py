"""Where a variable was set: the lines of start-up files that give it the value that it has."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from checks.deadline import must_be_wanted
from checks.sources.local.start_up.contents import text_of
from checks.sources.local.start_up.files import StartUpFile, start_up_files
from checks.sources.local.start_up.words import NOTHING, Line, Words, line_in

MOST_FILES = 200
_EXPANDED = re.compile(r"\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?|\$env:([A-Za-z_]\w*)", re.IGNORECASE)
_HEREDOC = re.compile(
    r"""(?<!<)<<(?!<)(-?)[ \t]*(?:'([^']+)'|"([^"]+)"|\\?([^\s\d\\<>()|&;"'`$=][^\s<>()|&;"'`]*))"""
)
_OVER_LINES = (Words.POSIX, Words.FISH)
"""In which a text in quotes may go on in the next line."""
OPENING = ("then", "do", "else", "{", "(", "&&", "||", "|")


class Origin(Struct, frozen=True):
    """A line that sets these variables.

    `own` where the file is the person's; `whole` where the line does nothing else, and may go as a
    whole; `inside` where it stands in a block that must not become empty.
    """

    path: Path
    line: int
    names: tuple[str, ...]
    words: Words
    own: bool = True
    whole: bool = False
    inside: bool = False

    @property
    def can_be_a_comment(self) -> bool:
        return self.own and self.whole


class World(Struct, frozen=True):
    """What tells which files there are, and what a value in them means."""

    environment: Mapping[str, str]
    home: Path
    folder: Path
    platform: str
    machine: Path


def origins_of(names: Collection[str], world: World) -> tuple[Origin, ...]:
    """The lines that set these variables to what they are; where none does, those of which nobody can
    tell without running them.

    A file that one of them reads in by a plain path is read as well, one step far.
    """
    wanted = {name for name in names if name in world.environment}
    certain, possible = list[Origin](), list[Origin]()
    for file, number, line, inside in _lines(world):
        named = tuple(name for name in line.sets if name in wanted)
        if not named:
            continue
        values = {_is(line.sets[name], world.environment[name], world) for name in named}
        whole = line.alone and set(line.sets) <= wanted
        origin = Origin(file.path, number, named, file.words, file.own, whole, inside)
        if True in values:
            certain.append(origin)
        elif None in values:
            possible.append(origin)
    told = {name for origin in certain for name in origin.names}
    more = (origin for origin in possible if not told & set(origin.names))
    return (*certain, *more)


def _is(value: str | None, now: str, world: World) -> bool | None:
    """Whether a value as it is written is this one; None where nobody can tell."""
    if value is None:
        return None
    if now in (value, expanded(value, world)):
        return True
    return None if "$" in expanded(value, world) else False


def expanded(text: str, world: World) -> str:
    """A word as a shell takes it, with the variables of this environment."""
    known = {**world.environment, "HOME": str(world.home)}
    if text == "~" or text.startswith(("~/", "~\\")):
        text = str(world.home) + text[1:]
    return _EXPANDED.sub(lambda found: known.get(found[1] or found[2], found[0]), text)


def _lines(world: World) -> Iterator[tuple[StartUpFile, int, Line, bool]]:
    """Every line that says something, of all files, each once; a file that is read in after its reader."""
    seen = set[str]()
    for file in start_up_files(
        world.environment, world.home, world.folder, world.platform, world.machine
    ):
        for found in _of_file(file, seen):
            yield found
            for named in found[2].reads:
                inner = Path(expanded(named, world))
                if inner.is_absolute() and "$" not in str(inner):
                    own = file.own or inner.is_relative_to(world.home)
                    yield from _of_file(StartUpFile(inner, file.words, own), seen)


def _of_file(file: StartUpFile, seen: set[str]) -> Iterator[tuple[StartUpFile, int, Line, bool]]:
    must_be_wanted()
    target = os.path.realpath(file.path)
    if target in seen or len(seen) > MOST_FILES:
        return
    text = text_of(file.path)
    if text is None:
        return
    seen.add(target)
    for number, line, inside in _said(text.split("\n"), file.words):
        if line.sets or line.reads:
            yield file, number, line, inside


def _said(lines: list[str], words: Words) -> Iterator[tuple[int, Line, bool]]:
    """Each line by its number; what goes on in the next one is one line, and never goes as a whole.

    What is no command is none: the lines of a text in quotes, and of a here-document.
    """
    ends, quote, before, begun = list[tuple[str, str]](), "", "", list[str]()
    for number, raw in enumerate(lines, start=1):
        text = raw.rstrip("\r")
        if ends:
            dash, end = ends[0]
            if (text.lstrip("\t") if dash else text) == end:
                ends.pop(0)
            continue
        begun.append(text)
        quote = _left_open(text, quote, words) if words in _OVER_LINES else ""
        if quote or (text.endswith("\\") and words is not Words.PAIRS):
            continue
        whole = " ".join(part.removesuffix("\\") for part in begun)
        line = line_in(whole, words)
        if len(begun) > 1:
            line = Line(line.sets, line.reads)
        yield number - len(begun) + 1, line, _opens(before)
        if words is Words.POSIX and not whole.lstrip().startswith("#"):
            found = _HEREDOC.finditer(whole)
            ends = [(each[1], each[2] or each[3] or each[4]) for each in found]
        before, begun = whole if line is not NOTHING or whole.strip() else before, []


def _left_open(text: str, quote: str, words: Words) -> str:
    """The quote that is open where this line ends, if one was where it began; `$` is that of $'…'."""
    if not (quote or "'" in text or '"' in text):
        return ""
    before, escaped = " ", False
    for sign in text:
        if escaped:
            escaped = False
        elif sign == "\\" and (quote != "'" or words is Words.FISH):
            escaped = True
        elif quote:
            quote = "" if sign == quote.replace("$", "'") else quote
        elif sign in "'\"":
            quote = "$" if before == "$" and sign == "'" else sign
        elif sign == "#" and before in " \t;&|()":
            break
        before = sign
    return quote


def _opens(before: str) -> bool:
    bare = before.split("#")[0].rstrip()
    return bare.endswith(OPENING) or bare.endswith(")")
