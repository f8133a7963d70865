"""The shared files lie under their own names, as files."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from checks.context import Context, SharedFile
from checks.fix import Fix
from checks.model import Check, Evidence, Finding, Location, Message, Phrase, Remedy, Severity
from checks.pages import FILES, LOCATIONS
from checks.profile import files, shown
from checks.sources.shared_files import Document

UNSEEN = ("credentials.none-found", "credentials.profile-not-found", "region.not-set")
"""What a file that botocore does not see looks like."""

WRONG_NAME = Message(
    code="files.wrong-name",
    severity=Severity.WARN,
    summary="{found} looks like your settings; AWS's tools look for {file} alone.",
    why="The two files have fixed names without an ending. Notepad adds .txt, and Windows hides it."
    " AWS's tools pass over a file with another name in silence.",
    recognised="The file itself is absent, and one with a nearly right name holds sections.",
    steps=(
        "Rename or move {found} to {file}.",
        "On Windows let the Explorer show file name extensions first (View, Show).",
    ),
    raw=("Unable to locate credentials",),
    links=(FILES, LOCATIONS),
    fix=Fix.RENAME_FILE,
    explains=UNSEEN,
)
MIXED_UP = Message(
    code="files.file-and-folder-mixed-up",
    severity=Severity.WARN,
    summary="{found} is a folder where a file belongs, or a file where the folder belongs.",
    why="~/.aws is a folder, and config and credentials are files in it. botocore passes over"
    " anything else in silence. Container volumes make a folder where a file was meant.",
    recognised="A folder stands where a file belongs, or a file where the folder belongs.",
    steps=(
        "Look into {found}: keep what you need of it elsewhere.",
        "Move it away, and run rekwiz again.",
    ),
    raw=("[Errno 21] Is a directory: …", "[Errno 20] Not a directory: …"),
    links=(FILES,),
    fix=Fix.MOVE_AWAY,
    explains=UNSEEN,
)
DANGLING = Message(
    code="files.dangling-link",
    severity=Severity.WARN,
    summary="{found} is a link to {target}, which is not there.",
    why="botocore sees no file at all and goes on in silence.",
    recognised="It is a symbolic link, and what it names does not exist.",
    steps=(
        "Put the file back to {target}, or mount the disk that it lies on.",
        "Or remove the link with the command below, and run rekwiz setup.",
    ),
    raw=("Unable to locate credentials",),
    links=(FILES,),
    explains=UNSEEN,
)
A_FOLDER = Phrase("{found} should be a folder, and is a file.")
A_FILE = Phrase("{found} should be a file, and is a folder.")


def look(context: Context) -> Iterator[Finding]:
    for folder in dict.fromkeys(file.path.parent for file in files(context)):
        yield from _about_folder(folder, context)
    for file in files(context):
        if os.access(file.path.parent, os.X_OK):  # else another check says so
            yield from _about_file(file, context)
        else:
            yield from _elsewhere(file, context)


def _about_folder(folder: Path, context: Context) -> Iterator[Finding]:
    if folder.is_symlink() and not folder.exists():
        yield _dangling(folder, context)
    elif folder == context.home / ".aws" and folder.is_file():
        yield _mixed_up(folder, A_FOLDER, context)


def _about_file(file: SharedFile, context: Context) -> Iterator[Finding]:
    path = file.path
    if path.is_symlink() and not path.exists():
        yield _dangling(path, context)
    elif path.is_file():
        return
    elif found := [*_elsewhere(file, context)]:
        yield from found
    elif _is_usual(file, context) and path.is_dir():
        yield _mixed_up(path, A_FILE, context)


def _is_usual(file: SharedFile, context: Context) -> bool:
    """Whether the file belongs where AWS's tools look by themselves: what a variable names may be
    rightly something else, and the variable is at fault."""
    return file.path == context.home / ".aws" / file.kind


def _elsewhere(file: SharedFile, context: Context) -> Iterator[Finding]:
    """The file under the first nearly right name that holds settings."""
    for found in filter(_holds_settings, _near_names(file, context)):
        names = {"found": shown(found, context), "file": shown(file.path, context)}
        seen = Evidence("file", names["found"], "rekwiz")
        yield WRONG_NAME.finding(seen, location=Location(str(found)), facts=names)
        return


def _near_names(file: SharedFile, context: Context) -> Iterator[Path]:
    """Where people's editors and typos put the file; only beside the usual place."""
    path, kind = file.path, file.kind
    if not _is_usual(file, context):
        return
    other = "configs" if kind == "config" else "credential"
    endings = (f"{kind}.txt", f"{kind}.ini", f"{kind}.cfg", other, f"{other}.txt")
    yield from (path.with_name(name) for name in endings)
    yield from (each for each in _beside(path) if each.name.casefold() == kind)
    yield path / kind
    yield context.home / "aws" / kind


def _beside(path: Path) -> list[Path]:
    try:
        return sorted(path.parent.iterdir())
    except OSError:
        return []


def _holds_settings(path: Path) -> bool:
    try:
        document = Document.parse(path.read_bytes())
    except OSError:
        return False
    return not document.refusal and any(section.settings for section in document.sections())


def _mixed_up(path: Path, wanted: Phrase, context: Context) -> Finding:
    found = shown(path, context)
    seen = Evidence("file", found, "rekwiz")
    where = Location(str(path))
    return MIXED_UP.finding(seen, location=where, summary=wanted, facts={"found": found})


def _dangling(path: Path, context: Context) -> Finding:
    facts = {"found": shown(path, context), "target": str(path.readlink())}
    steps = tuple(Phrase(step, **facts) for step in DANGLING.steps)
    command = f'del "{path}"' if context.platform == "win32" else f"rm {shlex.quote(str(path))}"
    return DANGLING.finding(
        Evidence("link", facts["target"], facts["found"]),
        location=Location(str(path)),
        remedy=Remedy(steps, (command,), DANGLING.links),
        facts=facts,
    )


CHECK = Check(
    code="files.in-place",
    title="The shared files lie where AWS's tools look for them",
    look=look,
    messages=(WRONG_NAME, MIXED_UP, DANGLING),
)
