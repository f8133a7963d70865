"""A command whose output and errors go to no terminal: its own, beside rekwiz, with pipes between."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

from checks.secrets.core_dumps import given_back
from wizard.files.waking import heard, waking
from wizard.running.ended import NotStarted, code_of
from wizard.running.signals import Relay
from wizard.running.tee import Tee

_OF_THE_TERMINAL = ("SIGINT", "SIGQUIT")
_STEP_SECONDS = 0.2


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    tees: Mapping[int, Tee],
    relay: Relay,
) -> int | NotStarted:
    """Its exit code. `tees` stand for its output (1) and its errors (2).

    It stays in rekwiz's own job, so that Ctrl-C, Ctrl-Z and `fg` reach both alike and a terminal that
    is its input is its own. Without a terminal it has a group, by which what it leaves is found.
    """
    has_group = sys.platform != "win32" and not _has_terminal()
    try:
        with given_back():
            child = subprocess.Popen(
                command,
                env=dict(environment),
                stdout=tees[1].inlet if 1 in tees else None,
                stderr=tees[2].inlet if 2 in tees else None,
                close_fds=False,  # rekwiz's own are not inherited, and <(…) of a shell must be
                process_group=0 if has_group else None,
            )
    except OSError as error:
        return NotStarted(error.errno or 0)
    relay.attach(lambda number: _send(child, number))
    for tee in set(tees.values()):
        tee.begin()
    code = code_of(waited_for(child))
    for tee in set(tees.values()):
        tee.finish()
    if has_group:
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    return code


def waited_for(child: subprocess.Popen[bytes]) -> int:
    """Its exit code; handlers run meanwhile, and what they raise ends the wait."""
    if sys.platform == "win32":
        while True:
            with suppress(subprocess.TimeoutExpired):
                return child.wait(timeout=_STEP_SECONDS)
    if threading.current_thread() is not threading.main_thread():  # where no handler runs
        return child.wait()
    with waking() as waker:
        before = signal.signal(signal.SIGCHLD, lambda *_: None)
        try:
            while (code := child.poll()) is None:
                select.select([waker], [], [])
                heard(waker)
        finally:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL if before is None else before)
    return code


def _send(child: subprocess.Popen[bytes], number: int) -> None:
    """To the command, unless the terminal has sent it to the whole job."""
    if signal.Signals(number).name in _OF_THE_TERMINAL and _terminal_is_ours():
        return
    with suppress(OSError):
        child.send_signal(number)


def _has_terminal() -> bool:
    """Whether a terminal governs this process, be it a stream of its or not."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _terminal_is_ours() -> bool:
    """Whether Ctrl-C reaches this process's whole group, as it always does on Windows."""
    if sys.platform == "win32":
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
