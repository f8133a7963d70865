"""The store of backups: what the last twenty changes replaced, private, with a TOML index."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NotRequired, TypedDict

from checks.patience import patiently
from wizard.writing.change import FileChange
from wizard.writing.locking import folder_locked
from wizard.writing.outcome import NotWritten
from wizard.writing.replacing import new_file, put
from wizard.writing.world import World

_FileEntry = TypedDict(
    "_FileEntry", {"path": str, "before": NotRequired[str], "after-sha256": NotRequired[str]}
)


class _Entry(TypedDict):
    """One change in the index; of a copy the name alone, for the state folder may be moved."""

    name: str
    when: datetime
    file: list[_FileEntry]


KEPT = 20
_INDEX = "index.toml"


@dataclass(frozen=True)
class KeptFile:
    """One file of a change: its path, a copy (None: it was absent), a digest of the new bytes."""

    path: Path
    before: Path | None
    after: str | None

    def read(self) -> bytes | None:
        return self.before.read_bytes() if self.before else None


@dataclass(frozen=True)
class KeptChange:
    """One change, of one file or both, that can be put back."""

    name: str
    when: datetime
    files: tuple[KeptFile, ...]

    @property
    def is_whole(self) -> bool:
        """Whether none of its copies was deleted by somebody."""
        return all(file.before is None or _is_there(file.before) for file in self.files)


def _is_there(copy: Path) -> bool:
    try:
        return copy.is_file()
    except OSError:  # a name that is too long for a file
        return False


def digest(data: bytes | None) -> str | None:
    """SHA-256 in hexadecimal; None for a file that is absent."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def kept_changes(state: Path) -> tuple[KeptChange, ...]:
    """What can be put back, the newest first; nothing where the index is missing or broken."""
    folder = state / "backups"
    try:
        index = tomllib.loads(patiently(folder, partial((folder / _INDEX).read_text, "utf-8")))
        kept = tuple(_change(folder, entry) for entry in reversed(index["change"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ()
    return tuple(change for change in kept if change.is_whole)


def keep(changes: Iterable[FileChange], world: World) -> str:
    """Keep what the files are before a change, durably; gives the name of the change.

    Raises NotWritten where they cannot be kept: then nothing may be written.
    """
    folder = world.state / "backups"
    try:
        with _locked(folder, world):
            name = f"{world.now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
            kept = tuple(
                _kept(change, folder / f"{name}-{number}", world)
                for number, change in enumerate(changes)
            )
            entry = KeptChange(name, world.now(), kept)
            _write_index(folder, [entry, *kept_changes(world.state)][:KEPT], world)
            return name
    except OSError as error:
        raise NotWritten.because(folder, error) from error


def drop(name: str, world: World) -> None:
    """Forget one change: the one that did not take. It must not fail on the way out."""
    if not name:
        return
    folder = world.state / "backups"
    with suppress(OSError, NotWritten), _locked(folder, world):
        left = [change for change in kept_changes(world.state) if change.name != name]
        _write_index(folder, left, world)


def forget(state: Path) -> int:
    """Delete all backups, which hold old secrets; gives how many there were. Raises NotWritten."""
    number = len(kept_changes(state))
    try:
        shutil.rmtree(state / "backups")
    except FileNotFoundError:
        pass
    except OSError as error:
        raise NotWritten.because(state / "backups", error) from error
    return number


@contextmanager
def _locked(folder: Path, world: World) -> Iterator[None]:
    with folder_locked(folder, ".lock", world):
        folder.chmod(0o700)
        yield


def _kept(change: FileChange, place: Path, world: World) -> KeptFile:
    after = digest(change.new_bytes)
    if change.before is None:
        return KeptFile(change.path.absolute(), None, after)
    put(new_file(place, change.before.render()), place, world)
    return KeptFile(change.path.absolute(), place, after)


def _write_index(folder: Path, changes: Sequence[KeptChange], world: World) -> None:
    from tomli_w import dumps

    text = dumps({"schema": 1, "change": [_entry(change) for change in reversed(changes)]})
    put(new_file(folder / _INDEX, text.encode()), folder / _INDEX, world)
    # After the index: one that still names a copy would be broken if we were killed in between.
    named = {file.before for change in changes for file in change.files}
    for path in folder.iterdir():
        if path not in named and path.name not in (_INDEX, ".lock"):
            path.unlink(missing_ok=True)


def _entry(change: KeptChange) -> _Entry:
    files = [_file_entry(file) for file in change.files]
    return {"name": change.name, "when": change.when, "file": files}


def _file_entry(file: KeptFile) -> _FileEntry:
    """TOML has no null: what is absent is left out."""
    entry: _FileEntry = {"path": str(file.path)}
    if file.before:
        entry["before"] = file.before.name
    if file.after:
        entry["after-sha256"] = file.after
    return entry


def _change(folder: Path, entry: _Entry) -> KeptChange:
    files = tuple(
        KeptFile(
            Path(file["path"]),
            # The name alone: an index that somebody wrote must not lead to files elsewhere.
            folder / Path(file["before"]).name if "before" in file else None,
            file.get("after-sha256"),
        )
        for file in entry["file"]
    )
    texts = (entry["name"], *(text for file in entry["file"] for text in file.values()))
    are_texts = all(isinstance(text, str) and text and "\0" not in text for text in texts)
    if not (files and are_texts and isinstance(entry["when"], datetime)):
        raise TypeError("an index that somebody wrote")
    return KeptChange(entry["name"], entry["when"], files)
