"""The languages of start-up files, as far as they set variables: what a line sets, and what it reads in."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
SEPARATORS = frozenset("();<>|&")
KEYWORDS = frozenset(
    (
        "then",
        "do",
        "else",
        "elif",
        "if",
        "while",
        "{",
        "!",
        "and",
        "or",
        "begin",
        "builtin",
        "command",
    )
)
DECLARING = frozenset(("typeset", "declare"))
COMPUTED = "$\N{HORIZONTAL ELLIPSIS}"
"""Stands where a command's output would: no value is this."""
_SAYS = re.compile(r"""=|\bset|\bsource\b|\.["']?\s""")
"""Without any of these a line of a shell sets nothing and reads nothing in."""
_OUTPUT = re.compile(r"\$\([^()]*\)|`[^`]*`")
_SETTING = re.compile(rf"({NAME})=(.*)", re.DOTALL)
_PAIR = re.compile(rf"\s*(?:export\s+)?({NAME})\s*=\s*(.*)")
_PAM = re.compile(rf"({NAME})\s+(?:DEFAULT|OVERRIDE)=(.*)")
_QUOTED = re.compile(r"""(["'])(.*?)\1\s*(?:#.*)?""")
_UNIVERSAL = re.compile(rf"SETUVAR\s+(.*--export.*?)\s*({NAME}):(.*)")
_ENV = rf"(?:\$\{{env:({NAME})\}}|\$env:({NAME}))\s*=\s*(.+)"
_ITEM = rf"""(?:Set|New)-Item\s+(?:-Path\s+)?["']?Env:[\\/]?({NAME})["']?\s+(?:-Value\s+)?(.+)"""
_METHOD = (
    r"\[(?:System\.)?Environment\]::SetEnvironmentVariable"
    rf"""\(\s*["']({NAME})["']\s*,\s*(.+?)\s*(?:,.*)?\)"""
)
_POWERSHELL = tuple(re.compile(rf"\s*{each}", re.IGNORECASE) for each in (_ENV, _ITEM, _METHOD))


class Words(Enum):
    """What the lines of a file are written in."""

    POSIX = auto()
    """Of sh, bash and zsh."""
    FISH = auto()
    FISH_VARIABLES = auto()
    """fish's own list, which fish writes anew while it runs."""
    CSH = auto()
    POWERSHELL = auto()
    PAIRS = auto()
    """NAME=value: /etc/environment, environment.d, .env, and a TOML file's table of them."""


@dataclass(frozen=True)
class Line:
    """What one line sets (None: to what nobody can tell without running it) and which files it reads in.

    `alone` where the line does nothing but that, so that it may go as a whole.
    """

    sets: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    reads: tuple[str, ...] = ()
    alone: bool = False


NOTHING = Line()


def line_in(text: str, words: Words) -> Line:
    """What a line says in these words; nothing where it is a comment, or cannot be understood."""
    if not text.strip() or text.lstrip().startswith("#"):
        return NOTHING
    match words:
        case Words.PAIRS:
            return _pair(text)
        case Words.FISH_VARIABLES:
            found = _UNIVERSAL.match(text)
            return Line({found[2]: _unescaped(found[3])}) if found else NOTHING
        case Words.POWERSHELL:
            return _powershell(text)
    return _of_a_shell(text, words)


def _pair(text: str) -> Line:
    found = _PAM.match(text.strip()) or _PAIR.match(text)
    if not found:
        return NOTHING
    value = found[2].strip()
    if quoted := _QUOTED.fullmatch(value):
        value = quoted[2]
    else:
        value = re.split(r"\s#", value, maxsplit=1)[0].rstrip()
    return Line({found[1]: value}, alone=True)


def _unescaped(value: str) -> str:
    """fish writes other letters than ASCII's as \\xNN."""
    return re.sub(r"\\x([0-9a-fA-F]{2})", lambda found: chr(int(found[1], 16)), value.strip())


def _powershell(text: str) -> Line:
    for form in _POWERSHELL:
        if found := form.match(text):
            *names, value = (each for each in found.groups() if each)
            return Line({names[0]: _value(value.strip())}, alone=not set(text) & set(";{}`"))
    dotted = re.match(r"""\s*\.\s+["']?([^"']+?)["']?\s*$""", text)
    return Line(reads=(dotted[1],)) if dotted else NOTHING


def _value(text: str) -> str | None:
    if quoted := re.match(r"""(["'])(.*?)\1\s*(?:[;#}].*)?$""", text):
        return None if quoted[1] == '"' and "$(" in quoted[2] else quoted[2]
    return None


def _of_a_shell(text: str, words: Words) -> Line:
    if not _SAYS.search(text):
        return NOTHING
    try:
        commands = list(_commands(text))
    except ValueError:  # a quote that closes in another line
        return NOTHING
    sets: dict[str, str | None] = {}
    reads = list[str]()
    for command in commands:
        match command:
            case [("source" | "." | "\\."), name, *_]:
                reads.append(name)
            case _:
                sets |= _set_by(command, words)
    alone = len(commands) == 1 and not text.rstrip().endswith("\\") and not _has_keyword(text)
    return Line(sets, tuple(reads), alone and bool(sets))


def _has_keyword(text: str) -> bool:
    return text.split()[0] in KEYWORDS or text.rstrip().endswith((" }", ";"))


def _commands(text: str) -> Iterator[list[str]]:
    """The commands of a line, each as its words, without what leads into it."""
    lexer = shlex.shlex(_OUTPUT.sub(COMPUTED, text), posix=True, punctuation_chars=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    command = list[str]()
    for word in lexer:
        if word.startswith("#"):
            break
        if set(word) <= SEPARATORS and word:
            yield from [command] if command else []
            command = []
        elif command or word not in KEYWORDS:
            command.append(word)
    yield from [command] if command else []


def _set_by(command: list[str], words: Words) -> dict[str, str | None]:
    first, *rest = command
    bare = [word for word in rest if not word.startswith("-")]
    flags = [word for word in rest if word.startswith("-")]
    if words is Words.CSH:
        return {bare[0]: _known(" ".join(bare[1:]))} if first == "setenv" and bare else {}
    if words is Words.FISH and first == "set":
        return _set_by_fish(bare, flags)
    if first == "export" or (first in DECLARING and any("x" in flag for flag in flags)):
        return dict(_settings(bare))
    if all(_SETTING.fullmatch(word) for word in command) and words is Words.POSIX:
        return dict(_settings(command))
    return {}


def _set_by_fish(bare: list[str], flags: list[str]) -> dict[str, str | None]:
    exports = any(flag == "--export" or (flag[1:2] != "-" and "x" in flag) for flag in flags)
    erases = any(flag == "--erase" or (flag[1:2] != "-" and "e" in flag) for flag in flags)
    return {bare[0]: _known(" ".join(bare[1:]))} if exports and not erases and bare else {}


def _settings(words: list[str]) -> Iterator[tuple[str, str | None]]:
    for word in words:
        if found := _SETTING.fullmatch(word):
            yield found[1], _known(found[2])


def _known(value: str) -> str | None:
    return None if COMPUTED in value else value
