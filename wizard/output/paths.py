"""Paths as a person would say them."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """The path from the current folder where it lies in it, else from the home folder, else whole.

    A terminal begins in the home folder: `.aws/config` there is `~/.aws/config` all the same, for
    that is its name in every guide.
    """
    here, home = Path.cwd(), Path.home()
    if path.is_relative_to(home):
        below = path.relative_to(home)
        if home != here and home.is_relative_to(here):
            return str(Path("~", below))
        if home == here and below.parts[:1] and below.parts[0].startswith("."):
            return str(Path("~", below))
    if path != here and path.is_relative_to(here):
        return str(path.relative_to(here))
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)
