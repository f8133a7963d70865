"""A rekwiz that has loaded its modules waits to be asked; each run is a fork of it, a process as any other.

Started by tests/plugins/warm.py, with a socket as its first argument. For each run a connection of its
own and the three streams come through it. The connection brings the words, the environment and the
folder, a line of JSON; it gets the process's number, and its exit code as soon as it has ended.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import importlib
import inspect
import io
import json
import os
import pkgutil
import selectors
import site
import socket
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TextIO

import coverage
from botocore.loaders import Loader
from botocore.session import Session

from checks.catalogue import all_checks
from checks.sources.aws.data_files import loader, share_loader
from checks.sources.aws.sessions import builtin_handlers
from tests.plugins.homes import Homes
from tests.plugins.namespaces import enter_network, have_files

PACKAGES = ("checks", "wizard")
SERVICES = ("iam", "rekognition", "s3", "sts")
ON_NEED = ("wizard.sandbox",)
"""Left to the runs that need it, with moto: slow to load, and rarely needed."""
LIBRARIES = (
    "PIL.BmpImagePlugin",  # what Pillow loads for the first photo, and for a drawing
    "PIL.GifImagePlugin",
    "PIL.ImageDraw",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
    "botocore.args",
    "botocore.auth",
    "botocore.httpsession",
    "botocore.session",
    "encodings.idna",
    "encodings.utf_8_sig",
    "platformdirs",
    "questionary",
    "rich.console",
)
CODES: list[int] = []
"""The exit code of a run that has ended."""


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


def read() -> None:
    """botocore's files that nearly every run reads, as they lie in the library."""
    for name in ("endpoints", "partitions", "sdk-default-configuration", "_retry"):
        loader().load_data(name)
    for service in SERVICES:
        for kind in ("service-2", "endpoint-rule-set-1"):
            loader().load_service_model(service, kind)


def practise() -> None:
    """What botocore's modules keep of the first client of a service, whoever's it is: names."""
    session = Session(event_hooks=builtin_handlers(), include_builtin_handlers=False)
    share_loader(session)
    session.set_credentials("nobody's", "nobody's")  # none is looked for
    for service in SERVICES:
        session.create_client(service, "us-east-1")


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


def become(asked: dict[str, Any], streams: list[int], homes: Homes) -> None:
    """What the system and Python do before a program's first line."""
    if asked["own_session"]:
        os.setsid()
        if os.isatty(streams[0]):
            fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    if asked["network"]:
        enter_network(asked["network"])
    if asked["files"]:
        have_files(asked["files"])
    for number in range(3):
        os.close(number)
    for number, stream in zip(asked["streams"], streams, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    homes.move(os.path.expanduser("~"))
    loader().search_paths[:] = Loader().search_paths  # else no session of this home has it
    _take_up(os.environ.get("PYTHONPATH"))
    coverage.process_startup()  # of what this run does, where its environment asks for it
    os.chdir(asked["folder"])
    sys.argv = asked["words"]
    encoding, usual = asked["encoding"], (sys.stdin, sys.stdout, sys.stderr)
    sys.stdin = sys.stdout = sys.stderr = None  # as Python has it where a stream is closed
    if 0 in asked["streams"]:
        sys.stdin = _text(io.BufferedReader(_raw(0, "r")), encoding, usual[0])
    if 1 in asked["streams"]:
        sys.stdout = _text(io.BufferedWriter(_raw(1, "w")), encoding, usual[1])
        sys.stdout.reconfigure(line_buffering=sys.stdout.isatty())
    if 2 in asked["streams"]:
        sys.stderr = _text(io.BufferedWriter(_raw(2, "w")), encoding, usual[2])
        sys.stderr.reconfigure(errors="backslashreplace", line_buffering=True)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _take_up(place: str | None) -> None:
    """A folder before all others but the program's own, and what Python looks for there as it starts."""
    if place:
        sys.path.insert(1, place)
        sys.modules.pop("sitecustomize", None)  # the system's, which it comes before
        site.execsitecustomize()


def _raw(number: int, mode: str) -> io.FileIO:
    return io.FileIO(number, mode, closefd=False)


def _text(
    raw: io.BufferedReader | io.BufferedWriter, encoding: str | None, usual: TextIO
) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, encoding or usual.encoding, "strict" if encoding else usual.errors)


def ended(work: Callable[[], object]) -> None:
    """As a program ends; but what was loaded is not taken apart, which takes longer than many a run."""
    try:
        sys.exit(work())
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            CODES.append(end.code or 0)
        raise


def work_of(program: str | None) -> Callable[[], object]:
    """What `python -c` runs, or the console script."""
    if program is not None:
        return partial(exec, program, {"__name__": "__main__"})
    from wizard.start import run

    return run


def leave() -> None:
    """Called when threads have ended and all else was called that wanted to be at the end."""
    if not CODES:
        return
    with suppress(OSError, ValueError):  # a stream that takes no more: Python's own end says so
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(CODES[0] & 0xFF)


if __name__ == "__main__":
    atexit.register(leave)  # the first that is registered is the last that is called
    load()
    read()
    practise()
    all_checks()
    inspect.stack()  # what coverage.py asks as it begins: where all of these modules lie is kept
    homes = Homes(os.environ["HOME"])
    gc.freeze()  # what a collection in a child would only copy
    asked, streams = serve(socket.socket(fileno=int(sys.argv[1])))
    become(asked, streams, homes)
    ended(work_of(asked["program"]))
