"""Making a change: under the lock, proved, kept for undo, put in place, looked at again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from checks.sources.shared_files import Document
from wizard.writing import keeping, meaning, settled
from wizard.writing.change import Edit, Edits, FileChange, Plan, file_change
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


@dataclass(frozen=True)
class SoFar:
    """What stands after a round: the files' changes by target, and the backup that undoes them.

    `late` is what others wrote into a file that was no longer the path's: to be edited next.
    """

    done: Mapping[Path, FileChange] = field(default_factory=dict)
    backup: str = ""
    late: Mapping[Path, Document] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """One file that must still be written: what it is now, and what it shall be."""

    snapshot: Snapshot
    change: FileChange


@dataclass(frozen=True)
class Application:
    """One change on its way into the files. `agreed` is the plan that a person said yes to."""

    edits: Edits
    world: World
    agreed: Plan | None = None

    def run(self) -> Written | Unchanged | Changed:
        """Raises NotWritten where the change does not take; the files are then as they were."""
        so_far = SoFar()
        with locked([resolved(path) for path, _ in self.edits], self.world):
            # Our lock holds back rekwiz alone. `aws configure` asks for none and writes what it
            # read before us, so what we wrote is looked at again until it has stayed.
            for _ in range(_ROUNDS):
                match self._round(so_far):
                    case SoFar() as more:
                        so_far = more
                    case outcome:
                        return outcome
            self._put_back(so_far.done, so_far.backup)
        raise NotWritten(self.edits[0][0], Reason.KEEPS_VANISHING)

    def _round(self, so_far: SoFar) -> Written | Unchanged | Changed | SoFar:
        """Look, and write what is not there; an outcome once there is nothing left to write."""
        with ExitStack() as snapshots:
            seen = [self._due(path, edit, so_far, snapshots) for path, edit in self.edits]
            due = [each for each in seen if each is not None]
            changes = tuple(each.change for each in due)
            if not changes:
                return _outcome(so_far)
            if self.agreed and not self.agreed.covers(changes):
                return Changed(Plan(self.edits, changes, self.world))
            if not all(each.snapshot.still_so() for each in due):
                return so_far
            written = self._written(due, so_far)
            # Whoever had the old file open is given as long as a file must lie untouched.
            self.world.sleep(settled.QUIET)
            return replace(written, late=self._late_words(due))

    def _due(self, path: Path, edit: Edit, so_far: SoFar, snapshots: ExitStack) -> Due | None:
        """What the edit has still to do to its file; None where it stands there."""
        snapshot = settled.take(resolved(path), self.world)
        snapshots.callback(snapshot.close)
        done, base = so_far.done.get(snapshot.target), so_far.late.get(snapshot.target)
        if done and base and snapshot.data != done.new_bytes:
            # One program wrote into the old file, another into ours: neither may be lost, so what
            # the first one changed is made in what the second one wrote.
            theirs = replace(base, data=snapshot.data or b"")
            base = meaning.carried_over(done.before, base, theirs)
        if done and base is None and done.stands_in(snapshot.data):
            return None
        change = file_change(path, edit, snapshot.target, snapshot.data, self.world, base)
        return Due(snapshot, change) if change else None

    def _written(self, due: list[Due], so_far: SoFar) -> SoFar:
        """All of the files or none of them."""
        done, backup = dict(so_far.done), ""
        try:
            with ExitStack() as temporaries:
                # Every file is finished and proved before the first is put in place: where the
                # disk is full, or botocore reads something else, the path has seen nothing of it.
                finished = [self._finished(each, temporaries) for each in due]
                changes = done | {each.change.target: each.change for each in due}
                backup = keeping.keep(changes.values(), self.world)
                for each, temporary in zip(due, finished, strict=True):
                    self._put(each.change, temporary)
                    done[each.change.target] = each.change
        except BaseException:  # Ctrl-C, too, must not leave one file new and the other old
            self._put_back(done, backup)
            raise
        finally:
            # The new backup holds what was there before the first round; one of each is enough.
            keeping.drop(so_far.backup, self.world)
        return SoFar(done, backup)

    def _finished(self, due: Due, temporaries: ExitStack) -> Path | None:
        """The new file, complete and proved, beside the old one; None where there shall be none."""
        change = due.change
        if change.after is None:
            return None
        # A new file in its folder needs no right to the old one, so the system would not stop us.
        if due.snapshot.stat and not os.access(change.target, os.W_OK):
            raise NotWritten(change.path, Reason.READ_ONLY_FILE)
        with _blamed_on(change.path):
            temporary = new_file(change.target, change.after.render(), due.snapshot.stat)
            temporaries.callback(discard, temporary)
            if not change.exact:  # what is put back may be what botocore refused
                must_be_read_alike(temporary, change.after, change.path)
        return temporary

    def _put(self, change: FileChange, temporary: Path | None) -> None:
        with _blamed_on(change.path):
            if temporary is None:
                take_away(change.target, self.world)
            else:
                put(temporary, change.target, self.world)

    def _late_words(self, due: list[Due]) -> dict[Path, Document]:
        """A program that had the old file open may have written into it unseen: edit that, too."""
        late = {}
        for each in due:
            words, change = each.snapshot.late_words(self.world), each.change
            # Empty: it was opened to be written anew, and nothing came; there is nothing to save.
            if not words or words == each.snapshot.data:
                continue
            match change:
                case FileChange(before=Document(refusal=None) as before, after=Document()):
                    document = replace(before, data=words)
                    if document.refusal is None:  # half a file helps nobody
                        late[change.target] = document
        return late

    def _put_back(self, done: Mapping[Path, FileChange], backup: str) -> None:
        """Undo what was put in place, unless somebody has written there since."""
        for change in done.values():
            with suppress(OSError, NotWritten):  # the others must still be put back
                snapshot = settled.take(change.target, self.world)
                snapshot.close()
                if snapshot.data != change.new_bytes:
                    continue
                if change.before is None:
                    take_away(change.target, self.world)
                else:
                    old = new_file(change.target, change.before.render(), snapshot.stat)
                    put(old, change.target, self.world)
        keeping.drop(backup, self.world)


def _outcome(so_far: SoFar) -> Written | Unchanged:
    if not so_far.done:
        return Unchanged()
    return Written(tuple(change.path for change in so_far.done.values()), so_far.backup)


@contextmanager
def _blamed_on(path: Path) -> Iterator[None]:
    """The system's errors as NotWritten of the file as a person named it, not of its temporary."""
    try:
        yield
    except OSError as error:
        raise NotWritten.because(path, error) from error
