"""The AWS CLI is installed: PATH finds it, it starts, and it is what it seems to be."""

from __future__ import annotations

from collections.abc import Iterator

from checks import aws_cli as copies
from checks.cli.support.absent import (
    FOLDER_IN_THE_WAY,
    HIDDEN_BY_ALIAS,
    NOT_INSTALLED,
    NOT_ON_PATH,
    why_not_found,
)
from checks.cli.support.command_fails import (
    ALIAS_FILE_BROKEN,
    CACHE_NOT_WRITABLE,
    PLUGIN_MISSING,
)
from checks.cli.support.damaged import (
    BROKEN_INSTALL,
    NOT_EXECUTABLE,
    SYSTEM_LIBRARY_MISMATCH,
    TOO_SLOW,
    WRONG_PROCESSOR,
    why_it_does_not_start,
    why_it_may_not_start,
)
from checks.cli.support.impostor import (
    ANOTHER_PROGRAM,
    PYTHON_PACKAGES_BROKEN,
    SHIM_WITHOUT_PROGRAM,
    why_it_gives_no_version,
)
from checks.cli.support.own_files import of_its_own_files
from checks.context import Context
from checks.model import Check, Cost, Evidence, Seen
from checks.sources.local.programs import DidNotRun, is_folder

COMMAND = "aws --version"


def look(context: Context) -> Iterator[Seen]:
    place = copies.in_use(context)
    if place is None:
        files = [found for found in copies.on_path(context) if not is_folder(found)]
        yield why_it_may_not_start(files[0], context) if files else why_not_found(context)
        return
    said = copies.asked(context, place)
    if version := copies.version_of(said):
        yield Evidence("path", str(place), "PATH")
        yield Evidence("version", str(version), COMMAND)
    elif isinstance(said, DidNotRun):
        yield why_it_does_not_start(place, said, context)
    else:
        own = of_its_own_files(context, said.err, COMMAND)
        yield own or why_it_gives_no_version(place, said, context)


CHECK = Check(
    code="cli.installed",
    title="The AWS CLI is installed",
    look=look,
    messages=(
        NOT_INSTALLED,
        NOT_ON_PATH,
        BROKEN_INSTALL,
        NOT_EXECUTABLE,
        FOLDER_IN_THE_WAY,
        WRONG_PROCESSOR,
        SYSTEM_LIBRARY_MISMATCH,
        PYTHON_PACKAGES_BROKEN,
        SHIM_WITHOUT_PROGRAM,
        ANOTHER_PROGRAM,
        HIDDEN_BY_ALIAS,
        TOO_SLOW,
        PLUGIN_MISSING,
        ALIAS_FILE_BROKEN,
        CACHE_NOT_WRITABLE,
    ),
    required=False,
    cost=Cost.PROGRAM,
    holds=("{version}, {path}",),
    begins=copies.begin_in_use,
)
