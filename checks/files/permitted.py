"""This user may read and write the shared files."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.files.in_place import UNSEEN
from checks.fix import Fix
from checks.model import (
    Check,
    Evidence,
    Finding,
    Location,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Severity,
)
from checks.pages import FILES
from checks.profile import files, shown

NOT_READABLE = Message(
    code="files.not-readable",
    severity=Severity.WARN,
    summary="You may not read {path}; it belongs to {owner}.",
    why="botocore passes over a file that it may not read, in silence, as if it were not there.",
    recognised="It exists, and the system denies reading it.",
    steps=(
        "Give yourself the right to read it with the command below.",
        "If {owner} is somebody else, usually root after sudo aws configure, the command asks for"
        " your password.",
    ),
    raw=("Unable to locate credentials", "You must specify a region."),
    links=(FILES,),
    fix=Fix.MAKE_READABLE,
    explains=UNSEEN,
)
NOT_WRITABLE = Message(
    code="files.not-writable",
    severity=Severity.WARN,
    summary="{path} belongs to {owner}, so nothing can be saved to it.",
    why="This happens after sudo aws configure: the file was made by root in your home.",
    recognised="It lies in this user's own home, another user owns it, and writing is denied.",
    steps=("Take the folder back with the command below; it asks for your password.",),
    raw=("[Errno 13] Permission denied: …",),
    links=(FILES,),
)


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    if context.platform == "win32":
        yield NotApplicable(Phrase("Windows keeps rights in another way"))
        return
    folders = dict.fromkeys(file.path.parent for file in files(context))
    for path in (*folders, *(file.path for file in files(context))):
        if not os.path.lexists(path) or not path.exists():
            continue
        if not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
            yield _not_readable(path, context)
        elif _taken_over(path, context):
            yield _not_writable(path, context)


def _taken_over(path: Path, context: Context) -> bool:
    """Whether it is another user's in this user's own home; a read-only mount is meant so."""
    me = os.getuid()
    in_own_home = path.is_relative_to(context.home) and context.home.stat().st_uid == me
    return in_own_home and path.stat().st_uid != me and not os.access(path, os.W_OK)


def _not_readable(path: Path, context: Context) -> Finding:
    quoted = shlex.quote(str(path))
    mine = path.stat().st_uid == os.getuid()
    rights = "u+rx" if path.is_dir() else "u+r"
    command = f"chmod {rights} {quoted}" if mine else f'sudo chown "$USER" {quoted}'
    return _finding(NOT_READABLE, path, command, context)


def _not_writable(path: Path, context: Context) -> Finding:
    folder = path if path.is_dir() else path.parent
    command = f'sudo chown -R "$USER" {shlex.quote(str(folder))}'
    return _finding(NOT_WRITABLE, path, command, context)


def _finding(message: Message, path: Path, command: str, context: Context) -> Finding:
    facts = {"path": shown(path, context), "owner": _owner(path)}
    is_own = path.stat().st_uid == os.getuid()  # nobody is asked for a password then
    steps = tuple(Phrase(step, **facts) for step in message.steps[: 1 if is_own else None])
    return message.finding(
        Evidence("owner", facts["owner"], facts["path"]),
        location=Location(str(path)),
        remedy=Remedy(steps, (command,), message.links, message.fix),
        facts=facts,
    )


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:  # nobody on the list of users
        return str(path.stat().st_uid)


CHECK = Check(
    code="files.permitted",
    title="You may read and write the shared files",
    look=look,
    messages=(NOT_READABLE, NOT_WRITABLE),
)
