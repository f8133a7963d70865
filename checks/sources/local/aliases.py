"""An alias or function called `aws` in the start-up files of the person's shells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from checks.model import Location

START_UP_FILES = (
    ".bashrc",
    ".bash_profile",
    ".bash_aliases",
    ".bash_functions",
    ".profile",
    ".zshrc",
    ".zshenv",
    ".zprofile",
    ".aliases",
    ".config/fish/config.fish",
    ".config/fish/functions/aws.fish",
    "Documents/PowerShell/Microsoft.PowerShell_profile.ps1",
    "Documents/WindowsPowerShell/Microsoft.PowerShell_profile.ps1",
)
DEFINITION = re.compile(
    r"^\s*(alias\s+(-\S+\s+)*aws[=\s]|(function\s+)?aws\s*\(\)|function\s+aws\b|set-alias\s.*\baws\b)",
    re.IGNORECASE,
)


class Alias(Struct, frozen=True):
    """The line that defines it, and where it stands."""

    text: str
    location: Location


def alias_of_aws(home: Path) -> Alias | None:
    """The first definition that is found, or None."""
    return next((alias for name in START_UP_FILES for alias in _in_file(home / name)), None)


def _in_file(file: Path) -> Iterator[Alias]:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for number, line in enumerate(lines, start=1):
        if DEFINITION.match(line):
            yield Alias(line.strip()[:120], Location(str(file), number))
