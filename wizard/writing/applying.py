"""Making a change: under the lock, proved, kept for undo, put in place, looked at again."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checks.sources.shared_files import Document
from wizard.interruption import Shield, StoppedHalfWay
from wizard.writing import meaning, settled
from wizard.writing.attempt import Attempt, blamed_on
from wizard.writing.change import Edit, Edits, FileChange, Plan, file_change, planned
from wizard.writing.locking import locked
from wizard.writing.outcome import NotWritten, Reason, Unchanged, Written
from wizard.writing.proof import must_be_read_alike
from wizard.writing.replacing import discard, new_file, resolved
from wizard.writing.settled import Snapshot
from wizard.writing.world import World

_ROUNDS = 20  # how often a change is made again that somebody undid
Late = dict[Path, Document]
"""What others wrote into a file that was no longer the path's: to be edited next."""


class Changed(Struct, frozen=True):
    """The files changed since the plan was made; it would do something else now: ask again."""

    plan: Plan


class Due(Struct, frozen=True):
    """One file that must still be written: what it is now, and what it shall be."""

    snapshot: Snapshot
    change: FileChange


class Application(Struct, frozen=True):
    """One change on its way into the files. `agreed` is the plan that a person said yes to."""

    edits: Edits
    world: World
    agreed: Plan | None = None

    def run(self) -> Written | Unchanged | Changed:
        """Raises NotWritten where the change does not take; the files are then as they were."""
        attempt = Attempt(self.world)
        # The second Ctrl-C comes while the first is being obeyed: what is put back is put back whole.
        with Shield() as shield:
            try:
                with locked([resolved(path) for path, _ in self.edits], self.world):
                    outcome = self._made(attempt, shield)
            except BaseException as stopped:
                raise _told(stopped, attempt.stays, is_late=shield.is_late) from stopped.__cause__
        return outcome if outcome else Changed(planned(self.edits, self.world))

    def _made(self, attempt: Attempt, shield: Shield) -> Written | Unchanged | None:
        """The change, all of it or nothing; None where another one would be made by now."""
        try:
            outcome = self._rounds(attempt)
            shield.hold()
        except BaseException:
            shield.hold()
            attempt.give_up()
            raise
        if outcome:
            attempt.stand()
            return outcome
        attempt.give_up()
        if attempt.stays:
            raise NotWritten(attempt.stays[0], Reason.KEEPS_VANISHING)
        return None

    def _rounds(self, attempt: Attempt) -> Written | Unchanged | None:
        # Our lock holds back rekwiz alone. `aws configure` asks for none and writes what it read
        # before us, so what we wrote is looked at again until it has stayed.
        late: Late = {}
        for _ in range(_ROUNDS):
            with ExitStack() as snapshots:
                seen = [self._due(*edit, attempt, late, snapshots) for edit in self.edits]
                due = [each for each in seen if each is not None]
                if not due:
                    return _outcome(attempt)
                if self.agreed and not self.agreed.covers(tuple(each.change for each in due)):
                    return None
                if self._written(due, attempt):
                    # Whoever had the old file open is given as long as a file must lie untouched.
                    self.world.sleep(settled.QUIET)
                    late = self._late_words(due)
        raise NotWritten(self.edits[0][0], Reason.KEEPS_VANISHING)

    def _due(
        self, path: Path, edit: Edit, attempt: Attempt, late: Late, snapshots: ExitStack
    ) -> Due | None:
        """What the edit has still to do to its file; None where it stands there."""
        snapshot = settled.take(resolved(path), self.world)
        snapshots.callback(snapshot.close)
        done, base = attempt.done.get(snapshot.target), late.get(snapshot.target)
        if done and base and snapshot.data != done.new_bytes:
            # One program wrote into the old file, another into ours: neither may be lost, so what
            # the first one changed is made in what the second one wrote.
            theirs = replace(base, data=snapshot.data or b"")
            base = meaning.carried_over(done.before, base, theirs)
        if done and base is None and done.stands_in(snapshot.data):
            return None
        change = file_change(path, edit, snapshot.target, snapshot.data, self.world, base)
        return Due(snapshot, change) if change else None

    def _written(self, due: list[Due], attempt: Attempt) -> bool:
        """All of the files, or none of them where somebody has written to one since the look."""
        with ExitStack() as temporaries:
            # Every file is finished and proved before the first is put in place: where the disk is
            # full, or botocore reads something else, the path has seen nothing of it.
            finished = [self._finished(each, temporaries) for each in due]
            attempt.keep([(each.change, each.snapshot) for each in due])
            if not all(each.snapshot.still_so() for each in due):
                return False
            for each, temporary in zip(due, finished, strict=True):
                attempt.put(each.change, temporary)
        return True

    def _finished(self, due: Due, temporaries: ExitStack) -> Path | None:
        """The new file, complete and proved, beside the old one; None where there shall be none."""
        change = due.change
        if change.after is None:
            return None
        # A new file in its folder needs no right to the old one, so the system would not stop us.
        if due.snapshot.stat and not os.access(change.target, os.W_OK):
            raise NotWritten(change.path, Reason.READ_ONLY_FILE)
        with blamed_on(change.path):
            temporary = new_file(change.target, change.after.render(), due.snapshot.stat)
            temporaries.callback(discard, temporary)
            if not change.exact:  # what is put back may be what botocore refused
                must_be_read_alike(temporary, change.after, change.path)
        return temporary

    def _late_words(self, due: list[Due]) -> Late:
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


def _outcome(attempt: Attempt) -> Written | Unchanged:
    if not attempt.done:
        return Unchanged()
    return Written(tuple(change.path for change in attempt.done.values()), attempt.backup)


def _told(stopped: BaseException, stays: tuple[Path, ...], *, is_late: bool) -> BaseException:
    """The same end, with the files in it that could not be put back."""
    if isinstance(stopped, NotWritten):
        stopped.stays = stays
    if stays and (is_late or isinstance(stopped, KeyboardInterrupt)):
        return StoppedHalfWay(stays)
    return stopped
