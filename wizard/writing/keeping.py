"""The store of backups: what the last twenty changes replaced, private, with a TOML index."""

from __future__ import annotations

import errno
import secrets
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase
from wizard.errors import NotTaken
from wizard.writing.change import FileChange
from wizard.writing.index import change_of, entry_of
from wizard.writing.kept import (
    Begun,
    KeptChange,
    KeptFile,
    Mode,
    Move,
    digest,
    pruned,
    settled,
)
from wizard.writing.locking import folder_locked
from wizard.writing.outcome import NotWritten, Reason, error_name
from wizard.writing.replacing import discard, new_file, put
from wizard.writing.world import World

_INDEX = "index.toml"
NO_INDEX = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP)
"""There is none, or something else lies in its place."""
NOT_DELETED = Phrase(
    "Not all backups in {folder} could be deleted: {reason}. No other file was changed."
)


def kept_changes(state: Path) -> tuple[KeptChange, ...]:
    """What can be put back, the newest first; nothing where the index is missing or broken.

    Raises NotWritten where it cannot be read.
    """
    folder = state / "backups"
    try:
        index = tomllib.loads((folder / _INDEX).read_text("utf-8"))
        entries = reversed(index["change"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    except OSError as error:
        if error.errno in NO_INDEX:
            return ()
        raise NotWritten(folder / _INDEX, Reason.BACKUP, error_name(error)) from error
    return tuple(filter(None, (change_of(folder, entry) for entry in entries)))


class Beside(Struct, frozen=True):
    """What a change is beside the bytes of files: other names, other rights, and what rekwiz cannot take
    back, as commands."""

    moves: tuple[Move, ...] = ()
    modes: tuple[Mode, ...] = ()
    by_hand: tuple[str, ...] = ()


NOTHING_BESIDE = Beside()


def keep(
    changes: Iterable[FileChange],
    world: World,
    *,
    in_place_of: str = "",
    beside: Beside = NOTHING_BESIDE,
) -> str:
    """Keep what the files are before a change, durably; gives the name of the change, which is begun.

    An older backup of the same change may go. Raises NotWritten where they cannot be kept: then
    nothing may be written.
    """
    folder, files = world.state / "backups", tuple(changes)
    try:
        with _locked(folder, world):
            others = [each for each in kept_changes(world.state) if each.name != in_place_of]
            name = f"{world.now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
            with _copies(folder, name, len(files)) as places:
                # None is dropped before the change stands: the oldest may be what it puts back.
                begun = _begun(name, files, places, world, beside)
                _write_index(folder, [begun, *others], world)
            return name
    except OSError as error:
        raise NotWritten.because(folder, error) from error


def settle(name: str, world: World) -> None:
    """That change took: from now on it is one of those that are kept, and the oldest one goes.

    Where that cannot be written it is still a change that was begun, and can be put back.
    """
    folder = world.state / "backups"
    with suppress(OSError, NotWritten), _locked(folder, world):
        _write_index(folder, pruned(settled(name, kept_changes(world.state))), world)


def drop(name: str, world: World) -> None:
    """Forget one change: the one that did not take. It must not fail on the way out."""
    if not name:
        return
    folder = world.state / "backups"
    with suppress(OSError, NotWritten), _locked(folder, world):
        left = [change for change in kept_changes(world.state) if change.name != name]
        _write_index(folder, left, world)


def forget(state: Path, world: World | None = None) -> int:
    """Delete all backups, which hold old secrets; gives how many there were. Raises NotWritten."""
    folder = state / "backups"
    try:
        if not folder.exists():
            return 0
        with _locked(folder, world or World(state=state)):
            number = _number(state)
            # It goes first, for it must not name what is gone; and a full disk has room for none.
            (folder / _INDEX).unlink(missing_ok=True)
            for path in folder.iterdir():
                if path.name != ".lock" and not path.is_dir():
                    path.unlink(missing_ok=True)
        with suppress(OSError):  # another one has begun to keep something
            (folder / ".lock").unlink(missing_ok=True)
            folder.rmdir()
    except OSError as error:
        raise NotTaken(
            NOT_DELETED.with_(folder=folder, reason=error.strerror or error_name(error))
        ) from error
    return number


def _number(state: Path) -> int:
    with suppress(NotWritten):
        return len(kept_changes(state))
    return 0


@contextmanager
def _locked(folder: Path, world: World) -> Iterator[None]:
    with folder_locked(folder, ".lock", world):
        folder.chmod(0o700)
        yield


@contextmanager
def _copies(folder: Path, name: str, number: int) -> Iterator[list[Path]]:
    """Places for copies, which are gone where the change does not come to be kept: a copy that no index
    names is an old secret, on a disk that is full."""
    places = [folder / f"{name}-{each}" for each in range(number)]
    try:
        yield places
    except BaseException:
        for place in places:
            discard(place)
        raise


def _begun(
    name: str, changes: Sequence[FileChange], places: Sequence[Path], world: World, beside: Beside
) -> KeptChange:
    kept = tuple(_kept(*each, world) for each in zip(changes, places, strict=True))
    begun = Begun.UNDO if any(change.exact for change in changes) else Begun.CHANGE
    return KeptChange(
        name,
        world.now(),
        kept,
        begun,
        beside.moves,
        beside.modes,
        beside.by_hand,
        world.run,
        world.undoes,
    )


def _kept(change: FileChange, place: Path, world: World) -> KeptFile:
    after = digest(change.new_bytes)
    if change.before is None:
        return KeptFile(change.path.absolute(), None, after)
    put(new_file(place, change.before.render()), place, world)
    return KeptFile(change.path.absolute(), place, after)


def _write_index(folder: Path, changes: Sequence[KeptChange], world: World) -> None:
    from tomli_w import dumps

    text = dumps({"schema": 1, "change": [entry_of(change) for change in reversed(changes)]})
    put(new_file(folder / _INDEX, text.encode()), folder / _INDEX, world)
    # After the index: one that still names a copy would be broken if we were killed in between.
    named = {file.before for change in changes for file in change.files}
    for path in folder.iterdir():
        if path not in named and path.name not in (_INDEX, ".lock"):
            discard(path)
