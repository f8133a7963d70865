"""The variables that move the shared files name files that are there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.files.in_place import UNSEEN
from checks.model import Check, Evidence, Finding, Message, NotApplicable, Phrase, Severity
from checks.pages import LOCATIONS
from checks.sources.local.programs import is_file
from checks.sources.local.shells import set_remedy, unset_remedy

NO_FILE = Message(
    code="files.variable-names-no-file",
    severity=Severity.WARN,
    summary="{name} names {value}, and there is no such file.",
    why="The variable moves the file for every AWS tool. Where it names nothing, botocore"
    " silently goes on without the file. Quotes count as part of the path.",
    recognised="The variable is set, and its value with ~ and variables filled in is no file.",
    steps=("Take {name} away, or correct the path in it.",),
    raw=("Unable to locate credentials", "You must specify a region."),
    links=(LOCATIONS,),
    explains=UNSEEN,
)
NAMES = {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}
"""With the name of the file, which people leave out behind the folder's."""


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    stated = [(name, context.environment[name]) for name in NAMES if name in context.environment]
    if not stated:
        yield NotApplicable(Phrase("no variable moves the shared files"))
    for name, value in stated:
        if not _is_meant(value):
            meant = _file_meant(name, value)
            yield NO_FILE.finding(
                Evidence(name, repr(value), name),
                remedy=set_remedy(name, meant, context.platform, LOCATIONS)
                if meant
                else unset_remedy([name], context.platform, LOCATIONS),
                facts={"name": name, "value": repr(value)},
            )


def _is_meant(value: str) -> bool:
    """Whether it names a file, as botocore takes it, or the null device, which says "no file"."""
    path = os.path.expanduser(os.path.expandvars(value))
    return bool(value) and (path.lower() in (os.devnull, "/dev/null", "nul") or is_file(Path(path)))


def _file_meant(name: str, value: str) -> str | None:
    """The file without the quotes that count as part of its name, or inside the folder that is named."""
    bare = Path(os.path.expanduser(os.path.expandvars(value.strip().strip("\"'"))))
    places = (bare, bare / NAMES[name]) if value else ()
    return next((str(place) for place in places if is_file(place)), None)


CHECK = Check(
    code="files.redirected",
    title="The variables that move the shared files name files",
    look=look,
    messages=(NO_FILE,),
)
