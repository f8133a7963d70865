"""A rekwiz that has loaded its modules waits to be asked; each run is a fork of it, a process as any other.

Started by tests/plugins/warm.py, with a socket as its first argument. For each run a connection of its
own and the three streams come through it. The connection brings the words, the environment and the
folder, a line of JSON; it gets the process's number, and its exit code as soon as it has ended.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import io
import json
import os
import pkgutil
import selectors
import socket
import sys
from typing import Any, TextIO

import coverage

from checks.catalogue import all_checks

PACKAGES = ("checks", "wizard")
ON_NEED = ("wizard.sandbox", "questionary", "moto")
"""Left to the runs that need them: slow to load, and rarely needed."""
LIBRARIES = (
    "boto3.session",
    "botocore.args",
    "botocore.auth",
    "botocore.httpsession",
    "rich.console",
)


def load() -> None:
    """Everything that a run imports by and by."""
    for name in LIBRARIES:
        importlib.import_module(name)
    for package in PACKAGES:
        for found in pkgutil.walk_packages(
            importlib.import_module(package).__path__, f"{package}."
        ):
            if not found.name.startswith(ON_NEED) and not found.name.endswith("__main__"):
                importlib.import_module(found.name)


def serve(asking: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Forks until nobody can ask any more; returns in each child, with what it was asked."""
    chooser = selectors.DefaultSelector()
    chooser.register(asking, selectors.EVENT_READ)
    while True:
        for key, _ in chooser.select():
            if key.fileobj is not asking:
                chooser.unregister(key.fileobj)
                _tell_the_end(key.fd, *key.data)
                continue
            _, descriptors, _, _ = socket.recv_fds(asking, 1, 4)
            if not descriptors:
                os._exit(0)
            connection, streams = socket.socket(fileno=descriptors[0]), descriptors[1:]
            if (number := os.fork()) == 0:
                with connection, connection.makefile() as lines:
                    asked = json.loads(lines.readline())
                _leave(chooser)
                return asked, streams
            for stream in streams:
                os.close(stream)
            connection.sendall(f"{number}\n".encode())
            chooser.register(os.pidfd_open(number), selectors.EVENT_READ, (connection, number))


def _tell_the_end(watched: int, connection: socket.socket, number: int) -> None:
    os.close(watched)
    code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    connection.sendall(f"{code}\n".encode())
    connection.close()


def _leave(chooser: selectors.DefaultSelector) -> None:
    """What the one that forks holds open is nothing to its child."""
    with chooser:
        for key in list(chooser.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
            else:
                os.close(key.fd)
                key.data[0].close()


def become(asked: dict[str, Any], streams: list[int]) -> None:
    """What the system and Python do before a program's first line."""
    if asked["own_session"]:
        os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    coverage.process_startup()  # of what this run does, where its environment asks for it
    os.chdir(asked["folder"])
    sys.argv = asked["words"]
    encoding = asked["encoding"]
    sys.stdin = sys.__stdin__ = _text(io.BufferedReader(_raw(0, "r")), encoding, sys.stdin)
    sys.stdout = sys.__stdout__ = _text(io.BufferedWriter(_raw(1, "w")), encoding, sys.stdout)
    errors = _text(io.BufferedWriter(_raw(2, "w")), encoding, sys.stderr)
    errors.reconfigure(errors="backslashreplace", line_buffering=True)
    sys.stderr = sys.__stderr__ = errors


def _raw(number: int, mode: str) -> io.FileIO:
    return io.FileIO(number, mode, closefd=False)


def _text(
    raw: io.BufferedReader | io.BufferedWriter, encoding: str | None, usual: TextIO
) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, encoding or usual.encoding, "strict" if encoding else usual.errors)


if __name__ == "__main__":
    load()
    all_checks()
    inspect.stack()  # what coverage.py asks as it begins: where all of these modules lie is kept
    gc.freeze()  # what a collection in a child would only copy
    become(*serve(socket.socket(fileno=int(sys.argv[1]))))
    from wizard.start import run

    sys.exit(run())
