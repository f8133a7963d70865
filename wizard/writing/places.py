"""Other names and other rights for files of the person's: kept first, then done, then undone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from wizard.writing.keeping import Beside, drop, keep, settle
from wizard.writing.kept import Mode, Move
from wizard.writing.outcome import NotWritten, Reason
from wizard.writing.replacing import settle_folder
from wizard.writing.world import World

LOCK = ".rekwiz.lock"
"""What rekwiz itself may have left in a folder that was made for its files."""


def rename(move: Move, world: World | None = None) -> str:
    """Give it its new name, which nothing has; gives the name of the change for undo.

    Raises NotWritten; it then has its old name.
    """
    world = world or World()
    if is_in_the_way(move.target):
        raise NotWritten(move.target, Reason.NOT_A_FOLDER)
    name = keep((), world, beside=Beside(moves=(move,)))
    try:
        _make_room(move.target)
        move.source.rename(move.target)
        for folder in {move.source.parent, move.target.parent}:
            settle_folder(folder, world)
    except OSError as error:
        drop(name, world)
        raise NotWritten.because(move.source, error) from error
    settle(name, world)
    return name


def set_mode(mode: Mode, world: World | None = None) -> str:
    """Give it its new rights; gives the name of the change for undo. Raises NotWritten."""
    world = world or World()
    name = keep((), world, beside=Beside(modes=(mode,)))
    try:
        mode.path.chmod(mode.after)
    except OSError as error:
        drop(name, world)
        raise NotWritten.because(mode.path, error) from error
    settle(name, world)
    return name


def note(*commands: str, world: World | None = None) -> None:
    """Keep, among what can be undone, the commands that take back what rekwiz cannot."""
    if commands:
        world = world or World()
        settle(keep((), world, beside=Beside(by_hand=commands)), world)


def mode_of(path: Path) -> int | None:
    """Its rights, as `chmod` counts them; None where it is not there."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def is_in_the_way(place: Path) -> bool:
    """Whether something has this name that must not be lost."""
    if not os.path.lexists(place):
        return False
    return not place.is_dir() or place.is_symlink() or any(_beside_ours(place))


def free_name(place: Path, ending: str) -> Path:
    """The place with this ending, or the first number behind it under which nothing lies."""
    number, free = 1, place.with_name(f"{place.name}{ending}")
    while os.path.lexists(free):
        number += 1
        free = place.with_name(f"{place.name}{ending}-{number}")
    return free


def _beside_ours(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if entry.name != LOCK]


def _make_room(place: Path) -> None:
    """A folder that holds nothing of anybody's goes."""
    if place.is_dir() and not place.is_symlink():
        with suppress(FileNotFoundError):
            (place / LOCK).unlink()
        place.rmdir()
