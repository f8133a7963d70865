"""Where the program begins: with its own packages, and listening to signals before anything slow."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.early import listen_at_once

if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """The console script."""
    listen_at_once()
    sys.path[:] = own_packages_first(sys.path, os.environ.get("PYTHONPATH", ""))
    from wizard.cli import run as run_listening

    run_listening()


def own_packages_first(path: list[str], named: str) -> list[str]:
    """The folders of sys.path, those of PYTHONPATH last.

    A boto3 there, old or half an upgrade, is for the person's programs: rekwiz, which says what is
    wrong with it, must not stand on it.
    """
    theirs = {Path(entry).absolute() for entry in named.split(os.pathsep) if entry}
    return sorted(path, key=lambda entry: Path(entry).absolute() in theirs)
