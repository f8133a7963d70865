"""A new file that replaces none."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

from wizard.files.whole import finished, usual_mode


def free_name(path: Path) -> Path:
    """The path, or with `-2`, `-3`, … before its ending the first one at which nothing is."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in itertools.count(2))
    return next(each for each in itertools.chain([path], numbered) if not _taken(each))


def _taken(path: Path) -> bool:
    return os.path.lexists(path)  # of a name that is too long, to save it says so


def save_new(path: Path, data: bytes, mode: int | None = None) -> Path:
    """Writes a new file, whole or not at all, and gives its path; FileExistsError where one is.

    Its mode is the usual one where none is given. Raises OSError, which names the path.
    """
    with finished(path, data, usual_mode() if mode is None else mode) as part:
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            _claim(path)
            try:
                part.replace(path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    return path


def _claim(path: Path) -> None:
    """From now on the name is ours; FileExistsError where somebody was faster."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
