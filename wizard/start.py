"""Where the program begins: it listens to signals before it loads anything, and stands on its own."""

from wizard.early import TYPE_CHECKING, listen_at_once

if TYPE_CHECKING:
    from typing import NoReturn

SELDOM = 250_000
"""Things made and not yet given back, after which the newest are looked through; Python's own is 700, and
a whole run of one profile comes to 140,000."""


def run() -> "NoReturn":
    """The console script."""
    listen_at_once()
    collect_seldom()
    import os
    import sys

    if named := os.environ.get("PYTHONPATH"):
        sys.path[:] = own_packages_first(sys.path, named.split(os.pathsep))
    from wizard.cli import run as run_listening

    run_listening()


def collect_seldom() -> None:
    """Python's collector looks through all that was loaded again and again, while next to nothing of
    modules and of botocore's models is garbage: a tenth of a whole run went to that."""
    import gc

    gc.set_threshold(SELDOM)


def own_packages_first(path: list[str], named: list[str]) -> list[str]:
    """The folders of sys.path, those of PYTHONPATH last.

    A boto3 there, old or half an upgrade, is for the person's programs: rekwiz, which says what is
    wrong with it, must not stand on it.
    """
    from pathlib import Path

    theirs = {Path(entry).absolute() for entry in named if entry}
    return sorted(path, key=lambda entry: Path(entry).absolute() in theirs)
