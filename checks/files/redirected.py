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
from checks.sources.local.shells import unset_remedy

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
NAMES = ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE")


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    stated = [(name, context.environment[name]) for name in NAMES if name in context.environment]
    if not stated:
        yield NotApplicable(Phrase("no variable moves the shared files"))
    for name, value in stated:
        if not _is_meant(value):
            yield NO_FILE.finding(
                Evidence(name, repr(value), name),
                remedy=unset_remedy([name], context.platform, LOCATIONS),
                facts={"name": name, "value": repr(value)},
            )


def _is_meant(value: str) -> bool:
    """Whether it names a file, as botocore takes it, or the null device, which says "no file"."""
    path = os.path.expanduser(os.path.expandvars(value))
    return bool(value) and (path.lower() in (os.devnull, "/dev/null", "nul") or is_file(Path(path)))


CHECK = Check(
    code="files.redirected",
    title="The variables that move the shared files name files",
    look=look,
    messages=(NO_FILE,),
)
