"""What a sandbox tells the rekwiz that it runs: whose practice this is, and the command that began it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

OUTER_HOME = "REKWIZ_OUTER_HOME"
"""The person's own home; the practice's is gone with it."""
BEGUN_BY = "REKWIZ_SANDBOX_COMMAND"
"""Who runs its command, by the process's number, and the words before that command."""
KEEPS = "--keep-sandbox"


def begun_by(words: Sequence[str], program: str) -> dict[str, str]:
    """For the `program` that a sandbox runs and with which it ends: the words that it began with.

    On Windows another process may stand between the two, and only rekwiz is known to end with it.
    """
    if sys.platform == "win32" and Path(program).stem.lower() != "rekwiz":
        return {}
    return {BEGUN_BY: shlex.join([str(os.getpid()), *words])}


def words_before(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What belongs before a command that goes on, where the sandbox ends with this process; none in a
    shell inside of one, where it is still there afterwards."""
    try:
        number, *words = shlex.split(environment.get(BEGUN_BY, "")) or [""]
    except ValueError:  # somebody else's
        return ()
    is_child = sys.platform == "win32" or number == str(os.getppid())
    return tuple(words) if is_child else ()


def typed(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The command that goes on, as it is typed where this one was."""
    return shlex.join([*words_before(environment), *words])


def is_lost(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this is inside a command's own sandbox of which nothing is kept."""
    words = words_before(environment)
    return bool(words) and KEEPS not in words


def is_its_home(home: Path, environment: Mapping[str, str]) -> bool:
    """Whether a home is the practice's, and not the person's."""
    outer = environment.get(OUTER_HOME)
    return outer is not None and Path(outer) != home
