"""Backups of the shared files: the list of what can be undone, undoing it, forgetting it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wizard.writing import Changed, Written, apply
from wizard.writing.change import Edit, Plan, Restored, planned
from wizard.writing.keeping import drop, forget, keep, kept_changes
from wizard.writing.kept import KEPT, Begun, KeptChange, KeptFile, digest
from wizard.writing.outcome import NotWritten, Reason, error_name
from wizard.writing.world import World

__all__ = [
    "KEPT",
    "KeptChange",
    "KeptFile",
    "Undo",
    "forget",
    "keep",
    "kept_changes",
    "take_back",
    "undo",
]


@dataclass(frozen=True)
class Undo:
    """How the last change would be put back: `plan` is to be shown and applied as any other.

    `changed_since` are the files that somebody has changed after it: those changes would be lost,
    as the diff shows.
    """

    change: KeptChange
    plan: Plan
    changed_since: tuple[Path, ...]


def undo(world: World | None = None) -> Undo | None:
    """How to put back the last change that still shows in the files; None where there is none.

    Putting it back is a change like any other, so undoing twice brings it again. Raises NotWritten
    where a path can no longer be written to, or a backup cannot be read.
    """
    world = world or World()
    for change in kept_changes(world.state):
        plan = planned(tuple((file.path, _restored(file)) for file in change.files), world)
        # An undoing that was killed half way is brought to its end, and not undone in its turn.
        is_half = change.begun is Begun.UNDO and len(plan.changes) < len(change.files)
        if plan.changes and not is_half:
            return Undo(change, plan, _changed_since(change.files, plan))
    return None


def take_back(done: Written, edit: Edit, world: World | None = None) -> None:
    """Undo that change as if it had never been: no backup keeps what it wrote.

    From a file to which somebody else has written since, or whose copy is gone, `edit` takes it out.
    Raises NotWritten where a file cannot be written.
    """
    world = world or World()
    changes = (change for change in kept_changes(world.state) if change.name == done.backup)
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
