"""Backups of the shared files: the list of what can be undone, undoing it, forgetting it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wizard.writing import Written, update
from wizard.writing.change import Edit, Plan, Restored, planned
from wizard.writing.keeping import (
    KEPT,
    KeptChange,
    KeptFile,
    digest,
    drop,
    forget,
    keep,
    kept_changes,
)
from wizard.writing.outcome import NotWritten
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
        if plan.changes:
            return Undo(change, plan, _changed_since(change, plan))
    return None


def take_back(done: Written, edit: Edit, world: World | None = None) -> None:
    """Undo that change as if it had never been: no backup keeps what it wrote.

    In a file to which somebody else has written since, `edit` takes it out. Raises NotWritten where
    a file cannot be written.
    """
    world = world or World()
    for change in kept_changes(world.state):
        if change.name == done.backup:
            files = [(file.path, _restored(file), _stands(file)) for file in change.files]
            outcome = update(
                *((p, old if stands else edit) for p, old, stands in files), world=world
            )
            for name in (done.backup, outcome.backup if isinstance(outcome, Written) else ""):
                drop(name, world)


def _stands(file: KeptFile) -> bool:
    """Whether nobody has written to the file since."""
    try:
        return file.is_as_we_left_it(file.path.read_bytes())
    except FileNotFoundError:
        return file.is_as_we_left_it(None)


def _restored(file: KeptFile) -> Restored:
    try:
        return Restored(file.read())
    except OSError as error:
        raise NotWritten.because(file.before or file.path, error) from error


def _changed_since(change: KeptChange, plan: Plan) -> tuple[Path, ...]:
    now = {found.path: found.before for found in plan.changes}
    return tuple(
        file.path
        for file in change.files
        if file.path in now
        and digest(now[file.path].render() if now[file.path] else None) != file.after
    )
