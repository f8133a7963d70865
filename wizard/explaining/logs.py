"""A log read as it comes, of any length and in any encoding: the texts in it that rekwiz knows."""

from __future__ import annotations

import codecs
import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct, field

from checks.knowledge.causes import Match, causes_of
from checks.knowledge.copied import unescaped
from checks.knowledge.glance import is_telling
from checks.knowledge.pasted import without_times
from checks.model import Severity

CHUNK = 64 * 1024
PIECE, OVERLAP = 8 * 1024, 512
"""A longer line is looked at in pieces, each with the end of the one before, in bytes."""
MOST_TEXTS, MOST_LINES, REMEMBERED = 20, 5, 2048
MOST_LOOKS = 20_000
"""So many different lines are looked at closely, as many as half a minute allows; beyond them those
alone that are in the form of an error of AWS's or Python's."""
SHORT = 32 * 1024
"""A log that is no longer is also taken as one text, which a terminal may have broken into lines."""
_PLAIN = re.compile(
    r"error occurred \(|operation error |^[\w.]*(?:Error|Exception): ", re.MULTILINE
)
_BEGINS = "Traceback (most recent call last)"
_DEBUG = re.compile(r"(?:^|[\s\[(|:-])DEBUG\b")
_GOES_ON = ("During handling of the above", "The above exception was")
_DETAILS = ("file: ", "'", "[line")
"""How configparser goes on below its sentence: where, and what stands there."""
_VARYING = re.compile(r"\d+")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_GRAVE = (Severity.FAIL, Severity.UNKNOWN, Severity.WARN, Severity.INFO)


class Piece(Struct, frozen=True):
    """A line of a log, or a part of a long one; lines count from 1."""

    line: int
    text: str


class Known(Struct):
    """A text that rekwiz knows: what it may stand for, as it stood first, and where it stands."""

    matches: tuple[Match, ...]
    text: str
    lines: list[int] = field(default_factory=list)
    times: int = 0
    last: int = 0
    aside: bool = True
    """A program that is looked into has said it, and nobody else: botocore tells so of what it tries."""

    def met(self, line: int, aside: bool) -> None:
        """It stands in this line, too; a line counts once."""
        self.aside = self.aside and aside
        if line != self.last:
            self.times, self.last = self.times + 1, line
            if len(self.lines) < MOST_LINES:
                self.lines.append(line)


class Log(Struct, frozen=True):
    """What a log holds: the texts that are known, the most telling first, and its end, for one in
    which nothing is."""

    known: tuple[Known, ...]
    end: str
    length: int


def read(stream: BinaryIO) -> Log:
    """The whole of a stream, in memory of a bounded size whatever it holds."""
    found, seen, tracebacks = OrderedDict[tuple[str, ...], Known](), _Remembered(), _Tracebacks()
    end, length = "", 0
    for piece in pieces(stream):
        end = (end + piece.text + "\n")[-SHORT:]
        length += len(piece.text) + 1
        for part in _parts(piece.text):
            said = tracebacks.ended_by(part)
            if matches := seen.matches(said):
                _note(found, matches, said, piece.line, tracebacks.of_debugging)
    if not found and length <= SHORT and (matches := tuple(causes_of(end))):
        _note(found, matches, end, 1)
    return Log(tuple(sorted(found.values(), key=_telling)), end, length)


def _note(
    found: OrderedDict[tuple[str, ...], Known],
    matches: tuple[Match, ...],
    text: str,
    line: int,
    aside: bool = False,
) -> None:
    codes = tuple(match.message.code for match in matches)
    if codes not in found and len(found) >= MOST_TEXTS:
        least = max(found, key=lambda each: _telling(found[each]))
        del found[least]
    found.setdefault(codes, Known(matches, text)).met(line, aside)


def _telling(known: Known) -> tuple[bool, bool, int, int]:
    """What was said aloud before what debugging shows; what stands for one cause before what may mean
    many; the grave before the slight; of two alike the later, for it is what stopped the program."""
    grave = _GRAVE.index(known.matches[0].message.severity)
    return known.aside, len(known.matches) > 1, grave, -known.last


def _parts(text: str) -> Iterator[str]:
    """A line, or its parts where a program wrote over it; of one in JSON what its text says, without the
    bracket by which its escapes would be undone once more."""
    said = unescaped(text)
    if said != text:
        said = said.lstrip().removeprefix("{")
    yield from filter(None, re.split(r"[\r\n]", said))


class _Tracebacks:
    """Tracebacks of Python, whose last line says what happened and whose others say to whom."""

    def __init__(self) -> None:
        self._begun = self._ended = ""
        self._before = ""
        """What a runner or a container writes before each line."""
        self.of_debugging = False
        """Whether the last line, or the traceback below it, was written for who looks into a program."""

    def ended_by(self, line: str) -> str:
        """The line; with all that stands above it where it ends a traceback or goes on below one, nothing
        within one."""
        plain = without_times(line)
        if _BEGINS in plain:
            self._before, _, _ = plain.partition(_BEGINS)
            self._begun = _BEGINS
            return ""
        if not self._begun:
            inside = plain.removeprefix(self._before.rstrip()).strip()
            if self._ended and inside.startswith(_DETAILS):
                self._ended = f"{self._ended}\n{inside}"
                return self._ended
            self._ended = ""
            if inside and not inside.startswith(_GOES_ON):
                self.of_debugging = bool(_DEBUG.search(plain))
            return line
        inside = plain.removeprefix(self._before)
        self._begun = f"{self._begun[-PIECE:]}\n{inside}"
        if not inside.strip() or inside[0].isspace() or inside.startswith('File "'):
            return ""
        self._ended, self._begun = self._begun, ""
        return self._ended


class _Remembered:
    """What the last different lines stood for: logs repeat themselves, but for numbers."""

    def __init__(self) -> None:
        self._known = OrderedDict[str, tuple[Match, ...]]()
        self._looks = 0

    def matches(self, text: str) -> tuple[Match, ...]:
        if not is_telling(text):
            return ()
        form = _VARYING.sub("0", text)
        if form not in self._known:
            if self._looks >= MOST_LOOKS and not _PLAIN.search(text):
                return ()
            self._looks += 1
            self._known[form] = tuple(causes_of(text))
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(form)
        return self._known[form]


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """The lines of a stream, long ones in pieces."""
    line, rest = 1, b""
    for chunk in _in_utf_8(stream):
        *whole, rest = (rest + chunk).split(b"\n")
        for number, text in enumerate(whole):
            yield from _cut(line + number, text)
        line += len(whole)
        while len(rest) > PIECE:
            yield Piece(line, _decoded(rest[:PIECE]))
            rest = rest[PIECE - OVERLAP :]
    if rest:
        yield from _cut(line, rest)


def _cut(line: int, text: bytes) -> Iterator[Piece]:
    while len(text) > PIECE:
        yield Piece(line, _decoded(text[:PIECE]))
        text = text[PIECE - OVERLAP :]
    yield Piece(line, _decoded(text))


def _in_utf_8(stream: BinaryIO) -> Iterator[bytes]:
    """The stream's bytes; of one in UTF-16, as PowerShell writes it, in UTF-8."""
    first = stream.read(CHUNK)
    encoding = next((name for mark, name in _MARKS.items() if first.startswith(mark)), None)
    encoding = encoding or _without_mark(first)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
    chunk = first
    while chunk:
        yield decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
        chunk = stream.read(CHUNK)


def _without_mark(first: bytes) -> str | None:
    """UTF-16 whose mark is missing: every second byte of plain English is 0."""
    head = first[:1024]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) * 4 > len(head) and min(zeros) * 20 < len(head):
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return None


def _decoded(text: bytes) -> str:
    """UTF-8, else Traditional Chinese Windows' own, else whatever it is with its letters lost."""
    for encoding in ("utf-8", "cp950"):
        try:
            return text.decode(encoding)
        except UnicodeDecodeError:
            continue
    return text.decode("utf-8", "replace")
