"""What a change to the shared files is: its edits, what they would do now, and its diff."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from checks.sources.shared_files import Document, Refused
from wizard.writing import meaning, settled
from wizard.writing.diff import unified
from wizard.writing.locking import sweep
from wizard.writing.outcome import NotWritten, Reason
from wizard.writing.replacing import resolved, rights_after
from wizard.writing.world import World


class Restored(Struct, frozen=True):
    """In place of an edit: exactly these bytes (None: no file), though botocore may refuse them."""

    data: bytes | None


Edit = Callable[[Document], Document] | Restored
Edits = tuple[tuple[Path, Edit], ...]


class FileChange(Struct, frozen=True):
    """One file of a change: the path as it was named, its target, and both sides (None: absent).

    `exact` where the bytes count and not the settings alone: something is put back.
    """

    path: Path
    target: Path
    before: Document | None
    after: Document | None
    exact: bool = False

    @property
    def diff(self) -> str:
        """A unified diff to be shown: secrets hidden."""
        return unified(self.path, self.before, self.after)

    @property
    def old_bytes(self) -> bytes | None:
        return _bytes(self.before)

    @property
    def new_bytes(self) -> bytes | None:
        return _bytes(self.after)

    @property
    def modes(self) -> tuple[int, int] | None:
        """Its mode now and afterwards, where the two differ; Windows has other rights."""
        if self.before is None or self.after is None or not hasattr(os, "fchmod"):
            return None
        with suppress(OSError):
            now = self.target.stat()
            modes = stat.S_IMODE(now.st_mode), rights_after(self.target, now)
            return modes if modes[0] != modes[1] else None
        return None

    def is_the_same_as(self, agreed: FileChange) -> bool:
        """Whether it puts the same new values in the place of the same old ones."""
        if (self.before, self.after) == (agreed.before, agreed.after):
            return True
        mine, theirs = self._telling, agreed._telling
        if mine is None or theirs is None:
            return False
        change = mine.replaced
        # Where no setting changes the bytes do (an encoding, a mark), and those differ here.
        return bool(change) and change == theirs.replaced

    def stands_in(self, data: bytes | None) -> bool:
        """Whether what was written is still there, though others may have written since."""
        if data == self.new_bytes:
            return True
        settings = self._telling
        if data is None or settings is None:
            return data != self.old_bytes
        return settings.stand_in(Document(data, settings.after.encoding))

    @property
    def sides(self) -> meaning.Sides | None:
        """The change of settings that it is; None where a side cannot be read, or the file goes."""
        if self.after is None or self.after.refusal:
            return None
        if self.before is not None and self.before.refusal:
            return None
        return meaning.Sides(self.before, self.after)

    @property
    def _telling(self) -> meaning.Sides | None:
        """What tells this change by its settings; None where its bytes alone do."""
        return None if self.exact else self.sides


class Plan(Struct, frozen=True):
    """What a change would do now. Nothing was touched yet; `changes` is empty where all stands."""

    edits: Edits
    changes: tuple[FileChange, ...]
    world: World

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that change, as they were named."""
        return tuple(change.path for change in self.changes)

    @property
    def diff(self) -> str:
        """A unified diff to be shown: secrets hidden; "" where nothing changes."""
        return "".join(change.diff for change in self.changes)

    def covers(self, changes: tuple[FileChange, ...]) -> bool:
        """Whether whoever agreed to this plan agreed to these changes, too."""
        return all(any(change.is_the_same_as(mine) for mine in self.changes) for change in changes)


def planned(edits: Edits, world: World) -> Plan:
    """What the edits would do to the files now. Raises NotWritten, and what an edit raises."""
    # Also where nothing comes to be written: what a killed run left has secrets in it.
    sweep([resolved(path) for path, _ in edits], world)
    changes = []
    for path, edit in edits:
        snapshot = settled.take(resolved(path), world)
        snapshot.close()
        changes.append(file_change(path, edit, snapshot.target, snapshot.data, world))
    return Plan(edits, tuple(filter(None, changes)), world)


def file_change(
    path: Path,
    edit: Edit,
    target: Path,
    data: bytes | None,
    world: World,
    base: Document | None = None,
) -> FileChange | None:
    """What an edit does to a file of these bytes (None: absent); None where it does nothing.

    With `base` the edit is made on that document instead, and takes the file's place.
    """
    before = base
    if before is None and data is not None:
        before = _document(path, data, world)
    if isinstance(edit, Restored):
        after = None if edit.data is None else _document(path, edit.data, world)
        exactly = FileChange(path, target, before, after, exact=True)
        return None if exactly.new_bytes == data else exactly
    edited = _edited(path, edit, before, world)
    unchanged = b"" if before is None else data  # no file is made to hold nothing
    if edited.render() == unchanged:
        return None
    edited = edited.without_byte_order_mark()  # botocore would refuse it
    if edited.refusal is None:
        return FileChange(path, target, before, edited)
    if before is None or not _is_further(edited, before):
        raise NotWritten(path, Reason.REFUSED, edited.refusal.reason, edited.refusal.line)
    # One fault of several is mended: botocore reads nothing yet, before as after.
    return FileChange(path, target, before, edited, exact=True)


def _is_further(now: Document, before: Document) -> bool:
    """Whether botocore refuses another fault now than it did, or one further down, or one of fewer."""
    refused, was = now.refusal, before.refusal
    if refused is None or was is None:
        return False
    is_other = refused.reason != was.reason or (refused.line or 0) > (was.line or 0)
    return is_other or len(now.faults) < len(before.faults)


def _edited(
    path: Path, edit: Callable[[Document], Document], before: Document | None, world: World
) -> Document:
    try:
        return edit(before or _document(path, b"", world))
    except Refused as refused:
        raise NotWritten(path, Reason.REFUSED, refused.reason, refused.line) from refused


def _document(path: Path, data: bytes, world: World) -> Document:
    return Document.parse(data, world.encoding, file=world.kind(path))


def _bytes(document: Document | None) -> bytes | None:
    return None if document is None else document.render()
