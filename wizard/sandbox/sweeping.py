"""Puts away what a sandbox left behind that was killed; never a living one's, nor anybody else's."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from checks.sources.local.own_endpoint import ADDRESS, own_folders
from wizard.sandbox.environment import MARK
from wizard.sandbox.traces import CHILD, FILE, clear, taken

# What a left-over program may take to end by itself before it is killed.
_GRACE_SECONDS = 1.0
# The child was noted when it had started: by a clock that may have been set a little since.
_SLACK_SECONDS = 10.0


def sweep() -> None:
    """Clears the folder of every sandbox of this person that lives no more."""
    with suppress(OSError):
        for folder in own_folders():
            with suppress(OSError):
                _sweep(folder)


def _sweep(folder: Path) -> None:
    lock = taken(folder, seconds=0)
    if lock is None:
        return
    try:
        _end_child(folder)
        _remove_file(folder)
        clear(folder)
    finally:
        lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def _end_child(folder: Path) -> None:
    """Ends the program that ran inside, with what it started, if it is that program still."""
    match _held(folder / CHILD):
        case {"pid": int(pid), "noted": int() | float() as noted}:
            pass
        case _:
            return
    import psutil

    with suppress(psutil.Error, OSError):
        child = psutil.Process(pid)
        if not _is_that(child.create_time(), child.environ(), noted, folder):
            return
        ending = [*child.children(recursive=True), child]
        for each in ending:
            with suppress(psutil.Error):
                each.terminate()
        _, alive = psutil.wait_procs(ending, timeout=_GRACE_SECONDS)
        for each in alive:
            with suppress(psutil.Error):
                each.kill()


def _is_that(created: float, environment: Mapping[str, str], noted: float, folder: Path) -> bool:
    """A number may be another program's by now: that was not told this sandbox's address."""
    address = (folder / ADDRESS).read_text("utf-8")
    return created <= noted + _SLACK_SECONDS and environment.get(MARK) == address


def _remove_file(folder: Path) -> None:
    """Deletes the environment file, and the part of one, unless somebody has changed it since."""
    match _held(folder / FILE):
        case {"paths": [str(file), str(part)], "text": str(text)}:
            pass
        case _:
            return
    for path, is_part in ((Path(file), False), (Path(part), True)):
        with suppress(OSError, ValueError):
            if _is_own_file(path):
                held = path.read_text("utf-8")
                if held == text or (is_part and text.startswith(held)):
                    path.unlink()


def _is_own_file(path: Path) -> bool:
    found = path.lstat()
    is_mine = os.name != "posix" or found.st_uid == os.getuid()
    return stat.S_ISREG(found.st_mode) and is_mine


def _held(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
