"""What an installer leaves that fails or is interrupted goes again: the older version stays as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wizard.mending.installing.ways import Way


@contextmanager
def nothing_half_done(way: Way) -> Iterator[None]:
    """Within it AWS's installer is at work; where that raises, only what was there before stays."""
    was_there, versions, current = os.path.lexists(way.folder), _versions(way), _current(way)
    try:
        yield
    except BaseException:
        if not was_there:
            _take_away(way)
        if current and _current(way) != current:
            _point_back(way, current)
        for version in _versions(way) - versions:
            shutil.rmtree(version, ignore_errors=True)
        raise


def _versions(way: Way) -> set[Path]:
    """The folders of single versions."""
    try:
        return {each for each in (way.folder / "v2").iterdir() if not each.is_symlink()}
    except OSError:
        return set()


def _current(way: Way) -> Path | None:
    """Where the link to the version in use leads; None where there is none."""
    try:
        return (way.folder / "v2" / "current").readlink()
    except OSError:
        return None


def _point_back(way: Way, current: Path) -> None:
    link = way.folder / "v2" / "current"
    with suppress(OSError):
        link.unlink(missing_ok=True)
        link.symlink_to(current)


def _take_away(way: Way) -> None:
    for name in ("aws", "aws_completer"):
        link = way.programs / name
        with suppress(OSError):
            if link.is_symlink() and Path(os.path.realpath(link)).is_relative_to(
                os.path.realpath(way.folder)
            ):
                link.unlink()
    if way.name.endswith((".zip", ".pkg")):  # Windows Installer takes back itself what it began
        shutil.rmtree(way.folder, ignore_errors=True)
