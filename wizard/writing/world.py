"""What writing needs of the world around it, so that a test can give it another one."""

from __future__ import annotations

import codecs
import locale
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct, field

from wizard.files.own_folder import state_folder


def botocore_encoding() -> str:
    """The encoding in which botocore reads the two files: that of the locale.

    RawConfigParser.read, which it calls, opens a file with open's own default.
    """
    return codecs.lookup("utf-8" if sys.flags.utf8_mode else locale.getencoding()).name


def _now() -> datetime:
    return datetime.now(UTC)


def _named_by(variable: str) -> Path | None:
    named = os.environ.get(variable)
    # as botocore takes it, who leaves the home of nobody as it stands
    return Path(os.path.expanduser(os.path.expandvars(named))) if named else None


_RUN: ContextVar[str] = ContextVar("run", default="")


def current_run() -> str:
    """The name of what belongs together now; "" where nothing does."""
    return _RUN.get()


@contextmanager
def together() -> Iterator[str]:
    """All changes made within belong together: `rekwiz undo` takes them back in one go.

    Within a larger whole they belong to that one.
    """
    name = current_run() or secrets.token_hex(4)
    token = _RUN.set(name)
    try:
        yield name
    finally:
        _RUN.reset(token)


class World(Struct, frozen=True):
    """The folder for backups, the system (as in sys.platform), the encoding, and the clock.

    `config` and `credentials` are the files that the environment names, if it does; `patience` is
    how many seconds another program is waited for; changes of one `run` are undone together, and `undoes`
    are the names of those that are put back just now.
    """

    state: Path = field(default_factory=state_folder)
    platform: str = sys.platform
    encoding: str = field(default_factory=botocore_encoding)
    config: Path | None = field(default_factory=lambda: _named_by("AWS_CONFIG_FILE"))
    credentials: Path | None = field(
        default_factory=lambda: _named_by("AWS_SHARED_CREDENTIALS_FILE")
    )
    patience: float = 30
    run: str = field(default_factory=current_run)
    undoes: tuple[str, ...] = ()
    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
    replace: Callable[[Path, Path], None] = os.replace

    @property
    def windows(self) -> bool:
        return self.platform == "win32"

    def kind(self, path: Path) -> str:
        """Which of the two files a path is: "config" or "credentials"."""
        # The environment first: a file of any name may be either, and only in config a section is
        # `[profile x]`.
        if path in (self.config, self.credentials):
            return "config" if path == self.config else "credentials"
        return "credentials" if "credentials" in path.name.lower() else "config"
