"""Paths as a person would say them."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """The path from the current folder where it lies below it, else from the home folder, else whole."""
    if path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    home = Path.home()
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)
