"""Making a change: under the lock, proved, kept for undo, put in place, looked at again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from checks.sources.shared_files import Document
from wizard.writing import keeping, meaning, settled
from wizard.writing.change import Edits, FileChange, Plan, file_change
from wizard.writing.locking import locked
from wizard.writing.outcome import NotWritten, Reason, Unchanged, Written
from wizard.writing.proof import must_be_read_alike
from wizard.writing.replacing import discard, new_file, put, resolved, take_away
from wizard.writing.settled import Snapshot
from wizard.writing.world import World

_ROUNDS = 20  # how often a change is made again that somebody undid


@dataclass(frozen=True)
class Changed:
    """The files changed since the plan was made; it would do something else now: ask again."""

    plan: Plan


@dataclass
class Application:
    """One change on its way into the files. `agreed` is the plan that a person said yes to."""

    edits: Edits
    world: World
    agreed: Plan | None = None
    _done: dict[Path, FileChange] = field(default_factory=dict)
    _late: dict[Path, Document] = field(default_factory=dict)
    _backup: str = ""

    def run(self) -> Written | Unchanged | Changed:
        """Raises NotWritten where the change does not take; the files are then as they were."""
        with locked([resolved(path) for path, _ in self.edits], self.world):
            for _ in range(_ROUNDS):
                if outcome := self._round():
                    return outcome
            self._put_back()
        raise NotWritten(self.edits[0][0], Reason.KEEPS_VANISHING)

    def _round(self) -> Written | Unchanged | Changed | None:
        """Look, and write what is not there; None where it must be looked at again."""
        with ExitStack() as stack:
            seen = [self._see(number, stack) for number in range(len(self.edits))]
            todo = [(snapshot, change) for snapshot, change in seen if change]
            changes = tuple(change for _, change in todo)
            if not changes:
                return self._outcome()
            if self.agreed and not self.agreed.covers(changes):
                return Changed(Plan(self.edits, changes, self.world))
            if all(snapshot.still_so() for snapshot, _ in todo):
                self._write(todo)
                self.world.sleep(settled.QUIET)
                self._listen(todo)
        return None

    def _see(self, number: int, stack: ExitStack) -> tuple[Snapshot, FileChange | None]:
        path, edit = self.edits[number]
        snapshot = settled.take(resolved(path), self.world)
        stack.callback(snapshot.close)
        done, base = self._done.get(snapshot.target), self._late.get(snapshot.target)
        if done and base and snapshot.data != done.after.render():  # written to in both places
            base = meaning.carried_over(done.before, base, replace(base, data=snapshot.data or b""))
        if done and base is None and done.stands_in(snapshot.data):
            return snapshot, None
        return snapshot, file_change(path, edit, snapshot.target, snapshot.data, self.world, base)

    def _outcome(self) -> Written | Unchanged:
        if not self._done:
            return Unchanged()
        return Written(tuple(change.path for change in self._done.values()), self._backup)

    def _write(self, todo: Sequence[tuple[Snapshot, FileChange]]) -> None:
        """All of the files or none of them."""
        finished: dict[Path, Path] = {}
        older, self._backup, self._late = self._backup, "", {}
        try:
            for snapshot, change in todo:
                if change.after is not None:
                    finished[change.target] = self._finished(snapshot, change)
            kept = {**self._done, **{change.target: change for _, change in todo}}
            self._backup = keeping.keep(list(kept.values()), self.world)
            for _, change in todo:
                self._put(change, finished)
        except BaseException as error:
            for temporary in finished.values():
                discard(temporary)
            self._put_back()
            if isinstance(error, OSError):
                raise NotWritten.because(change.path, error) from error
            raise
        finally:
            keeping.drop(older, self.world)

    def _finished(self, snapshot: Snapshot, change: FileChange) -> Path:
        """The new file, complete and proved, beside the old one."""
        if snapshot.stat and not os.access(change.target, os.W_OK):
            raise NotWritten(change.path, Reason.READ_ONLY_FILE)
        temporary = new_file(change.target, change.after.render(), snapshot.stat)
        try:
            if not change.exact:  # what is put back may be what botocore refused
                must_be_read_alike(temporary, change.after, change.path)
        except BaseException:
            discard(temporary)
            raise
        return temporary

    def _put(self, change: FileChange, finished: dict[Path, Path]) -> None:
        if change.after is None:
            take_away(change.target, self.world)
        else:
            put(finished[change.target], change.target, self.world)
            finished.pop(change.target)
        self._done[change.target] = change

    def _listen(self, todo: Sequence[tuple[Snapshot, FileChange]]) -> None:
        """A program that had the old file open may have written into it unseen: edit that, too."""
        for snapshot, change in todo:
            words = snapshot.late_words(self.world)
            if words and words != snapshot.data and change.before and change.after:
                late = replace(change.before, data=words)
                if late.refusal is None and change.before.refusal is None:
                    self._late[change.target] = late

    def _put_back(self) -> None:
        """Undo what was put in place, unless somebody has written there since."""
        for change in self._done.values():
            with suppress(OSError, NotWritten):
                after = change.after.render() if change.after else None
                snapshot = settled.take(change.target, self.world)
                snapshot.close()
                if snapshot.data == after and change.before is None:
                    take_away(change.target, self.world)
                elif snapshot.data == after:
                    old = new_file(change.target, change.before.render(), snapshot.stat)
                    put(old, change.target, self.world)
        self._done.clear()
        keeping.drop(self._backup, self.world)
