"""A remedy's command in the words of the shell that a person types into: bash, fish, csh, PowerShell, cmd."""

from __future__ import annotations

import re
import shlex

from checks.sources.local.own_shell import WINDOWS, Shell
from checks.sources.local.shells import copied, set_to, unset

UNSET = re.compile(r"(?:unset |Remove-Item )(?P<names>[\w:, ]+)")
SET = re.compile(r"(?:export (?P<name>\w+)=|\$Env:(?P<variable>\w+) = )(?P<value>.*)", re.DOTALL)
_OTHER = re.compile(r'"?\$(?:Env:)?(?P<name>\w+)"?')
_IN_POWERSHELL = ("Remove-Item ", "$Env:")
_BEFORE_PATH = re.compile(r'"(?P<folder>.*):\$PATH"')


def unset_in(command: str) -> tuple[str, ...]:
    """The variables that a command of these takes out; none where it does something else."""
    found = UNSET.fullmatch(command)
    return tuple(found["names"].replace("Env:", "").replace(",", " ").split()) if found else ()


def set_in(command: str) -> str | None:
    """The variable that a command of these gives a value; None where it does something else."""
    found = SET.fullmatch(command)
    return (found["name"] or found["variable"]) if found else None


def given_in(command: str) -> tuple[str, str] | None:
    """The variable and its value; None where that depends on another, or where it does something else."""
    found = SET.fullmatch(command)
    if not found or found["value"].startswith(('"', "$")):
        return None
    value = _bare_in(found)
    return None if value is None else (found["name"] or found["variable"], value)


def in_words_of(shell: Shell, command: str) -> str:
    """A command of these, whichever of the two it is written for, as this shell has it; any other stays."""
    if shell is (Shell.POWERSHELL if command.startswith(_IN_POWERSHELL) else Shell.POSIX):
        return command
    if names := unset_in(command):
        return _unset_in_words_of(shell, names)
    found = SET.fullmatch(command)
    if not found:
        return command
    name, value = found["name"] or found["variable"], found["value"]
    if other := _OTHER.fullmatch(value):
        return _copied_in_words_of(shell, other["name"], name)
    if name == "PATH":
        folder = _BEFORE_PATH.fullmatch(value)
        return _on_path(shell, folder["folder"]) if folder else command
    bare = _bare_in(found)
    return command if bare is None else _set_in_words_of(shell, name, bare)


def _bare_in(found: re.Match[str]) -> str | None:
    """The value without the quotes of PowerShell, or of a POSIX shell."""
    value = found["value"]
    return value.strip("'").replace("''", "'") if found["variable"] else _bare(value)


def _bare(value: str) -> str | None:
    try:
        words = shlex.split(value)
    except ValueError:
        return None
    return words[0] if len(words) == 1 else "" if not words else None


def _unset_in_words_of(shell: Shell, names: tuple[str, ...]) -> str:
    match shell:
        case Shell.FISH:
            return "set -e " + " ".join(names)
        case Shell.CSH:
            return "; ".join(f"unsetenv {name}" for name in names)
        case Shell.CMD:
            return " & ".join(f'set "{name}="' for name in names)
        case Shell.POWERSHELL:
            return unset(names, WINDOWS)[0]
        case Shell.POSIX:
            return unset(names, "")[0]


def _set_in_words_of(shell: Shell, name: str, value: str) -> str:
    match shell:
        case Shell.FISH:
            quoted = value.replace("\\", "\\\\").replace("'", "\\'")
            return f"set -gx {name} '{quoted}'"
        case Shell.CSH:
            return f"setenv {name} {shlex.quote(value)}"
        case Shell.CMD:
            return f'set "{name}={value}"'
        case Shell.POWERSHELL:
            return set_to(name, value, WINDOWS)[0]
        case Shell.POSIX:
            return set_to(name, value, "")[0]


def _copied_in_words_of(shell: Shell, source: str, target: str) -> str:
    match shell:
        case Shell.FISH:
            return f"set -gx {target} ${source}"
        case Shell.CSH:
            return f'setenv {target} "${source}"'
        case Shell.CMD:
            return f'set "{target}=%{source}%"'
        case Shell.POWERSHELL:
            return copied(source, target, WINDOWS)[0]
        case Shell.POSIX:
            return copied(source, target, "")[0]


def _on_path(shell: Shell, folder: str) -> str:
    match shell:
        case Shell.FISH:
            return f"fish_add_path {shlex.quote(folder)}"
        case Shell.CSH:
            return f'setenv PATH "{folder}:$PATH"'
        case Shell.CMD:
            return f'set "PATH={folder};%PATH%"'
        case Shell.POWERSHELL:
            return f'$Env:PATH = "{folder}:$Env:PATH"'
        case Shell.POSIX:
            return f'export PATH="{folder}:$PATH"'
