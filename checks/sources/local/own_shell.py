"""Which shell a person types into: rekwiz's nearest ancestor that is one, else what variables say."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path, PurePath

MOST_ANCESTORS = 12
WINDOWS = "win32"


class Shell(Enum):
    """The shells whose words rekwiz speaks."""

    POSIX = auto()
    """bash, zsh, dash, ksh: alike in what is said here."""
    FISH = auto()
    CSH = auto()
    POWERSHELL = auto()
    CMD = auto()


PROGRAMS = {
    **dict.fromkeys(("sh", "bash", "zsh", "dash", "ksh", "mksh", "ash", "rbash"), Shell.POSIX),
    "fish": Shell.FISH,
    **dict.fromkeys(("csh", "tcsh"), Shell.CSH),
    **dict.fromkeys(("pwsh", "pwsh-preview", "powershell"), Shell.POWERSHELL),
    "cmd": Shell.CMD,
}


def shell_of(environment: Mapping[str, str], platform: str, ancestors: Iterable[str]) -> Shell:
    """The shell that began this: by the names of the processes above it, the nearest first; else by
    SHELL, or on Windows by PSModulePath, which only PowerShell fills with a user's own folder."""
    for name in ancestors:
        if found := PROGRAMS.get(_bare(name)):
            return found
    if platform == WINDOWS:
        modules = environment.get("PSModulePath", environment.get("PSMODULEPATH", ""))
        is_cmd = "PROMPT" in environment and "Documents" not in modules
        return Shell.CMD if is_cmd else Shell.POWERSHELL
    return PROGRAMS.get(_bare(environment.get("SHELL", "")), Shell.POSIX)


def ancestors() -> Iterator[str]:
    """The names of the processes above this one, the nearest first, as far as they may be seen."""
    return _in_files() if sys.platform == "linux" else _by_psutil()


def _in_files() -> Iterator[str]:
    """As Linux tells it (proc(5), /proc/pid/stat): to load psutil takes longer than most checks."""
    pid = str(os.getppid())
    with suppress(OSError):
        for _ in range(MOST_ANCESTORS):
            told = Path("/proc", pid, "stat").read_text("utf-8", "replace")
            before, _, after = told.rpartition(") ")  # a name may have brackets of its own
            yield before.partition(" (")[2]
            _, pid, *_ = after.split()


def _by_psutil() -> Iterator[str]:
    import psutil

    with suppress(psutil.Error, OSError):
        process = psutil.Process()
        for _ in range(MOST_ANCESTORS):
            parent = process.parent()
            if parent is None:
                return
            yield parent.name()
            process = parent


def _bare(name: str) -> str:
    """bash of /bin/bash, of -bash as a login shell is called, and of bash.exe."""
    last = PurePath(name.replace("\\", "/")).name.lower()
    return last.removeprefix("-").removesuffix(".exe")
