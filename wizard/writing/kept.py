"""What is kept of a change, and which of the changes stay: the last twenty, and whatever was begun."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

KEPT = 20


class Begun(StrEnum):
    """What a change is that has not come to its end: it goes on just now, or its run was killed."""

    CHANGE = "change"
    UNDO = "undo"
    """It puts back what another one replaced."""


class KeptFile(Struct, frozen=True):
    """One file of a change: its path, a copy (None: it was absent), a digest of the new bytes."""

    path: Path
    before: Path | None
    after: str | None

    def read(self) -> bytes | None:
        return self.before.read_bytes() if self.before else None


class Move(Struct, frozen=True):
    """A file or folder that got another name."""

    source: Path
    target: Path


class Mode(Struct, frozen=True):
    """A file that got other rights, both as `chmod` counts them."""

    path: Path
    before: int
    after: int


class KeptChange(Struct, frozen=True):
    """One change that can be put back: of the shared files, of names, of rights.

    `by_hand` are commands that take back what rekwiz cannot. Changes of the same `run` belong
    together, where it has a name. `undoes` are the names of those that it put back.
    """

    name: str
    when: datetime
    files: tuple[KeptFile, ...] = ()
    begun: Begun | None = None
    moves: tuple[Move, ...] = ()
    modes: tuple[Mode, ...] = ()
    by_hand: tuple[str, ...] = ()
    run: str = ""
    undoes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether none of its copies was deleted by somebody."""
        return all(file.before is None or file.before.is_file() for file in self.files)

    @property
    def folders(self) -> frozenset[Path]:
        """Where its files lie: whoever writes one of them holds the lock of its folder."""
        return frozenset(Path(os.path.realpath(file.path)).parent for file in self.files)


def digest(data: bytes | None) -> str | None:
    """SHA-256 in hexadecimal; None for a file that is absent."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def pruned(changes: Iterable[KeptChange]) -> list[KeptChange]:
    """The newest twenty, and whatever was begun: its run may need it yet."""
    number = itertools.count(1)
    return [change for change in changes if change.begun or next(number) <= KEPT]


def settled(name: str, changes: Iterable[KeptChange]) -> list[KeptChange]:
    """These changes, the newest first, once the named one stands.

    What a killed run had begun in the same folders is at its end, too, for their locks are ours: it
    never took and is forgotten; or this change did the rest of it, and both are one; or it stays as
    a change of its own. Raises OSError where a copy or a file cannot be read.
    """
    changes = list(changes)
    mine = next((change for change in changes if change.name == name), None)
    if mine is None:
        return changes
    before = {file.path: file.read() for file in mine.files}
    ended, rest = replace(mine, begun=None), []
    for change in changes:
        if change.name == name:
            continue
        if change.begun is None or not change.files or not change.folders <= mine.folders:
            rest.append(change)
        else:
            took = {file.path: file for file in change.files if _took(file, before)}
            if took.keys() & before.keys():
                rest.append(replace(change, begun=None))
            else:
                added = [file for path, file in took.items() if path not in before]
                of_added = [
                    mode for mode in change.modes if mode.path in took.keys() - before.keys()
                ]
                files, modes = (*ended.files, *added), (*ended.modes, *of_added)
                ended = replace(ended, files=files, modes=modes)
                before |= {file.path: file.read() for file in added}
    return [ended, *rest]


def _took(file: KeptFile, before: Mapping[Path, bytes | None]) -> bool:
    """Whether a change shows in a file, as it is, or was before somebody wrote over it."""
    now = before[file.path] if file.path in before else _read(file.path)
    return now != file.read()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
