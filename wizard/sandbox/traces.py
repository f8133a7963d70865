"""What a sandbox leaves on the computer while it runs, kept where a later one finds it after a kill.

All of it lies in a folder of its own, whose lock the system gives back when the process ends,
however it ends. What lies elsewhere is written down in there before it is made.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from checks.sources.local.own_endpoint import ADDRESS, PREFIX

if TYPE_CHECKING:
    from filelock import FileLock

LOCK, CHILD, FILE = "lock", "child.json", "file.json"
_ATTEMPTS = 5


class Traces:
    """The folder of one sandbox, from `make` to `remove`."""

    def __init__(self) -> None:
        self.folder = _new_name()
        self._lock: FileLock | None = None

    @property
    def home(self) -> Path:
        """Where the temporary home belongs."""
        return self.folder / "home"

    def make(self) -> None:
        """Makes the folder, locked. Raises OSError where there is no place for it."""
        for _ in range(_ATTEMPTS):
            self.folder.mkdir(mode=0o700)
            with suppress(OSError):
                self._lock = taken(self.folder, seconds=1)
                # A sweep may have had it first: between the two steps it looks like a dead one's.
                if self._lock is not None and (self.folder / LOCK).exists():
                    return
            self.remove()
            self.folder = _new_name()
        raise OSError("no folder could be made and locked")

    def announce(self, address: str) -> None:
        """Says at which address it is AWS."""
        self._write(ADDRESS, address)

    def note_child(self, pid: int) -> None:
        """Writes down the program that runs inside."""
        with suppress(OSError):  # it runs already, and what is written for a bad day cannot end it
            self._write(CHILD, json.dumps({"pid": pid, "noted": time.time()}))

    def note_file(self, paths: tuple[Path, ...], text: str) -> None:
        """Writes down that `text` is about to stand in a file, in all or in part."""
        held = {"paths": [str(path.absolute()) for path in paths], "text": text}
        self._write(FILE, json.dumps(held))

    def remove(self) -> None:
        """Deletes the folder with all that was put into it; the lock last, for it says whose it is."""
        clear(self.folder)
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(text, "utf-8")


def taken(folder: Path, seconds: float) -> FileLock | None:
    """The folder's lock, None where its sandbox is alive; raises OSError where it cannot be had."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=seconds, mode=0o600, thread_local=False)
    try:
        lock.acquire(poll_interval=0.02)
    # RuntimeError: it is another sandbox of this very process.
    except (Timeout, NotImplementedError, RuntimeError):
        return None
    return lock


def clear(folder: Path) -> None:
    """Deletes all that is in the folder but its lock."""
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.name == LOCK:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _new_name() -> Path:
    """Said before it is made, so that there is no moment in which it would not be removed."""
    import secrets

    return Path(tempfile.gettempdir()) / f"{PREFIX}{secrets.token_hex(8)}"
