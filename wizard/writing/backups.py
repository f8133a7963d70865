"""Backups of the shared files: the list of what can be undone, undoing it, forgetting it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wizard.writing import Changed, Written, apply
from wizard.writing.change import Edit, Plan, Restored, planned
from wizard.writing.keeping import drop, forget, keep, kept_changes
from wizard.writing.kept import KEPT, Begun, KeptChange, KeptFile, Mode, Move, digest
from wizard.writing.outcome import NotWritten, Reason, error_name
from wizard.writing.places import is_in_the_way, mode_of, rename, set_mode
from wizard.writing.world import World, current_run, together

__all__ = [
    "KEPT",
    "KeptChange",
    "KeptFile",
    "Undo",
    "forget",
    "keep",
    "kept_changes",
    "put_back",
    "take_back",
    "told_of",
    "undo",
]


class Undo(Struct, frozen=True):
    """How the last change would be put back: `plan` is to be shown and done by `put_back`.

    `names` and `rights` are what gets its old name and its old rights, in their order;
    `changed_since` are the files that somebody has changed after it: those changes would be lost,
    as the diff shows. `by_hand` are the commands that take back what rekwiz cannot.
    """

    changes: tuple[KeptChange, ...]
    plan: Plan
    names: tuple[Move, ...]
    rights: tuple[Mode, ...]
    changed_since: tuple[Path, ...]

    @property
    def is_by_hand_alone(self) -> bool:
        """Whether rekwiz can take back nothing of it."""
        return not (self.plan.changes or self.names or self.rights)

    @property
    def by_hand(self) -> tuple[str, ...]:
        return tuple(command for change in self.changes for command in change.by_hand)


def undo(world: World | None = None, *, one: bool = False) -> Undo | None:
    """How to put back the last change that still shows, or is to be taken back by hand; None where
    there is none.

    What belongs together goes back together, unless only `one` is wished. Putting it back is a
    change like any other, so undoing twice brings it again; one by one it goes further back. Raises
    NotWritten where a path can no longer be written to, or a backup cannot be read.
    """
    world = world or World()
    kept = kept_changes(world.state)
    for change in _standing(kept) if one else kept:
        of_one_run = [each for each in kept if change.run and each.run == change.run]
        found = _back([change] if one or not of_one_run else of_one_run, world)
        if found:
            return found
        if change.by_hand:
            return Undo((change,), Plan((), (), world), (), (), ())
    return None


def _standing(kept: Sequence[KeptChange]) -> Iterator[KeptChange]:
    """What was changed and not put back since, the newest first."""
    put_back: set[str] = set()
    for change in kept:
        if change.name in put_back:
            continue
        if change.undoes and not change.begun:
            put_back.update(change.undoes)
        else:
            yield change


def told_of(found: Undo, world: World | None = None) -> None:
    """Forget what only a person can take back, once they know how: the next undo goes further back."""
    world = world or World()
    for change in found.changes:
        drop(change.name, world)


def put_back(found: Undo, world: World | None = None) -> Changed | None:
    """Do it; Changed where a file became another one since it was shown, and nothing was done.

    Raises NotWritten where it does not take.
    """
    with together():
        names = tuple(change.name for change in found.changes)
        world = replace(world or World(), run=current_run(), undoes=names)
        plan = replace(found.plan, world=world)
        if isinstance(outcome := apply(plan), Changed):
            return outcome
        for mode in found.rights:
            if mode_of(mode.path) != mode.after:  # a file that was put back may have them already
                set_mode(mode, world)
        for move in found.names:
            rename(move, world)
    return None


def _back(changes: Sequence[KeptChange], world: World) -> Undo | None:
    """How these changes, the newest first, are put back; None where nothing of them shows."""
    oldest = {file.path: file for change in changes for file in change.files}
    plan = planned(tuple((path, _restored(file)) for path, file in oldest.items()), world)
    names: list[Move] = []
    for move in (move for change in changes for move in reversed(change.moves)):
        has, gets = _now_at(move.target, names), _now_at(move.source, names)
        if has and os.path.lexists(has) and not (gets and is_in_the_way(gets)):
            names.append(Move(move.target, move.source))
    stays = oldest.keys() - {change.path for change in plan.changes}
    """Somebody has put them back already, with the rights that they want."""
    rights = tuple(
        Mode(mode.path, mode.after, mode.before)
        for change in changes
        for mode in reversed(change.modes)
        if mode_of(mode.path) == mode.after and mode.path not in stays
    )
    rights = tuple(dict.fromkeys(rights))
    # An undoing that was killed half way is brought to its end, and not undone in its turn.
    is_half = any(change.begun is Begun.UNDO for change in changes)
    if is_half and len(plan.changes) < len(oldest):
        return None
    if not (plan.changes or names or rights):
        return None
    newest = {file.path: file for change in reversed(changes) for file in change.files}
    since = _changed_since(newest.values(), plan)
    return Undo(tuple(changes), plan, tuple(names), rights, since)


def _now_at(path: Path, moves: Sequence[Move]) -> Path | None:
    """Where that lies now which has this path once the moves are done; None where nothing will."""
    for move in reversed(moves):
        if path.is_relative_to(move.target):
            path = move.source / path.relative_to(move.target)
        elif path.is_relative_to(move.source):
            return None
    return path


def take_back(done: Written, edit: Edit, world: World | None = None) -> None:
    """Undo that change as if it had never been: no backup keeps what it wrote.

    From a file to which somebody else has written since, or whose copy is gone, `edit` takes it out.
    Raises NotWritten where a file cannot be written.
    """
    world = world or World()
    changes = [change for change in kept_changes(world.state) if change.name == done.backup]
    kept = {file.path: file for change in changes for file in change.files}
    theirs = set(done.files) - kept.keys()
    outcome = None
    # Somebody may write between the look and the change: then his file is edited, not put back.
    while outcome is None or isinstance(outcome, Changed):
        edits = ((path, edit if path in theirs else _restored(kept[path])) for path in done.files)
        agreed = planned(tuple(edits), world)
        since = set(_changed_since(kept.values(), agreed)) - theirs
        outcome = None if since else apply(agreed)
        theirs |= since
    for mode in (mode for change in changes for mode in change.modes if mode.path not in theirs):
        with suppress(OSError):
            mode.path.chmod(mode.before)
    # The second holds what was taken back, a secret perhaps; the first leads nowhere any more.
    for name in (done.backup, outcome.backup if isinstance(outcome, Written) else ""):
        drop(name, world)


def _restored(file: KeptFile) -> Restored:
    try:
        return Restored(file.read())
    except OSError as error:
        raise NotWritten(file.before or file.path, Reason.BACKUP, error_name(error)) from error


def _changed_since(files: Iterable[KeptFile], plan: Plan) -> tuple[Path, ...]:
    now = {found.path: found.old_bytes for found in plan.changes}
    return tuple(
        file.path for file in files if file.path in now and digest(now[file.path]) != file.after
    )
