"""Where the program begins: it listens to signals before it loads anything that takes time."""

from wizard.early import TYPE_CHECKING, listen_at_once

if TYPE_CHECKING:
    from typing import NoReturn


def run() -> "NoReturn":
    """The console script."""
    listen_at_once()
    from wizard.cli import run as run_listening

    run_listening()
