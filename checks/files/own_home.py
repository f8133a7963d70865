"""The settings lie in the home that AWS's tools look into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from checks.context import Context
from checks.files.in_place import UNSEEN
from checks.files.redirected import NAMES
from checks.model import (
    Check,
    Evidence,
    Finding,
    Location,
    Message,
    NotApplicable,
    Phrase,
    Severity,
)
from checks.pages import LOCATIONS
from checks.profile import files
from checks.values_in_use import environment_wins

OTHER_HOME = Message(
    code="files.other-home",
    severity=Severity.WARN,
    summary="There are AWS settings in {found}; the tools run here look into {home}.",
    why="With sudo, in WSL, in a service or a container, the home is another one. Each home has"
    " settings of its own.",
    recognised="This home has neither file, and the home of the user who called sudo, the one in"
    " the list of users, or the Windows home under WSL has one.",
    steps=(
        "Run the command as the user whose home it is, without sudo; or set HOME to that home.",
        "Or copy the files to {home} on purpose, or enter the keys here with rekwiz setup.",
    ),
    raw=("Unable to locate credentials", "You must specify a region."),
    links=(LOCATIONS,),
    explains=UNSEEN,
)
WINDOWS_HOMES = Path("/mnt/c/Users")
"""Where WSL shows the homes of Windows."""


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    moved = any(name in context.environment for name in NAMES)
    if moved or environment_wins(context) or any(_is_there(file.path) for file in files(context)):
        yield NotApplicable(Phrase("the settings are here, or not meant to be in a home"))
        return
    for home in _others(context):
        if found := _settings_in(home):
            seen = Evidence("file", str(found), "rekwiz")
            where = Location(str(found))
            facts = {"found": str(found), "home": str(context.home)}
            yield OTHER_HOME.finding(seen, location=where, facts=facts)


def _is_there(path: Path) -> bool:
    """Whether anything lies there, even what this user may not look at."""
    try:
        return os.path.lexists(path) or path.exists()
    except PermissionError:
        return True


def _others(context: Context) -> list[Path]:
    """Homes that may be meant, each once, without this one."""
    homes = [*_of_users(context), *_of_windows(context)]
    return [home for home in dict.fromkeys(homes) if home != context.home]


def _of_users(context: Context) -> Iterator[Path]:
    if context.platform == "win32":
        return
    import pwd

    with suppress(KeyError):
        if caller := context.environment.get("SUDO_USER"):
            yield Path(pwd.getpwnam(caller).pw_dir)
        yield Path(pwd.getpwuid(os.getuid()).pw_dir)


def _of_windows(context: Context) -> Iterator[Path]:
    """Under WSL the homes of Windows, where it lets us look."""
    if "WSL_DISTRO_NAME" in context.environment:
        with suppress(OSError):
            yield from sorted(WINDOWS_HOMES.iterdir())


def _settings_in(home: Path) -> Path | None:
    with suppress(OSError):
        return next(
            (
                path
                for kind in ("credentials", "config")
                if (path := home / ".aws" / kind).is_file()
            ),
            None,
        )
    return None


CHECK = Check(
    code="files.own-home",
    title="The settings lie in the home that AWS's tools look into",
    look=look,
    messages=(OTHER_HOME,),
)
