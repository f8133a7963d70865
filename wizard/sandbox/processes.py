"""Runs a program inside the sandbox, or waits beside it until somebody says stop."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as WaitedInVain
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from checks.deadline import aside
from checks.secrets.core_dumps import given_back
from checks.sources.local.children import keep_orphans

_OF_THE_TERMINAL = ("SIGINT", "SIGQUIT")
_ENDING = ("SIGTERM", "SIGHUP")
_HEARD = (*_OF_THE_TERMINAL, *_ENDING, "SIGUSR1", "SIGUSR2")
# What a child that was asked to end may still take.
_GRACE_SECONDS = 5.0


def run(
    command: Sequence[str] | None,
    environment: Mapping[str, str],
    started: Callable[[int], None] = lambda pid: None,
) -> int:
    """Runs `command` (None: the person's shell) to its end; gives its code, 128 + n for a signal.

    `started` is told the program's number as soon as it has one.
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1 and SIGUSR2 are passed on. A child that outlives
    SIGTERM for five seconds is killed. Raises OSError where the program cannot be started.
    """
    arguments = list(command) if command else [_shell(environment)]
    relay = _Relay()
    keep_orphans()  # they are ended with rekwiz: the AWS that they know is gone then
    with _handling(relay, *_HEARD):
        with given_back():
            child = subprocess.Popen(arguments, env=dict(environment))
        relay.attach(child)
        started(child.pid)
        code = _waited_for(child, relay.asked_to_end)
    return code if code >= 0 else 128 - code


class _Relay:
    """A signal handler that passes signals on to a child, also those that came before it."""

    def __init__(self) -> None:
        self.asked_to_end = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._early: list[int] = []

    def __call__(self, number: int, frame: FrameType | None) -> None:
        name = signal.Signals(number).name
        if name in _ENDING:
            self.asked_to_end.set()
        elif name in _OF_THE_TERMINAL and _terminal_is_ours():
            # The terminal has sent it to the child as well.
            return
        if self._child is None:
            self._early.append(number)
        else:
            self._child.send_signal(number)

    def attach(self, child: subprocess.Popen[bytes]) -> None:
        """Names the child. It may have been running a moment before it could be named."""
        self._child = child
        for number in self._early:
            child.send_signal(number)


def _waited_for(child: subprocess.Popen[bytes], asked_to_end: threading.Event) -> int:
    """The child's code; once a handler has set the event, the wait is bounded."""
    deadline, ended = None, aside(child.wait, "child")  # known at once: Popen's own timeout polls
    while True:
        try:
            return ended.result(timeout=0.2)
        except WaitedInVain:
            if deadline is None and asked_to_end.is_set():
                deadline = time.monotonic() + _GRACE_SECONDS
            if deadline is not None and time.monotonic() > deadline:
                child.kill()


def serve(
    file: Path,
    environment: Mapping[str, str],
    writing: Callable[[tuple[Path, Path], str], None] = lambda paths, text: None,
    written: Callable[[], None] = lambda: None,
) -> int:
    """Keeps `file` with the environment until SIGINT or SIGTERM, then removes it; gives 0.

    `writing` is told what is about to stand in it and in the file beside it that is written
    first; `written` is called when it is there. Raises OSError where it cannot be written,
    FileExistsError where it is there already.
    """
    stop = threading.Event()
    with _handling(lambda number, frame: stop.set(), *_HEARD):
        if os.path.lexists(file):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
        text, beside = _lines(environment), file.with_name(f".{file.name}.{os.getpid()}")
        writing((file, beside), text)
        _write(file, beside, text)
        try:
            written()
            while not stop.wait(timeout=0.2):
                pass
        finally:
            file.unlink(missing_ok=True)
    return 0


def _lines(environment: Mapping[str, str]) -> str:
    """`KEY='value'` for a POSIX shell, of all that it adds or changes."""
    return "".join(
        f"{name}={_quoted(value)}\n"
        for name, value in sorted(environment.items())
        if name.isidentifier() and os.environ.get(name) != value
    )


def _write(file: Path, beside: Path, text: str) -> None:
    """In one step: nobody ever reads half of it."""
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"


def _shell(environment: Mapping[str, str]) -> str:
    if sys.platform == "win32":
        return environment.get("COMSPEC", "cmd.exe")
    return environment.get("SHELL") or "/bin/sh"


def _terminal_is_ours() -> bool:
    """Whether Ctrl-C at the terminal reaches this process's whole group, as it does on Windows."""
    if sys.platform == "win32":
        return True
    stdin = sys.__stdin__
    if stdin is None:  # a program may be started with none open
        return False
    try:
        return os.tcgetpgrp(stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False


@contextmanager
def _handling(handler: Callable[[int, FrameType | None], None], *names: str) -> Iterator[None]:
    """Puts `handler` in place of the signals' own; outside the main thread there can be none."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)
