"""Causes of the area `cli`: programs called `aws` that are real files on PATH."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from tests.e2e.causes.case import Step, case
from tests.e2e.causes.computer import Computer, says
from tests.e2e.causes.settings import config, file, no_credentials

OF_CLI = ("--only", "cli", "--require", "cli")
NEW, OLD, FIRST = (
    says(f"aws-cli/{version} Python/3.13.7 Linux/6.8 exe/x86_64")
    for version in ("2.34.1", "2.9.19", "1.36.40")
)
SIGNED_IN_BY_LOGIN = (
    "[default]\nregion = us-east-1\nlogin_session = arn:aws:iam::111122223333:user/ming\n"
)
PYENV = """\
pyenv: aws: command not found

The `aws' command exists in these Python versions:
  3.11.9"""


def aws(text: str | bytes) -> Step:
    """What PATH finds under the name."""

    def put(computer: Computer) -> None:
        computer.program("aws", text)

    return put


def no_aws(computer: Computer) -> None:
    usual = (Path(folder, "aws") for folder in ("/usr/local/bin", "/opt/homebrew/bin", "/snap/bin"))
    computer.needs(
        "a computer without an AWS CLI in the usual places", not any(map(Path.exists, usual))
    )
    (computer.bin / "aws").unlink()


def leads_nowhere(computer: Computer) -> None:
    no_aws(computer)
    (computer.bin / "aws").symlink_to("/opt/aws-cli/v2/2.9.0/bin/aws")


def not_executable(computer: Computer) -> None:
    (computer.bin / "aws").chmod(0o644)


def a_folder(computer: Computer) -> None:
    no_aws(computer)
    (computer.bin / "aws").mkdir()
    (computer.bin / "aws" / "install").write_text("#!/bin/sh\n")


def of_another_processor(computer: Computer) -> None:
    """This system's `true` with another processor's number in its header."""
    head = bytearray(_true())
    head[18:20] = b"\xb7\x00" if platform.machine() == "x86_64" else b"\x3e\x00"
    computer.program("aws", bytes(head))


def for_another_library(computer: Computer) -> None:
    """This system's `true`, asking for a loader that is not there, as glibc's is not on Alpine."""
    real, absent = b"/ld-linux", b"/ld-absent"[:9]
    assert real in _true()
    computer.program("aws", _true().replace(real, absent))


def _true() -> bytes:
    return Path(shutil.which("true") or "/bin/true").read_bytes()


def behind(folder: str, text: str) -> Step:
    """A second copy, in a folder that stands last on PATH."""

    def add(computer: Computer) -> None:
        place = computer.home / folder
        computer.program("aws", text, place)
        computer.environment["PATH"] += f":{place}"

    return add


def shim_of_pyenv(computer: Computer) -> None:
    no_aws(computer)
    shims = computer.home / ".pyenv" / "shims"
    computer.program("aws", says(PYENV, code=127, to=2), shims)
    computer.environment["PATH"] = str(shims)


def off_path(computer: Computer) -> None:
    no_aws(computer)
    computer.program("aws", NEW, computer.home / ".local" / "bin")


def at_a_terminal(computer: Computer) -> None:
    computer.at_a_terminal = True


CASES = (
    case("cli.not-installed", "there is no aws anywhere",
         no_aws, at="cli.installed", run=OF_CLI),
    case("cli.not-installed", "a warning, where nobody requires the CLI",
         no_aws, at="cli.installed", state="warn", run=("--only", "cli")),
    case("cli.not-on-path", "it lies in ~/.local/bin",
         off_path, at="cli.installed", run=OF_CLI),
    case("cli.broken-install", "a link to a folder that was deleted",
         leads_nowhere, at="cli.installed", run=OF_CLI),
    case("cli.broken-install", "its first line ends in CR",
         aws("#!/usr/bin/python3\r\nprint()\r\n"), at="cli.installed", run=OF_CLI),
    case("cli.broken-install", "its interpreter was removed",
         aws("#!/opt/python3.8/bin/python3\n"), at="cli.installed", run=OF_CLI),
    case("cli.broken-install", "the download is empty",
         aws(b""), at="cli.installed", run=OF_CLI),
    case("cli.broken-install", "the download is a web page",
         aws("<!DOCTYPE html>\n<html>Not found</html>\n"), at="cli.installed", run=OF_CLI),
    case("cli.not-executable", "the file lost its right",
         not_executable, at="cli.installed", run=OF_CLI),
    case("cli.folder-in-the-way", "the unpacked installer",
         a_folder, at="cli.installed", run=OF_CLI),
    case("cli.wrong-processor", "built for another processor",
         of_another_processor, at="cli.installed", run=OF_CLI),
    case("cli.system-library-mismatch", "its loader is absent",
         for_another_library, at="cli.installed", run=OF_CLI),
    case("cli.system-library-mismatch", "glibc is too old",
         aws(says("aws: /lib/libc.so.6: version `GLIBC_2.38' not found", code=1, to=2)),
         at="cli.installed", run=OF_CLI),
    case("cli.python-packages-broken", "a script whose package is gone",
         aws(f"#!{sys.executable} -I\nimport awscli.clidriver\n"), at="cli.installed", run=OF_CLI),
    case("cli.shim-without-program", "pyenv's stand-in",
         shim_of_pyenv, at="cli.installed", run=OF_CLI),
    case("cli.another-program", "PyPI's package aws",
         aws(says("aws 0.2.5")), at="cli.installed", run=OF_CLI),
    case("cli.older-copy-first", "a newer one stands behind it",
         aws(OLD), behind("new", NEW), at="cli.current", state="warn", run=OF_CLI),
    case("cli.older-copy-first", "only the newer one knows aws login",
         aws(OLD), behind("new", NEW), config(SIGNED_IN_BY_LOGIN), no_credentials,
         at="cli.current", state="warn",
         folds=("cli.too-old-for-login",), run=OF_CLI),
    case("cli.python-packages-broken", "one that works stands behind it",
         aws(f"#!{sys.executable} -I\nimport awscli.clidriver\n"), behind("new", NEW),
         at="cli.installed", run=OF_CLI),
    case("cli.too-old-for-login", "aws login with an old CLI 2",
         aws(OLD), config(SIGNED_IN_BY_LOGIN), no_credentials,
         at="cli.knows-the-sign-in", run=OF_CLI),
    case("cli.too-old-for-login", "SSO with CLI 1",
         aws(FIRST), config("[default]\nsso_session = work\n[sso-session work]\n"
                            "sso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"),
         at="cli.knows-the-sign-in", run=OF_CLI),
    case("cli.outdated", "CLI 1",
         aws(FIRST), at="cli.current", state="pass", run=OF_CLI),
    case("cli.hidden-by-alias", "an alias for docker",
         no_aws, file(".bashrc", "alias aws='docker run --rm -it amazon/aws-cli'\n"),
         at="cli.installed", state="warn", run=OF_CLI),
    case("cli.too-slow", "a virus scanner holds it up",
         aws("#!/bin/sh\nexec /bin/sleep 60\n"), at="cli.installed", state="unknown", run=OF_CLI),
    case("cli.pager-missing", "no less on PATH, at a terminal",
         at_a_terminal, at="cli.pager", state="warn", run=OF_CLI),
    case("cli.output-format-unknown", "a typo in json",
         config("[default]\nregion = us-east-1\noutput = jsno\n"), at="cli.output-format", run=OF_CLI),
    case("cli.setting-refused", "a format of timestamps that is none",
         config("[default]\nregion = us-east-1\ncli_timestamp_format = rfc822\n"),
         at="cli.own-settings", run=OF_CLI),
)  # fmt: skip
