"""The one door for every change to a shared file: shown first, then whole or not at all."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from wizard.writing import locking
from wizard.writing.applying import Application, Changed
from wizard.writing.change import Edit, Plan, planned
from wizard.writing.outcome import NotWritten, Reason, Unchanged, Written
from wizard.writing.replacing import resolved
from wizard.writing.world import World

__all__ = [
    "Changed",
    "NotWritten",
    "Plan",
    "Reason",
    "Unchanged",
    "World",
    "Written",
    "apply",
    "plan",
    "preview",
    "sweep",
    "update",
]

FileEdit = tuple[Path, Edit]


def plan(*edits: FileEdit, state_folder: Path | None = None, world: World | None = None) -> Plan:
    """What the edits would do to the files now; several edits are one change for undo.

    A path leads through links to the file that they name. No file of the person's is
    touched. Raises NotWritten where the path can never work or botocore would refuse the new file,
    and what an edit raises.
    """
    return planned(edits, _world(world, state_folder))


def apply(agreed: Plan) -> Written | Unchanged | Changed:
    """Make a planned change, if it still puts the same new values in place of the same old ones.

    Otherwise Changed holds the plan to be shown and agreed to anew. Raises NotWritten where the
    change does not take; every file is then as it was.
    """
    return _applied(agreed, agreed)


def update(
    *edits: FileEdit, state_folder: Path | None = None, world: World | None = None
) -> Written | Unchanged:
    """Make a change on whatever is there, unasked. Raises as `plan` and `apply` do."""
    now = plan(*edits, state_folder=state_folder, world=world)
    match _applied(now, None):
        case Changed():
            raise AssertionError("nobody agreed to a plan that could have become another one")
        case outcome:
            return outcome


def preview(*edits: FileEdit, state_folder: Path | None = None, world: World | None = None) -> str:
    """The change as a unified diff, secrets hidden; "" where nothing would change."""
    return plan(*edits, state_folder=state_folder, world=world).diff


def sweep(*paths: Path, world: World | None = None) -> None:
    """Remove the temporary files, with secrets in them, that a killed run left beside these."""
    locking.sweep([resolved(path) for path in paths], _world(world, None))


def _applied(now: Plan, agreed: Plan | None) -> Written | Unchanged | Changed:
    if not now.changes:
        return Unchanged()
    return Application(now.edits, now.world, agreed).run()


def _world(world: World | None, state: Path | None) -> World:
    world = world or World()
    return world if state is None else replace(world, state=state)
