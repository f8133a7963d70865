"""Other programs on this computer: where they are, and what they say when they are run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WINDOWS_ENDINGS = (".exe", ".cmd", ".bat")


@dataclass(frozen=True)
class Ran:
    """A program that came to an end."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class DidNotRun:
    """A program that could not be started (`errno`), or did not end in time (None)."""

    errno: int | None


def entries(name: str, environment: Mapping[str, str], platform: str) -> list[Path]:
    """Everything of this name in the folders of PATH, in its order: files, folders, broken links too."""
    folders = [Path(folder) for folder in environment.get("PATH", "").split(_separator(platform))]
    return [found for folder in dict.fromkeys(folders) for found in inside(folder, name, platform)]


def inside(folder: Path, name: str, platform: str) -> list[Path]:
    """What of this name lies in one folder; on Windows with the endings of programs."""
    endings = WINDOWS_ENDINGS if platform == "win32" else ("",)
    places = [folder / f"{name}{ending}" for ending in endings]
    return [place for place in places if folder != Path() and os.path.lexists(place)]


def runnable(place: Path) -> bool:
    """Whether the system would start it: a file, with the right to be executed."""
    return place.is_file() and os.access(place, os.X_OK)


def run(
    command: list[str], environment: Mapping[str, str], *, timeout: float, folder: Path | None = None
) -> Ran | DidNotRun:
    """What the program prints; never more than `timeout` seconds, no input, no terminal."""
    try:
        ended = subprocess.run(
            command,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        return DidNotRun(None)
    except OSError as error:
        return DidNotRun(error.errno or 0)
    out, err = (stream.decode("utf-8", "replace") for stream in (ended.stdout, ended.stderr))
    return Ran(ended.returncode, out, err)


def _separator(platform: str) -> str:
    return ";" if platform == "win32" else ":"
