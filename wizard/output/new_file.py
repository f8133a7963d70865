"""A new file that replaces none."""

from __future__ import annotations

import itertools
import os
from pathlib import Path


def free_name(path: Path) -> Path:
    """The path, or with `-2`, `-3`, … before its ending the first one at which nothing is."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in itertools.count(2))
    return next(each for each in itertools.chain([path], numbered) if not _taken(each))


def _taken(path: Path) -> bool:
    return os.path.lexists(path)  # of a name that is too long, to save it says so


def save_new(path: Path, data: bytes) -> Path:
    """Writes a new file and gives its path; FileExistsError, and nothing changed, where one is."""
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
    return path
