"""What a change has put in place so far, and the way back: it takes as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from msgspec.structs import replace

from checks.sources.shared_files import Document
from wizard.writing import keeping, meaning, settled
from wizard.writing.change import FileChange
from wizard.writing.kept import Mode
from wizard.writing.outcome import NotWritten
from wizard.writing.replacing import (
    discard,
    new_file,
    put,
    rights_after,
    second_name,
    take_away,
)
from wizard.writing.settled import Snapshot
from wizard.writing.world import World

_HURRY = 2.0  # seconds: somebody may wait at Ctrl-C while a file is put back


class Attempt:
    """The files' changes by target, of all rounds, and the backup that undoes them."""

    def __init__(self, world: World) -> None:
        self.done: dict[Path, FileChange] = {}
        self.backup = ""
        self.stays: tuple[Path, ...] = ()
        """The files, as they were named, in which the change stands though it was given up."""
        self._world = world
        self._rights: dict[Path, Mode] = {}
        self._old: dict[Path, Path | None] = {}
        """By target a finished file of what was there, which needs no room on the disk to be put back;
        None where there was none."""

    def keep(self, changes: Sequence[tuple[FileChange, Snapshot]]) -> None:
        """Lays up what is there now, twice: for `undo`, and for as long as this is not through.

        Raises NotWritten where it cannot be kept: then nothing may be written.
        """
        for change, snapshot in changes:
            with blamed_on(change.path):
                old, new = self._old.get(change.target), _finished_again(change, snapshot)
                self._old[change.target] = new
            if old:
                discard(old)
            self._note_rights(change, snapshot)
        kept = self.done | {change.target: change for change, _ in changes}
        beside = keeping.Beside(modes=tuple(self._rights.values()))
        world, before = self._world, self.backup
        self.backup = keeping.keep(kept.values(), world, in_place_of=before, beside=beside)

    def _note_rights(self, change: FileChange, snapshot: Snapshot) -> None:
        """Those that the new file does not have: the way back leads to them, too."""
        if snapshot.stat is None or change.after is None or self._world.windows:
            return
        before, after = S_IMODE(snapshot.stat.st_mode), rights_after(change.target, snapshot.stat)
        if before != after:
            self._rights.setdefault(change.target, Mode(change.path.absolute(), before, after))

    def put(self, change: FileChange, temporary: Path | None) -> None:
        # Before it is: what comes in between, or a disk that fails at the last step, finds it noted.
        self.done[change.target] = change
        with blamed_on(change.path):
            if temporary is None:
                take_away(change.target, self._world)
            else:
                put(temporary, change.target, self._world)

    def stand(self) -> None:
        """It took, or stood there already."""
        self._end(is_kept=bool(self.done))

    def give_up(self) -> None:
        """Puts everything back; `stays` are the files where that was not possible.

        What somebody has written since stays. While the change stands somewhere, so does its backup.
        """
        stays = [change for change in reversed(self.done.values()) if not self._is_put_back(change)]
        self.stays = tuple(change.path for change in reversed(stays))
        self._end(is_kept=bool(stays))

    def _end(self, *, is_kept: bool) -> None:
        for old in filter(None, self._old.values()):
            discard(old)
        if is_kept:
            keeping.settle(self.backup, self._world)
        else:
            keeping.drop(self.backup, self._world)

    def _is_put_back(self, change: FileChange) -> bool:
        world = replace(self._world, patience=min(self._world.patience, _HURRY))
        with suppress(OSError, NotWritten):  # the others must still be put back
            now = settled.take(change.target, world)
            now.close()
            if now.data == change.new_bytes:
                self._put_back(change)
            elif without := _without(change, now):
                put(new_file(change.target, without.render(), now.stat), change.target, world)
        # By a look, for a step may fail behind the one that counts.
        with suppress(OSError, NotWritten):
            now = settled.take(change.target, world)
            now.close()
            return now.data == change.old_bytes or _is_out_of(change, now)
        return False

    def _put_back(self, change: FileChange) -> None:
        old = self._old.get(change.target)
        if change.before is None:
            take_away(change.target, self._world)
        elif old is not None:
            put(old, change.target, self._world)


def _finished_again(change: FileChange, snapshot: Snapshot) -> Path | None:
    """The old file, ready to be put back; the very file where its bytes are what is to come back."""
    if change.before is None:
        return None
    if snapshot.data == change.old_bytes:
        with suppress(OSError):  # not every file system has hard links
            return second_name(change.target)
    return new_file(change.target, change.before.render(), snapshot.stat)


def _without(change: FileChange, now: Snapshot) -> Document | None:
    """What somebody made of the new file, without the change; None where there is nothing to take out,
    or nobody can."""
    sides, document = change.sides, _read_alike(change, now)
    if sides is None or document is None:
        return None
    without = meaning.taken_out(sides, document)
    return None if without is None or without == document or without.refusal else without


def _is_out_of(change: FileChange, now: Snapshot) -> bool:
    """Whether nothing of the change stands in what somebody wrote since."""
    if change.after is None or now.data is None:
        return now.data != change.new_bytes
    sides, document = change.sides, _read_alike(change, now)
    if sides is None or document is None or now.data == change.new_bytes:
        return False
    return meaning.taken_out(sides, document) == document


def _read_alike(change: FileChange, now: Snapshot) -> Document | None:
    if now.data is None or change.after is None:
        return None
    document = replace(change.after, data=now.data)
    return None if document.refusal else document


@contextmanager
def blamed_on(path: Path) -> Iterator[None]:
    """The system's errors as NotWritten of the file as a person named it, not of its temporary."""
    try:
        yield
    except OSError as error:
        raise NotWritten.because(path, error) from error
