"""A process that loads what rekwiz loads once, and then runs it again and again, each time in a fork.

A run of the console script costs a second, most of it imports. Here it is the same from its first line
on: `wizard.start.run` with arguments, an environment, a folder and streams of its own, and then the end
of the interpreter, which waits for threads as it always does. Each line on its input asks for one run.
"""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import sys
import time
from contextlib import suppress

from checks.catalogue import all_checks
from tests.plugins.warm_server import load


def load_all() -> None:
    load()
    all_checks()
    gc.freeze()  # what is there stays shared by all forks


def serve() -> dict | None:
    """In a fork what is to be run; None when nobody asks any more."""
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        typed = os.open(asked["streams"][0], os.O_RDONLY)  # here, for both have its place then
        if (pid := os.fork()) == 0:
            os.dup2(typed, 0)
            os.close(typed)
            return asked
        code = end_of(pid, asked["seconds"])
        print(json.dumps([code, os.lseek(typed, 0, os.SEEK_CUR)]), flush=True)
        os.close(typed)
    return None


def end_of(pid: int, seconds: float) -> int | None:
    """The exit code as subprocess gives it; None for a run that had to be ended."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.003)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def become(asked: dict) -> None:
    """This process is as if a shell had just started the console script so."""
    os.setsid()
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number in (1, 2):
        descriptor = os.open(asked["streams"][number], os.O_WRONLY)
        os.dup2(descriptor, number)
        os.close(descriptor)
    how = asked["encoding"]
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(_raw(0, "r")), how)
    sys.stdout = sys.__stdout__ = io.TextIOWrapper(io.BufferedWriter(_raw(1, "w")), how)
    errors = io.BufferedWriter(_raw(2, "w"))
    sys.stderr = sys.__stderr__ = io.TextIOWrapper(errors, how, "backslashreplace")
    sys.argv = ["rekwiz", *asked["arguments"]]


def _raw(number: int, mode: str) -> io.FileIO:
    return io.FileIO(number, mode, closefd=False)


if __name__ == "__main__":
    load_all()
    if asked := serve():
        become(asked)
        from wizard.start import run

        run()
