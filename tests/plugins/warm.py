"""Runs of the console script by a process that has loaded its modules, which is half of a run's time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

REKWIZ = Path(sys.executable).with_name("rekwiz")
ROOT = Path(__file__).parents[2]
EARLY = ("PYTHON", "COVERAGE_", "LC_", "LANG", "LD_", "FAKETIME", "TZ")
"""How the names begin of what Python or the system reads before a program's first line."""
USUAL = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "LC_ALL"}
"""Those with which a process is loaded; whatever else is set, the run begins with nothing loaded."""


def ended(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    timeout: float,
    stdin: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command, run to its end without a terminal, unless `stdin` is one.

    By a loaded process of the same early variables, where there can be one.
    """
    early = {name: value for name, value in env.items() if name.startswith(EARLY)}
    if command[0] != str(REKWIZ) or not _may_be_loaded(early) or _has_caches(env):
        return subprocess.run(
            command,
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
        )
    asked = {"words": list(command), "environment": dict(env), "folder": str(cwd)}
    with Path(os.devnull).open() as nothing:
        typed = nothing.fileno() if stdin is None else stdin
        return _forked(_server(tuple(sorted(early.items()))), asked, typed, timeout)


def _may_be_loaded(early: Mapping[str, str]) -> bool:
    unusual = {name for name in early if not name.startswith("COVERAGE_")} - USUAL
    return sys.platform == "linux" and not unusual and early.get("LC_ALL") == "C.UTF-8"


def _has_caches(env: Mapping[str, str]) -> bool:
    """Whether the home has what botocore looks for in the home in which it was loaded."""
    folder = Path(env.get("HOME", ".")) / ".aws"
    return any((folder / name).is_dir() for name in ("sso", "login", "models", "cli"))


def _forked(
    server: socket.socket, asked: dict[str, Any], stdin: int, timeout: float
) -> subprocess.CompletedProcess[str]:
    out, to_out = os.pipe()
    err, to_err = os.pipe()
    ours, theirs = socket.socketpair()
    with ours as connection, ThreadPoolExecutor(2) as readers:
        socket.send_fds(server, [b"."], [theirs.fileno(), stdin, to_out, to_err])
        theirs.close()
        os.close(to_out)
        os.close(to_err)
        connection.sendall(f"{json.dumps(asked)}\n".encode())
        answers = connection.makefile()
        number = int(answers.readline())
        said = [readers.submit(_read, each) for each in (out, err)]
        connection.settimeout(timeout)
        try:
            status = int(answers.readline())
        except TimeoutError:
            os.kill(number, signal.SIGKILL)
            raise subprocess.TimeoutExpired(asked["words"], timeout) from None
        texts = [each.result() for each in said]
    return subprocess.CompletedProcess(
        asked["words"], os.waitstatus_to_exitcode(status), texts[0], texts[1]
    )


def _read(descriptor: int) -> str:
    with open(descriptor, encoding="utf-8") as stream:
        return stream.read()


@cache
def _server(early: tuple[tuple[str, str], ...]) -> socket.socket:
    """How a process with these variables is asked, started with the first run; it ends with this one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(EARLY)}
    ours, theirs = socket.socketpair()
    subprocess.Popen(
        [sys.executable, "-m", "tests.plugins.warm_server", str(theirs.fileno())],
        env=kept | dict(early),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()
    return ours
