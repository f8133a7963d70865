"""The computer of one case: a set-up that works, in a home of its own, until a step breaks it."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import stat
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugins.programs import MEASURED
from tests.plugins.warm import REKWIZ, ended

SECONDS = 300
VALUE = re.compile(r"^aws_(?:access_key_id|secret_access_key|session_token) = (.+)$", re.MULTILINE)
OF_THE_SYSTEM = ("hosts", "nsswitch.conf", "resolv.conf", "passwd")
"""What of the folder `etc` stands in for the file in /etc, where there is one."""


@dataclass(frozen=True)
class Ended:
    """One run of rekwiz."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict:
        return json.loads(self.out)


class Computer:
    """`home`, `folder` (where rekwiz is run) and `bin` (all of PATH) are real; AWS is `sandbox`."""

    def __init__(self, place: Path, sandbox, base: dict[str, str], stack: ExitStack) -> None:
        self.sandbox, self.stack = sandbox, stack
        self.home, self.folder, self.bin, self.etc = (
            place / name for name in ("home", "folder", "bin", "etc")
        )
        for made in (self.folder, self.bin, self.etc):
            made.mkdir(parents=True)
        self.environment = sandbox.environment({}, configured=True) | {
            "PATH": str(self.bin),
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "LC_ALL": base["LC_ALL"],
            "REKWIZ_LANG": "en",
            **MEASURED,
        }
        self.environment = {
            name: value.replace(str(sandbox.home), str(self.home))
            for name, value in self.environment.items()
        }
        shutil.copytree(sandbox.home / ".aws", self.home / ".aws")
        self.launcher: list[str] = []
        self.at_a_terminal = False
        self.hosts: dict[str, str] = {}
        keys = (sandbox.user, sandbox.administrator)
        self.secrets = {key.access_key_id for key in keys}
        self.secrets |= {key.secret_access_key for key in keys}
        self.secrets |= set(VALUE.findall(self.credentials.read_text()))
        self.program("aws", says("aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64"))

    @property
    def config(self) -> Path:
        return self.home / ".aws" / "config"

    @property
    def credentials(self) -> Path:
        return self.home / ".aws" / "credentials"

    def filled(self, text: str) -> str:
        """`{id}`, `{secret}`, `{home}` and `{etc}` in a text replaced by what they stand for."""
        key = self.sandbox.user
        facts = {
            "{id}": key.access_key_id,
            "{secret}": key.secret_access_key,
            "{home}": str(self.home),
            "{etc}": str(self.etc),
        }
        for name, value in facts.items():
            text = text.replace(name, value)
        return text

    def program(self, name: str, text: str | bytes, folder: Path | None = None) -> Path:
        """A file that may be executed, in `bin` or another folder."""
        place = (folder or self.bin) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        place.chmod(0o755)
        return place

    def needs(self, what: str, there: bool) -> None:
        """Leaves the case out on a laptop that cannot make it; never in CI."""
        if there:
            return
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI lacks {what}")
        pytest.skip(f"needs {what}")

    def needs_root(self) -> None:
        self.needs("root and unshare", os.geteuid() == 0 and bool(shutil.which("unshare")))

    def stands_in(self, name: str, text: str) -> None:
        """What /etc has under this name, for this run alone."""
        self.needs_root()
        (self.etc / name).write_text(text)

    def resolves(self, names: Iterable[str], address: str) -> None:
        """These names, and no others but localhost, have an address."""
        self.hosts |= dict.fromkeys(names, address)
        lines = [f"{where} {name}" for name, where in self.hosts.items()]
        self.stands_in("hosts", "\n".join(["127.0.0.1 localhost", *lines, ""]))
        self.stands_in("nsswitch.conf", "passwd: files\nhosts: files\n")
        self.stands_in("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")

    def runs(self, *arguments: str) -> Ended:
        """`rekwiz preflight`, in the folder, to its end."""
        return self.does("preflight", *arguments)

    def does(self, *arguments: str) -> Ended:
        """`rekwiz` with these words, in the folder, to its end."""
        command = [*self.launcher, str(REKWIZ), *arguments]
        terminal, keyboard = pty.openpty() if self.at_a_terminal else (None, None)
        try:
            done = ended(
                command,
                env=self.environment,
                cwd=self.folder,
                timeout=SECONDS,
                stdin=keyboard,
                files=self.files(),
            )
        finally:
            if terminal is not None and keyboard is not None:
                os.close(terminal)
                os.close(keyboard)
        return Ended(done.returncode, done.stdout, done.stderr)

    def files(self) -> dict[str, Path]:
        """What stands in for those of /etc."""
        own = {f"/etc/{name}": self.etc / name for name in OF_THE_SYSTEM}
        return {name: file for name, file in own.items() if file.exists() and Path(name).exists()}

    def is_gone(self) -> None:
        """Gives back the rights that a case took away, so that the folder can be deleted."""
        for folder in (self.home, *self.home.rglob("*")):
            if folder.is_dir() and not folder.is_symlink():
                folder.chmod(stat.S_IRWXU)


def says(words: str, *, code: int = 0, to: int = 1) -> str:
    """A program that writes this and ends."""
    return f"#!/bin/sh\n/bin/cat >&{to} <<'END'\n{words}\nEND\nexit {code}\n"
