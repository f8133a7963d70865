"""The addresses at which rekwiz itself stands in for AWS, each for as long as it is served.

Who serves one says so in a folder of its own: what a variable says alone, anybody may have set.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "rekwiz-sandbox_"
"""How the name of such a folder begins, in the system's folder for what is temporary."""
ADDRESS = "address"
"""The file in it that holds the address."""
_SECONDS = 5.0
"""For a connection within this computer, which the system takes even where nobody answers."""


@cache
def stands_in(address: str) -> bool:
    """Whether a rekwiz that still runs serves this address."""
    return _is_said(address) and _is_open(address)


def own_folders() -> Iterator[Path]:
    """The folders of that kind that are this person's: no link, and closed to everybody else."""
    with os.scandir(tempfile.gettempdir()) as there:
        named = [Path(entry.path) for entry in there if entry.name.startswith(PREFIX)]
    return (folder for folder in sorted(named) if is_own_folder(folder))


def is_own_folder(folder: Path) -> bool:
    """Whether it is a folder itself, of this person, and nobody else can have put anything in it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return os.name != "posix" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


def _is_said(address: str) -> bool:
    try:
        return any(_said_in(folder) == address for folder in own_folders())
    except OSError:
        return False


def _said_in(folder: Path) -> str | None:
    try:
        return (folder / ADDRESS).read_text("utf-8")
    except (OSError, ValueError):
        return None


def _is_open(address: str) -> bool:
    """Whether anybody listens there: what a killed run said outlives it until the next one."""
    import socket

    try:
        port = urlsplit(address).port or 0
        with socket.create_connection(("127.0.0.1", port), _SECONDS):
            return True
    except (OSError, ValueError):
        return False
