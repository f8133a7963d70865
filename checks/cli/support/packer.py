"""Who packed a copy of the AWS CLI: a distribution, conda or snap, whose copies lag behind AWS's own."""

from __future__ import annotations

from pathlib import Path

from checks import aws_cli as copies
from checks.context import Context
from checks.sources.local.programs import Ran

OF_PACKAGES = (Path("/usr"), Path("/bin"), Path("/opt"))
OF_NO_PACKAGE = Path("/usr/local")
"""Where a distribution's packages put programs, and where they never do (Filesystem Hierarchy Standard
3.0: 3.4, 3.13, 4 and 4.9)."""
DEBIANS = "awscli"
"""Its package in Debian, Ubuntu and Kali (packages.debian.org/awscli). dpkg reads this one's list of
files; whose a file is it would look up in the lists of all packages (dpkg-query(1), -L and -S)."""


def packer_of(target: Path, context: Context) -> str | None:
    """None for AWS's own installer, for pip and for what is not known."""
    if "snap" in target.parts[:2]:
        return "snap"
    if any((folder / "conda-meta").is_dir() for folder in target.parents[:2]):
        return "conda"
    if not _may_be_packed(target, context):
        return None
    if str(target) in _said(context, "dpkg-query", "-L", DEBIANS):
        return "dpkg"
    return "rpm" if _said(context, "rpm", "-qf", str(target)) else None


def _may_be_packed(target: Path, context: Context) -> bool:
    return (
        context.platform == "linux"
        and any(target.is_relative_to(folder) for folder in OF_PACKAGES)
        and not target.is_relative_to(OF_NO_PACKAGE)
    )


def _said(context: Context, *command: str) -> list[str]:
    """The lines of a program that succeeded; empty where it is not there or found nothing."""
    said = context.programs.ask(*command, timeout=copies.SECONDS)
    return said.out.splitlines() if isinstance(said, Ran) and said.code == 0 else []
