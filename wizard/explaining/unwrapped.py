"""A command line taken apart: the programs that it comes down to, each with the variables set for it.

`env A=B aws …`, `sh -c "A=B aws …"` and `timeout 9 aws …` are all `aws …`. What a shell would have to
work out first (`$NAME`, a file of commands) is not known here, and not guessed at.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath, PureWindowsPath

from msgspec import Struct, field

SHELLS = ("sh", "bash", "dash", "zsh", "ksh", "ash", "busybox")
MOST_DEPTH = 5
_ASSIGNED = re.compile(r"(?P<name>[A-Za-z_]\w*)=(?P<value>.*)", re.DOTALL)
_WORKED_OUT = re.compile(r"[$`]")
_BETWEEN = frozenset(";&|\n()")
_OF_SHELLS = ("then", "do", "else", "if", "while", "until", "!", "{", "time", "exec", "command")
"""Words of a shell that another command follows."""
_WITHOUT_VALUES = {
    "nohup": (), "time": (), "command": (), "exec": (), "setsid": (), "caffeinate": (),
    "nice": ("-n", "--adjustment"), "ionice": ("-c", "-n"), "stdbuf": ("-i", "-o", "-e"),
    "timeout": ("-k", "-s", "--kill-after", "--signal"), "chronic": (), "unbuffer": (),
}  # fmt: skip
"""Programs that run another one, with those of their options that have a value behind them."""
_RUN = ("uv", "poetry", "pipenv", "pdm", "hatch", "rye", "pixi")
"""Programs whose word `run` has a command behind it."""


class Started(Struct, frozen=True):
    """One program: its words, and the variables set for it; None for one that is taken away."""

    words: tuple[str, ...]
    environment: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """Its name without folder and ending: `aws` of `C:\\Program Files\\…\\aws.exe`."""
        name = PureWindowsPath(PurePath(self.words[0]).name).name.lower() if self.words else ""
        return re.sub(r"\.(?:exe|cmd|bat)$", "", name)


def programs_in(words: Sequence[str], depth: int = 0) -> Iterator[Started]:
    """The programs that a command line starts, as far as it says so itself."""
    started = Started(tuple(words))
    if depth > MOST_DEPTH or not words:
        return
    if started.program == "env":
        yield from _by_env(words[1:], depth)
    elif started.program in SHELLS and (text := _text_for_a_shell(words)):
        yield from _by_shell(text, depth)
    elif started.program in _WITHOUT_VALUES:
        yield from programs_in(_behind(words[1:], started.program), depth + 1)
    elif started.program in _RUN and len(words) > 2 and words[1] == "run":
        yield from programs_in(_behind(words[2:], ""), depth + 1)
    else:
        yield started


def _by_env(words: Sequence[str], depth: int) -> Iterator[Started]:
    """`env [-i] [-u NAME] [NAME=VALUE]… COMMAND…`."""
    changed, left = dict[str, str | None](), list(words)
    while left:
        word = left.pop(0)
        if word in ("-", "-i", "--ignore-environment"):
            changed |= dict.fromkeys(os.environ)
        elif word in ("-u", "--unset") and left:
            changed[left.pop(0)] = None
        elif word.startswith("--unset="):
            changed[word.partition("=")[2]] = None
        elif word in ("-C", "--chdir") and left:
            left.pop(0)
        elif word in ("-S", "--split-string") and left:
            left = [*_split(left.pop(0)), *left]
        elif found := _ASSIGNED.fullmatch(word):
            changed[found["name"]] = found["value"]
        elif not word.startswith("-") or word == "--":
            left = left if word == "--" else [word, *left]
            break
    yield from _each_with(changed, programs_in(left, depth + 1))


def _text_for_a_shell(words: Sequence[str]) -> str | None:
    """What stands behind -c, -lc, -ec."""
    for at, word in enumerate(words[1:], 1):
        if re.fullmatch(r"-[A-Za-z]*c[A-Za-z]*", word):
            return words[at + 1] if at + 1 < len(words) else None
        if not word.startswith(("-", "+")) and words[at - 1] != "-o" and word != "sh":
            return None
    return None


def _by_shell(text: str, depth: int) -> Iterator[Started]:
    """Each simple command of a text for a shell, with what was exported before it."""
    exported = dict[str, str | None]()
    for command in _simple_commands(text):
        words = list(command)
        while words and words[0] in _OF_SHELLS:
            words.pop(0)
        if words and words[0] in ("export", "declare", "set"):
            exported |= _assigned(words[1:])
            continue
        own = 0
        while own < len(words) and _ASSIGNED.fullmatch(words[own]):
            own += 1
        changed = exported | _assigned(words[:own])
        yield from _each_with(changed, programs_in(words[own:], depth + 1))


def _assigned(words: Sequence[str]) -> dict[str, str | None]:
    """Values that stand there as they are."""
    found = [match for word in words if (match := _ASSIGNED.fullmatch(word))]
    return {each["name"]: each["value"] for each in found if not _WORKED_OUT.search(each["value"])}


def _simple_commands(text: str) -> Iterator[list[str]]:
    words = list[str]()
    for word in _split(text, between=True):
        if set(word) <= _BETWEEN:
            yield words
            words = []
        else:
            words.append(word)
    yield words


def _split(text: str, *, between: bool = False) -> list[str]:
    """Words as a shell takes them; none of a text whose quotes are not closed."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=";&|\n()" if between else False)
    lexer.whitespace, lexer.whitespace_split = " \t\r", True
    try:
        return list(lexer)
    except ValueError:
        return []


def _behind(words: Sequence[str], program: str) -> Sequence[str]:
    """The command behind the options of the program that runs it, and behind a time limit."""
    valued = _WITHOUT_VALUES.get(program, ())
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in valued else 1
    if program == "timeout":
        at += 1
    return words[at:]


def _each_with(changed: Mapping[str, str | None], programs: Iterator[Started]) -> Iterator[Started]:
    for each in programs:
        yield Started(each.words, {**changed, **each.environment})
