"""A change as a unified diff that may be shown: secrets hidden, only what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checks.masking import HIDDEN, is_secret, masked, masked_name, masked_value
from checks.sources.photo.kinds import PHOTOS
from checks.sources.shared_files import Document, Section

LOOKED_AT = 64 * 1024
CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
PICTURES = tuple(mark for mark, _ in PHOTOS)


def unified(path: Path, before: Document | None, after: Document | None) -> str:
    """The diff of one file, "" where nothing changes, or in lines that nobody reads. None stands for a
    file that is absent.

    Its `@@` lines name the section. It holds no control characters, whatever the file does.
    """
    old, new = _Side.of(before), _Side.of(after)
    if before == after or not all(map(_is_of_settings, (before, after))):
        return ""
    hunks = list(_hunks(old, new))
    names = [_name(path, document, bool(hunks)) for document in (before, after)]
    lines = (f"--- {names[0]}", f"+++ {names[1]}", *hunks)
    return "".join(f"{_printable(line)}\n" for line in lines)


def _is_of_settings(document: Document | None) -> bool:
    """Whether somebody would read its lines: nobody those of a picture or of certificates."""
    start = document.data[:LOOKED_AT] if document else b""
    return CERTIFICATE not in start and not start.startswith(PICTURES)


def _name(path: Path, document: Document | None, lines_differ: bool) -> str:
    """The file as diff names it; where no line differs its encoding, for that is what changes."""
    if document is None:
        return "/dev/null"
    return str(path) if lines_differ else f"{path} ({document.likely_encoding})"


class _Side(Struct, frozen=True):
    lines: Sequence[str]
    document: Document | None

    @classmethod
    def of(cls, document: Document | None) -> _Side:
        document = _legible(document) if document else None
        return cls(document.lines() if document else [], document)

    def shown(self, number: int) -> str:
        """A line (from 1) with its secrets hidden."""
        line = self.lines[number - 1]
        section = self.section(number)
        for setting in section.settings if section else ():
            if number in setting.lines[1:] and is_secret(setting.name):
                return HIDDEN
        bare = line.strip()
        name, delimiter, value = _split(line)
        if delimiter:
            secret = value.strip()
            shown = value.replace(secret, masked_value(_bare(name), secret))
            line = masked_name(name) + delimiter + shown
            # A comment may be a sentence with a key in it, and no setting at all.
            return masked(line) if bare[:1] in ("#", ";") else line
        is_readable = bare[:1] in ("", "[", "#", ";") or not self._refused
        return masked(line) if is_readable else HIDDEN  # it may be the half of a secret

    def section(self, number: int) -> Section | None:
        above = [section for section in self._sections if section.line <= number]
        return above[-1] if above else None

    @property
    def _sections(self) -> Sequence[Section]:
        return self.document.sections() if self.document else ()

    @property
    def _refused(self) -> bool:
        return self.document is not None and self.document.refusal is not None


def _legible(document: Document) -> Document:
    """UTF-16 as the text that it is: among its NUL bytes no secret could be told from the rest."""
    source = document.likely_encoding
    if document.refusal is None or source in (None, "utf-8"):
        return document
    try:
        return replace(document, encoding="utf-8").reencoded(source)
    except ValueError:
        return document


def _hunks(old: _Side, new: _Side) -> Iterator[str]:
    start, stop = _common_ends(old.lines, new.lines)
    middle = old.lines[start : len(old.lines) - stop], new.lines[start : len(new.lines) - stop]
    # autojunk: from 200 lines on difflib takes lines that come often, here most of them, for noise.
    for kind, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        a, b, c, d = a + start, b + start, c + start, d + start
        section = new.section(c) or old.section(a)
        place = f" [{masked_name(section.header)}]" if section else ""
        yield f"@@ -{_range(a, b)} +{_range(c, d)} @@{place}"
        yield from (f"-{old.shown(number)}" for number in range(a + 1, b + 1))
        yield from (f"+{new.shown(number)}" for number in range(c + 1, d + 1))


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same at the start and at the end: difflib is slow on long files."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    stop = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return start, stop


def _range(start: int, stop: int) -> str:
    length = stop - start
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"


def _split(line: str) -> tuple[str, str, str]:
    equals, colon = line.find("="), line.find(":")
    # The first of the two that is there; -1 stands for the one that is not.
    at = max(equals, colon) if min(equals, colon) < 0 else min(equals, colon)
    return (line, "", "") if at < 0 else (line[:at], line[at], line[at + 1 :])


def _bare(name: str) -> str:
    return name.strip().lstrip("#;").strip()


def _printable(line: str) -> str:
    """An escape code in a file would be the terminal's to carry out."""
    return "".join(
        letter if letter.isprintable() or letter == "\t" else f"\\x{ord(letter):02x}"
        for letter in line
    )
