"""Why the system will not start the `aws` that PATH finds."""

from __future__ import annotations

import errno
import os
import platform as computer
from pathlib import Path

from checks.aws_cli import SECONDS
from checks.cli.support.installers import way_here
from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Severity, Undecided
from checks.pages import INSTALLATION, TROUBLESHOOTING
from checks.sources.local import executables
from checks.sources.local.executables import foreign_processor
from checks.sources.local.programs import DidNotRun, out_of_sight

BROKEN_INSTALL = Message(
    code="cli.broken-install",
    severity=Severity.FAIL,
    summary="PATH finds the AWS CLI as {path}, and it cannot be used.",
    why="A removed or upgraded Python, an interrupted download, or a deleted folder leaves such a "
    "file behind. Shells say the same of it as of a program that is not installed.",
    recognised="The file is a link to nothing, is empty, is a web page, or its first line names an "
    "interpreter that is not there.",
    raw=(
        "bash: /…/aws: cannot execute: required file not found",
        "/…/bin/aws: /…/python3.8: bad interpreter: No such file or directory",
        "OSError: [Errno 8] Exec format error",
        "aws: line 1: syntax error near unexpected token `<'",
        "Python was not found; run without arguments to install from the Microsoft Store, or "
        "disable this shortcut from Settings > Manage App Execution Aliases.",
    ),
    steps=("Remove {path}.", "Install AWS CLI 2 with AWS's installer for this system."),
    links=(INSTALLATION,),
    fix=Fix.INSTALL_CLI,
)

NOT_EXECUTABLE = Message(
    code="cli.not-executable",
    severity=Severity.FAIL,
    summary="The file {path} lacks the right to be executed.",
    why="Without that right no shell starts it. A few releases were packed without it.",
    recognised="It is a regular file, and the system does not let you execute it.",
    raw=(
        "bash: /…/aws: Permission denied",
        "aws: Permission denied",
        "PermissionError: [Errno 13] Permission denied: 'aws'",
    ),
    steps=("Give it the right to be executed.", "Run aws --version."),
    commands=('chmod +x "{path}"',),
    links=(TROUBLESHOOTING,),
    fix=Fix.MAKE_EXECUTABLE,
)

WRONG_PROCESSOR = Message(
    code="cli.wrong-processor",
    severity=Severity.FAIL,
    summary="{path} was built for the processor {built_for}; this computer has {processor}.",
    why="A program for one kind of processor cannot run on another.",
    recognised="The system refused the file's format, and its header names another processor.",
    raw=(
        "bash: /…/aws: cannot execute binary file: Exec format error",
        "zsh: bad CPU type in executable: aws",
    ),
    steps=(
        "Install the AWS CLI that was built for this processor.",
        "Or, on a Mac with Apple silicon, install Rosetta: softwareupdate --install-rosetta",
    ),
    links=(INSTALLATION,),
    fix=Fix.INSTALL_CLI,
)

SYSTEM_LIBRARY_MISMATCH = Message(
    code="cli.system-library-mismatch",
    severity=Severity.FAIL,
    summary="{path} needs the C library {library}, and this system does not have it.",
    why="AWS builds the AWS CLI for recent Linux systems with glibc. Alpine Linux has musl in its "
    "place, and an old system has a glibc that is too old.",
    recognised="The program is there and its loader is not, or its error names a GLIBC version.",
    raw=(
        "./aws/install: line 78: /aws/dist/aws: not found",
        "version `GLIBC_…' not found",
        "symbol …, version GLIBC_… not defined in file libc.so.6",
    ),
    steps=(
        "On Alpine Linux, install Alpine's own package: apk add aws-cli",
        "On an old system, use a newer one or a container, or install an older AWS CLI 2.",
    ),
    links=(
        INSTALLATION,
        "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-version.html",
    ),
)

TOO_SLOW = Message(
    code="cli.too-slow",
    severity=Severity.UNKNOWN,
    summary="{path} --version gave no answer in {seconds} seconds.",
    why="The first start after an installation can be slow while a virus scanner or macOS looks at "
    "each of its files. A home folder on the network is slow as well.",
    recognised="The program was started, and had not ended when its time was over.",
    steps=(
        "Run aws --version yourself, and wait until it answers.",
        "If it stays slow, exclude its folder from the virus scanner.",
        "Run rekwiz again.",
    ),
    commands=("aws --version",),
)


def why_it_may_not_start(place: Path, context: Context) -> Finding:
    """The cause, where PATH has a file that no shell would start."""
    if out_of_sight(place):
        closed = Phrase(
            "The file aws lies in a folder that this user may not enter."
            " PATH finds it as {path}, and it cannot be used.",
            path=str(place),
        )
        return broken(place, closed, context)
    if place.is_file():
        seen = Evidence("mode", oct(place.stat().st_mode & 0o777), str(place))
        return NOT_EXECUTABLE.finding(seen, facts={"path": str(place)})
    target = place.readlink() if place.is_symlink() else ""
    reason = Phrase(
        "The file aws is a link to {target}, and nothing is there."
        " PATH finds it as {path}, and it cannot be used.",
        target=str(target),
    )
    return broken(place, reason, context)


def why_it_does_not_start(place: Path, said: DidNotRun, context: Context) -> Finding | Undecided:
    """The cause, by the system's error when it was started."""
    match said.errno:
        case None:
            seen = Evidence("waited", f"{SECONDS} s", f"{place} --version")
            return TOO_SLOW.finding(seen, facts={"path": str(place), "seconds": SECONDS})
        case errno.ENOENT if executables.head_of(place).startswith(b"\x7fELF"):
            return library_mismatch(place, executables.loader(place), context)
        case errno.ENOEXEC | executables.EBADARCH if built_for := foreign_processor(place):
            return _wrong_processor(place, built_for, context)
        case errno.ENOENT | errno.EACCES | errno.ENOEXEC | executables.EBADARCH:
            return broken(place, _what_is_wrong(place), context)
        case number:
            words = os.strerror(number)
            return Undecided(
                Phrase("The system would not start {path}: {error}.", path=str(place), error=words)
            )


def broken(place: Path, reason: Phrase, context: Context) -> Finding:
    """The finding, with its own summary and AWS's way to install it again."""
    remove = Phrase("Remove {path}.", path=str(place))
    seen = Evidence("path", str(place), "PATH")
    remedy = way_here(context.platform).remedy(remove, fix=Fix.INSTALL_CLI)
    facts = {"path": str(place)}
    return BROKEN_INSTALL.finding(seen, remedy=remedy, summary=reason, facts=facts)


def library_mismatch(place: Path, library: str, context: Context) -> Finding:
    seen = Evidence("needs", library, str(place))
    return SYSTEM_LIBRARY_MISMATCH.finding(seen, facts={"path": str(place), "library": library})


def _wrong_processor(place: Path, built_for: str, context: Context) -> Finding:
    seen = Evidence("processor", built_for, str(place))
    remedy = way_here(context.platform).remedy(
        Phrase("Remove {path}.", path=str(place)), fix=Fix.INSTALL_CLI
    )
    here = computer.machine()
    return WRONG_PROCESSOR.finding(
        seen, remedy=remedy, facts={"path": str(place), "built_for": built_for, "processor": here}
    )


def _what_is_wrong(place: Path) -> Phrase:
    head = executables.head_of(place)
    first = head.split(b"\n", 1)[0]
    if not head:
        return Phrase("The file aws is empty. PATH finds it as {path}, and it cannot be used.")
    if head.lstrip().startswith(b"<"):
        return Phrase(
            "The file aws holds a web page in place of a program."
            " PATH finds it as {path}, and it cannot be used."
        )
    if first.startswith(b"#!") and first.endswith(b"\r"):
        return Phrase(
            "The first line of the file aws has a Windows line end, which no program's name has."
            " PATH finds it as {path}, and it cannot be used."
        )
    if first.startswith(b"#!"):
        interpreter = first[2:].decode("utf-8", "replace").strip()
        return Phrase(
            "The first line of the file aws asks for {interpreter}, which cannot be started."
            " PATH finds it as {path}, and it cannot be used.",
            interpreter=interpreter,
        )
    return Phrase(
        "The system does not recognise the file aws as a program."
        " PATH finds it as {path}, and it cannot be used."
    )
