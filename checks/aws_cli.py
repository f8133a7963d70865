"""The copies of the AWS CLI on this computer, and what each says of itself."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checks.context import Context
from checks.deadline import aside
from checks.sources.local.executables import shell_text
from checks.sources.local.programs import DidNotRun, Ran, entries, inside, runnable
from checks.sources.local.registry import registered_folders

SECONDS = 15
VERSION = re.compile(r"^aws-cli/(\d+)\.(\d+)\.(\d+)", re.MULTILINE)


class Version(NamedTuple):
    """An AWS CLI's version, in an order that can be compared."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))


ENDPOINTS_CAME = (Version(1, 29, 0), Version(2, 13, 0))
"""The first AWS CLI 1 and 2 that read AWS_ENDPOINT_URL and endpoint_url (July 2023)."""


def on_path(context: Context) -> list[Path]:
    """Everything called `aws` in the folders of PATH, in its order, whether it runs or not."""
    return entries("aws", context.environment, context.platform)


def in_use(context: Context) -> Path | None:
    """The one that every shell starts: the first on PATH that is a file and may be executed."""
    return next(filter(runnable, on_path(context)), None)


def elsewhere(context: Context) -> list[Path]:
    """Those that could run, in the usual places that PATH does not have."""
    places = [
        place
        for folder in usual_folders(context)
        for place in inside(folder, "aws", context.platform)
    ]
    return [place for place in places if runnable(place) and place not in on_path(context)]


def usual_folders(context: Context) -> list[Path]:
    """Where installers of AWS and of others put it; on Windows also the Path of the registry."""
    home, environment = context.home, context.environment
    if context.platform == "win32":
        for_all = Path(environment.get("PROGRAMFILES", r"C:\Program Files"), "Amazon")
        for_one = Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local"), "Programs")
        of_aws = [for_all / "AWSCLIV2", for_all / "AWSCLI" / "bin", for_one / "Amazon" / "AWSCLIV2"]
        return [*of_aws, *registered_folders()]
    of_one = [home / ".local" / "bin", home / "bin", home / "aws-cli"]
    return [*map(Path, ("/usr/local/bin", "/opt/homebrew/bin", "/snap/bin")), *of_one]


def asked(context: Context, place: Path) -> Ran | DidNotRun:
    """What `aws --version` of this copy gives, asked once a run."""
    programs = context.programs
    said = programs.ask(str(place), "--version", timeout=SECONDS)
    if said == DidNotRun(errno.ENOEXEC) and shell_text(place):  # shells run it, exec does not
        return programs.ask("/bin/sh", str(place), "--version", timeout=SECONDS)
    return said


def begin(context: Context, places: Iterable[Path]) -> None:
    """Starts `aws --version` of these copies, side by side."""
    for place in places:
        context.programs.begin(str(place), "--version", timeout=SECONDS)


def begin_in_use(context: Context) -> None:
    begin(context, filter(None, (in_use(context),)))


def begin_on_path(context: Context) -> None:
    begin(context, _copies(context))


def version_of(said: Ran | DidNotRun) -> Version | None:
    """The version in its answer; AWS CLI 1 on an old Python writes it among the errors."""
    if isinstance(said, DidNotRun) or said.code != 0:
        return None
    found = VERSION.search(said.out) or VERSION.search(said.err)
    return Version(*map(int, found.groups())) if found else None


def version_in_use(context: Context) -> Version | None:
    """The version of the copy that shells start; None where there is none that works."""
    place = in_use(context)
    return version_of(asked(context, place)) if place else None


def reads_endpoints(context: Context) -> bool | None:
    """Whether that copy reads AWS_ENDPOINT_URL and endpoint_url; None where its version is not known."""
    version = version_in_use(context)
    return version and version >= ENDPOINTS_CAME[version.major > 1]


def versions_on_path(context: Context) -> dict[Path, Version | None]:
    """Each copy on PATH that could run, with its version; asked side by side."""
    places = _copies(context)
    said = [aside(partial(asked, context, place), "aws") for place in places]
    return {place: version_of(each.result()) for place, each in zip(places, said, strict=True)}


def _copies(context: Context) -> list[Path]:
    """Those on PATH that could run; a target once."""
    by_target: dict[Path, Path] = {}
    for place in filter(runnable, on_path(context)):
        by_target.setdefault(place.resolve(), place)
    return list(by_target.values())
