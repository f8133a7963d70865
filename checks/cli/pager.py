"""The pager through which AWS CLI 2 shows its output is there, or is turned off."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import suppress

from checks import aws_cli as copies
from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.pages import PAGINATION
from checks.profile import Stated, profile_in_use, setting_in_use, unset_by_hand
from checks.sources.local.programs import entries, runnable

PAGER_MISSING = Message(
    code="cli.pager-missing",
    severity=Severity.WARN,
    summary="AWS CLI 2 sends its output to the pager {pager}, which is not installed ({source}).",
    why="The call itself succeeds, and then the command fails, because nothing is there to show "
    "the answer. Small containers come without less.",
    recognised="AWS CLI 2, a terminal, and a pager that no folder of PATH has.",
    raw=(
        "Unable to redirect output to pager. Received the following error when opening pager: "
        "[Errno 2] No such file or directory: 'less'",
    ),
    steps=("Turn the pager off; the output then goes straight to the terminal.",),
    commands=('aws configure set cli_pager "" --profile {profile}',),
    links=(PAGINATION,),
    fix=Fix.TURN_OFF_PAGER,
)


def look(context: Context) -> Iterator[Seen]:
    version = copies.version_in_use(context)
    if version is None or version.major < 2:
        yield NotApplicable(Phrase("Only AWS CLI 2 uses a pager."))
    elif not at_a_terminal():
        yield NotApplicable(Phrase("Without a terminal, no pager is started."))
    else:
        yield from judge(chosen_pager(context), context)


def judge(pager: Stated, context: Context) -> Iterator[Seen]:
    """Whether the pager's program is in a folder of PATH; an empty one turns it off."""
    program = _program(pager.value, context.platform)
    if not program or _there(program, context):
        yield Evidence("pager", program or '""', pager.source)
        return
    yield PAGER_MISSING.finding(
        pager.evidence,
        location=pager.location,
        remedy=unset_by_hand(pager, context) if pager.source == "AWS_PAGER" else None,
        facts={
            "pager": pager.shown,
            "profile": profile_in_use(context),
            "source": pager.source,
        },
    )


def chosen_pager(context: Context) -> Stated:
    """AWS_PAGER, else cli_pager, else PAGER, else what the system has (awscli/clidriver.py)."""
    default = "more" if context.platform == "win32" else "less"
    of_aws = setting_in_use(context, "cli_pager", "AWS_PAGER")
    if of_aws is None and "PAGER" in context.environment:
        return Stated("cli_pager", context.environment["PAGER"], "PAGER")
    return of_aws or Stated("cli_pager", default, "AWS CLI")


def at_a_terminal() -> bool:
    """Whether a person at a terminal started this run, wherever its output goes."""
    for stream in (0, 1, 2):
        with suppress(OSError):
            if os.isatty(stream):
                return True
    return False


def _program(pager: str, platform: str) -> str:
    """The first word; the AWS CLI splits it like a shell, but on Windows."""
    with suppress(ValueError):
        words = pager.split() if platform == "win32" else shlex.split(pager)
        return words[0] if words else ""
    return pager


def _there(program: str, context: Context) -> bool:
    if context.platform == "win32":  # cmd knows more than there are files
        return program.startswith("more") or bool(entries(program, context.environment, "win32"))
    if os.sep in program:
        return runnable(context.folder / program)
    return any(map(runnable, entries(program, context.environment, context.platform)))


CHECK = Check(
    code="cli.pager",
    title="The AWS CLI can show its output",
    look=look,
    messages=(PAGER_MISSING,),
    needs=("cli.installed",),
    required=False,
    cost=Cost.PROGRAM,
)
