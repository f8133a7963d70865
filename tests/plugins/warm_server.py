"""A rekwiz that has loaded its modules waits to be asked; each run is a fork of it, a process as any other.

Started by tests/plugins/warm.py, with a socket as its first argument. For each run a connection of its
own and the three streams come through it. The connection brings the words, the environment and the
folder, a line of JSON; it gets the process's number, and its status as soon as it has ended.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import selectors
import socket
import sys
from typing import Any

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
                _let_go(chooser)
                with connection, connection.makefile() as lines:
                    return json.loads(lines.readline()), streams
            for stream in streams:
                os.close(stream)
            connection.sendall(f"{number}\n".encode())
            chooser.register(os.pidfd_open(number), selectors.EVENT_READ, (connection, number))


def _let_go(chooser: selectors.BaseSelector) -> None:
    """What it watches is the server's: closed later, as garbage, its numbers would be those of files that
    the run has opened."""
    for key in list(chooser.get_map().values()):
        match key:
            case selectors.SelectorKey(fileobj=socket.socket() as asking):
                asking.close()
            case selectors.SelectorKey(data=(socket.socket() as connection, _)):
                connection.close()
    chooser.close()


def _tell_the_end(watched: int, connection: socket.socket, number: int) -> None:
    os.close(watched)
    connection.sendall(f"{os.waitpid(number, 0)[1]}\n".encode())
    connection.close()


def become(asked: dict[str, Any], streams: list[int]) -> None:
    """What the system and Python do before a program's first line."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(3, 64)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = asked["words"]
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        old = getattr(sys, f"__{name}__")
        new = open(  # noqa: SIM115
            number, mode, encoding=old.encoding, errors=old.errors, closefd=False
        )
        if name == "stderr" and isinstance(new, io.TextIOWrapper):
            new.reconfigure(line_buffering=True)
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)


if __name__ == "__main__":
    load()
    gc.freeze()  # what a collection in a child would only copy
    become(*serve(socket.socket(fileno=int(sys.argv[1]))))
    sys.modules.pop("__main__")
    from wizard.start import run

    sys.exit(run())
