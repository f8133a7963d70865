"""rekwiz as a user without root's rights, also where the tests are root's."""

from __future__ import annotations

import os
import site
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.plugins.programs import REKWIZ

ROOT = Path(__file__).parents[2]
NOBODY = 65534
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if IS_ROOT else []
"""In front of a command that may read and write no more than modes allow: root itself is asked, too."""


@dataclass(frozen=True)
class User:
    """How rekwiz is called as that user; `number` is None for whoever runs the tests."""

    command: tuple[str, ...]
    environment: dict[str, str]
    number: int | None = None


@cache
def ordinary_user() -> User:
    """Nobody, by a Python that nobody may run (root's own lies in root's home); else whoever runs the
    tests, without root's rights."""
    here = User((*WITHOUT_RIGHTS, str(REKWIZ)), {})
    if not IS_ROOT:
        return here
    somebody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    paths = os.pathsep.join([str(ROOT), *site.getsitepackages()])
    environment = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{name}", f"/usr/local/bin/{name}"):
        command = (*somebody, python, "-m", "wizard")
        tried = subprocess.run(
            [*command, "--version"],
            env=environment,
            cwd="/",
            capture_output=True,
            check=False,
        )
        if tried.returncode == 0:
            return User(command, environment, NOBODY)
    return here
