"""Virtual environments: where their Python lies, and how a person's shell steps into one."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from checks.sources.local.own_shell import WINDOWS

ENDINGS = {"fish": ".fish", "csh": ".csh", "tcsh": ".csh"}


def scripts_of(place: Path, platform: str) -> Path:
    return place / ("Scripts" if platform == WINDOWS else "bin")


def python_of(place: Path, platform: str) -> Path:
    """The Python of an environment that venv, virtualenv or uv makes here."""
    return scripts_of(place, platform) / ("python.exe" if platform == WINDOWS else "python")


def activation(place: Path, environment: Mapping[str, str], platform: str) -> str:
    """The command that makes it active in this shell (https://docs.python.org/3/library/venv.html)."""
    if platform == WINDOWS:
        # cmd sets PROMPT for itself; PowerShell does not.
        name = "activate.bat" if "PROMPT" in environment else "Activate.ps1"
        script = str(scripts_of(place, platform) / name)
        quoted = f'"{script}"' if " " in script else script
        return f"& {quoted}" if quoted != script and name == "Activate.ps1" else quoted
    ending = ENDINGS.get(Path(environment.get("SHELL", "")).name, "")
    word = "source" if ending else "."
    return f"{word} {shlex.quote(str(scripts_of(place, platform) / f'activate{ending}'))}"


def inside_of(place: Path, environment: Mapping[str, str], platform: str) -> dict[str, str]:
    """The variables of a shell in which it is active."""
    path = f"{scripts_of(place, platform)}{os.pathsep}{environment.get('PATH', '')}"
    kept = {name: value for name, value in environment.items() if name != "PYTHONHOME"}
    return {**kept, "VIRTUAL_ENV": str(place), "PATH": path}
