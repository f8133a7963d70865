"""Only this user may read the keys in the shared files."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator

from checks.context import Context, SharedFile
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
from checks.profile import SECRET, TOKEN, files, shown
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document

OPEN_TO_OTHERS = Message(
    code="files.open-to-others",
    severity=Severity.WARN,
    summary="Other users of this computer may read or change the keys in {file} (mode {mode}).",
    why="Whoever can read the file can call AWS in your name, at your expense.",
    recognised="The file is yours and holds a secret, and its mode gives rights to the group or to"
    " others.",
    steps=("Keep the file to yourself with the command below.",),
    raw=("is accessible by other users. Consider running 'chmod 600 …'",),
    links=(FILES,),
    fix=Fix.MAKE_PRIVATE,
)
OTHERS = 0o077


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    if context.platform == "win32":
        yield NotApplicable(Phrase("Windows keeps rights in another way"))
        return
    for file in files(context):
        if file.document and _holds_secret(file.document) and (mode := _open_mode(file)):
            yield _finding(file, mode, context)


@once_a_thing
def _holds_secret(document: Document) -> bool:
    """Looked for once, however many profiles are looked at."""
    sections = document.sections()
    return any(section.setting(key) for section in sections for key in (SECRET, TOKEN))


def _open_mode(file: SharedFile) -> int | None:
    """The file's rights where others have some, and where they can be changed by this user."""
    about = file.path.stat()
    mine = stat.S_ISREG(about.st_mode) and about.st_uid == os.getuid()
    read_only = os.statvfs(file.path).f_flag & os.ST_RDONLY
    mode = stat.S_IMODE(about.st_mode)
    return mode if mine and not read_only and mode & OTHERS else None


def _finding(file: SharedFile, mode: int, context: Context) -> Finding:
    facts = {"file": shown(file.path, context), "mode": f"{mode:03o}"}
    steps = tuple(Phrase(step) for step in OPEN_TO_OTHERS.steps)
    command = f"chmod 600 {shlex.quote(str(file.path))}"
    return OPEN_TO_OTHERS.finding(
        Evidence("mode", facts["mode"], facts["file"]),
        location=Location(str(file.path)),
        remedy=Remedy(steps, (command,), OPEN_TO_OTHERS.links, OPEN_TO_OTHERS.fix),
        facts=facts,
    )


CHECK = Check(
    code="files.private",
    title="Only you may read the keys in the shared files",
    look=look,
    messages=(OPEN_TO_OTHERS,),
)
