"""Text in the cells of a terminal: wrapped, padded, clipped, and harmless whatever it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checks import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

NARROWEST, WIDEST = 40, 80
AT_ONCE = 100
"""Characters that wcwidth is given: its time grows with the square of a text, with flags its cube."""
REMEMBERED = 1000
"""Characters of a text at most, whose lines are remembered."""
INDENT = GAP = "  "

_WIDE = (
    "\u2e80-\u2fff\u3001-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_OPENING = r"（「『《〈【〔“‘(\["
_CLOSING = r"，。、；：？！）」』》〉】〕…”’,.;:?!)\]%％"
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f"
_BLANK = " \t\n\r\f\v\u3000"
_UNIT = rf"[{_BLANK}]+|[{_OPENING}]*(?:[{_WIDE}][{_MARKS}]*|[^{_BLANK}{_WIDE}]+)[{_CLOSING}]*"
"""What is not torn: blanks, a word, an address, a Chinese character with the marks that cling to it
(no line begins with a closing one or ends with an opening one: CLREQ, "Prohibition rules"). Like the
other patterns here it is compiled when a text needs it: English help does not."""
_FIRST_WIDE = "\u2e80"
_UNIT_BETWEEN_BLANKS = r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+"
"""The same where no character is wide."""

GLUE = "\ue000"
"""A blank at which no line ends. Nothing else brings one: `harmless` shows it as it is written."""
_COMMAND = (
    r"\b(?:rekwiz (?:setup|doctor|preflight|detect|regions|explain|fix|undo|run|completion|checks|sandbox)"
    r"|aws (?:login|configure|sso|sts|iam|rekognition|--version)|python[\d.]* -m [\w.]+)\b"
    r"(?: --?[a-z][\w-]*(?:[ =][A-Z][A-Z_.]*)?| -- [\w./-]+| [a-z]+-[a-z-]+| [\w~./-]+\.\w+)*"
)
"""A command in a sentence, as far as it can be told from the words behind it: it is to be copied whole."""

_STAND_INS = str.maketrans(
    {
        "✓": "+", "✗": "x", "▸": ">", "❯": ">", "›": ">", "·": "-", "×": "x", "–": "-", "—": "-",
        "…": "...", "→": "->", "←": "<-", "↑": "^", "↓": "v", "▇": "#", "“": '"', "”": '"',
        "‘": "'", "’": "'", "\u00a0": " ",
    }
)  # fmt: skip
_ONE_CELL = frozenset(map(chr, (*range(0x20, 0x7F), *_STAND_INS, ord(GLUE))))
_TWO_CELLS = frozenset("、。〃〈〉《》「」『』【】〔〕").union(map(chr, range(0xFF01, 0xFF61)))
"""Beside the Chinese characters from `一` on."""
_USUAL = _ONE_CELL | _TWO_CELLS
"""With those what nearly every line of ours is made of, each character as wide wherever it stands."""
_NARROW = f"!-~{''.join(map(chr, _STAND_INS))}{GLUE}"
_USUAL_UNIT = rf" +|[{_OPENING}]*(?:[^ {_NARROW}]|[{_NARROW}]+)[{_CLOSING}]*"
"""The same as _UNIT in a line of nothing else: Python compiles it in a tenth of the time."""


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a Chinese character."""
    if _ONE_CELL.issuperset(text):
        return len(text)
    others = _other_than_chinese(text)
    if _USUAL.issuperset(others):  # wcwidth's tables take longer to load than all else of a screen
        return 2 * len(text) - sum(map(_ONE_CELL.__contains__, others))
    import wcwidth

    if len(text) <= AT_ONCE:
        return wcwidth.width(text)
    return sum(cells(text[place : place + AT_ONCE]) for place in range(0, len(text), AT_ONCE))


def _other_than_chinese(text: str) -> list[str]:
    return [character for character in text if not "\u4e00" <= character <= "\u9fff"]


def screen_width(stream: TextIO | None = None) -> int:
    """The width to lay text out in: COLUMNS or the stream's terminal, at least 40, at most 80."""
    wish = os.environ.get("COLUMNS", "")
    columns = int(wish[:9]) if wish.isascii() and wish.isdigit() else 0
    return max(NARROWEST, min(WIDEST, columns or _columns(stream) or WIDEST))


def _columns(stream: TextIO | None) -> int:
    try:
        return os.get_terminal_size(stream.fileno() if stream else 2).columns
    except (OSError, ValueError, AttributeError):
        return 0


def wrap(text: str, width: int, *, initial: str = "", subsequent: str = "") -> list[str]:
    """The lines of a text, none wider than `width` cells with its indent; none for an empty text.

    Chinese breaks between characters, other scripts at blanks. A web address and a command are never
    torn, even where they are wider than the line; what else is too wide is. A newline ends a line.
    """
    if len(text) > REMEMBERED:
        return list(_wrapped(text, width, initial, subsequent))
    return list(_wrapped_before(text, width, initial, subsequent))


def _wrapped(text: str, width: int, initial: str, subsequent: str) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        whole = _with_whole_commands(paragraph)
        lines += _filled(whole, width, subsequent if lines else initial, subsequent)
    return tuple(line.replace(GLUE, " ") for line in lines)


_wrapped_before = lru_cache(maxsize=1024)(_wrapped)
"""Thousands of reports of profiles say the same sentences."""


def _with_whole_commands(text: str) -> str:
    if not any(program in text for program in ("rekwiz ", "aws ", "python")):
        return text
    return re.sub(_COMMAND, lambda found: glued(found[0]), text)


def glued(text: str) -> str:
    """The text in one piece for `wrap`."""
    return text.replace(" ", GLUE)


def _filled(text: str, width: int, start: str, indent: str) -> Iterator[str]:
    line, gap, taken = start, "", cells(start)
    empty = True
    for unit in _units(text, width - max(cells(start), cells(indent))):
        if unit[0] in _BLANK:
            gap = "" if empty else unit
            continue
        more = cells(gap) + cells(unit)
        if not empty and taken + more > width:
            yield line
            line, gap, taken, more = indent, "", cells(indent), cells(unit)
        line, gap, taken, empty = line + gap + unit, "", taken + more, False
    yield line.rstrip() if empty else line


def _units(text: str, width: int) -> Iterator[str]:
    for unit in re.findall(_pattern(text.replace(GLUE, "")), text):
        if unit[0] in _BLANK or cells(unit) <= width or "://" in unit or GLUE in unit:
            yield unit
        else:
            yield from _torn(unit, max(2, width))


def _pattern(text: str) -> str:
    """That of the units of a text, as simple as it can be."""
    if max(text, default="") < _FIRST_WIDE:
        return _UNIT_BETWEEN_BLANKS
    return _USUAL_UNIT if _USUAL.issuperset(_other_than_chinese(text)) else _UNIT


def _torn(word: str, width: int) -> Iterator[str]:
    """The pieces of a word that is too wide, each character looked at once: it may be a megabyte long."""
    import wcwidth

    piece, taken = list[str](), 0
    for grapheme in wcwidth.iter_graphemes(word):
        wide = cells(grapheme)
        if piece and taken + wide > width:
            yield "".join(piece)
            piece, taken = [], 0
        piece.append(grapheme)
        taken += wide
    yield "".join(piece)


def pad(text: str, width: int) -> str:
    """The text with blanks behind it up to a width in cells."""
    return text + " " * (width - cells(text))


def clip(text: str, width: int) -> str:
    """The text, or as much of it as fits in `width` cells before an ellipsis."""
    if cells(text) <= width:
        return text
    import wcwidth

    kept = ""
    for grapheme in wcwidth.iter_graphemes(text):
        if cells(kept + grapheme) >= width:
            break
        kept += grapheme
    return f"{kept}…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int = WIDEST) -> list[str]:
    """Rows under their heads in columns; where they do not fit, each cell beside its head."""
    columns = [max(map(cells, column)) for column in zip(head, *rows, strict=True)]
    if sum(columns) + len(GAP) * (len(columns) - 1) > width:
        return list(_stacked(head, rows, width))
    return [GAP.join(map(pad, row, columns)).rstrip() for row in (head, *rows)]


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    column = max(map(cells, head))
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, cell in zip(head, row, strict=True):
            beside = " " * column + GAP
            yield from wrap(cell, width, initial=pad(name, column) + GAP, subsequent=beside)


def harmless(text: str, *, newlines: bool = False) -> str:
    """Any text as a terminal may be given it: control characters, escape sequences, invisible and
    direction-changing characters become visible (`\\x1b`), blanks of any kind a blank.

    Newlines are kept only where asked for, and are a blank elsewhere.
    """
    if newlines:
        return "\n".join(harmless(line) for line in re.split(r"\r\n|[\n\r]", text))
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in "\u00a0\u3000":
        return character
    if character.isspace() and not "\x1c" <= character <= "\x1f":
        return " "
    return ascii(character)[1:-1]


def printable(text: str, encoding: str | None) -> str:
    """The text in characters that an encoding has: `+` for `✓`, `-` for `–`, `?` for Chinese."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_STAND_INS).encode(encoding, "replace").decode(encoding)
    return text
