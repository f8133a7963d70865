"""A command that writes to a terminal: it gets one of its own, and what it writes is handed on."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from checks.secrets.core_dumps import given_back
from wizard.files.waking import heard, waking
from wizard.running.ended import NotStarted, code_of
from wizard.running.environment import BY_PYTHON
from wizard.running.monitor import BEHIND, IN_FRONT
from wizard.running.pty import Pty
from wizard.running.signals import Relay, handled
from wizard.running.tee import QUIET_SECONDS, Tee

MONITOR = Path(__file__).with_name("monitor.py")
WAITS_FOR_THE_TERMINAL = (signal.SIGTTIN, signal.SIGTTOU)
OF_ONE = (signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2)
"""Signals that somebody sends to one process; the others come from a terminal, to a whole job."""
STOPPED_SECONDS = 0.1
"""Until a signal that stops this process has done so, whichever of its threads it meets."""


class InTerminal:
    """One command in terminals of its own: `ptys` by the number of the stream, `tees` for the others."""

    def __init__(self, ptys: Mapping[int, Pty], tees: Mapping[int, Tee]) -> None:
        self._ptys, self._tees = ptys, tees
        self._each = set(ptys.values())
        self._number = min(ptys)
        self._governing = ptys[self._number]
        """The one whose keys the command gets: that of its input, where that is a terminal."""
        self._pid: int | None = None
        self._told = b""

    def run(
        self, command: Sequence[str], environment: Mapping[str, str], relay: Relay
    ) -> int | NotStarted:
        """Its exit code."""
        ours, theirs = socket.socketpair()
        in_front = 0 in self._ptys and self._governing.is_in_front
        with ExitStack() as stack:
            stack.enter_context(handled(["SIGWINCH"], self._resize))
            stack.enter_context(handled(["SIGCONT"], self._come_back))
            stack.enter_context(handled(["SIGTSTP"], relay))
            stack.callback(self._close)
            if in_front:
                self._governing.take_keys()
            with theirs:
                monitor = self._start(theirs, in_front, command, environment)
            stack.callback(self._finish, monitor, ours)
            return self._followed(ours, relay, stack.enter_context(waking()))

    def _start(
        self,
        channel: socket.socket,
        in_front: bool,
        command: Sequence[str],
        environment: Mapping[str, str],
    ) -> subprocess.Popen[bytes]:
        channel.set_inheritable(True)
        left_out = "" if BY_PYTHON in environment else BY_PYTHON
        place = "in-front" if in_front else "behind"
        about = [left_out, str(channel.fileno()), str(self._number), place]
        with given_back():
            monitor = subprocess.Popen(
                [sys.executable, "-I", "-S", "-B", str(MONITOR), *about, *command],
                env=dict(environment),
                stdin=self._stream(0),
                stdout=self._stream(1),
                stderr=self._stream(2),
                close_fds=False,  # rekwiz's own are not inherited, and <(…) of a shell must be
                start_new_session=True,
            )
        for pty in self._each:
            os.close(pty.inner)
        for tee in set(self._tees.values()):
            tee.begin()
        return monitor

    def _stream(self, number: int) -> int | None:
        if number in self._ptys:
            return self._ptys[number].inner
        return self._tees[number].inlet if number in self._tees else None

    def _followed(self, channel: socket.socket, relay: Relay, waker: int) -> int | NotStarted:
        """Hands everything on until the monitor has told of the end."""
        while True:
            governing = self._governing
            takes_keys = governing.gets_keys and governing.is_in_front and not governing.has_keys
            readers: list[int] = [pty.master for pty in self._each if pty.is_open]
            readers += [governing.keys] if takes_keys else []
            writers = [governing.master] if governing.has_keys and governing.is_open else []
            ready, roomy, _ = select.select([channel.fileno(), waker, *readers], writers, [])
            if waker in ready:
                heard(waker)
            if roomy:
                governing.type_keys()
            for pty in self._each:
                if pty.master in ready:
                    pty.hand_on()
            if takes_keys and governing.keys in ready:
                relay.typed(governing.read_keys())
            if channel.fileno() in ready:
                for word, number in self._news(channel):
                    match word:
                        case "pid":
                            self._pid = number
                            relay.attach(self._send)
                        case "stopped":
                            self._stop(channel, number)
                        case "missing":
                            return NotStarted(number)
                        case _:
                            return code_of(number)

    def _news(self, channel: socket.socket) -> list[tuple[str, int]]:
        data = channel.recv(4096)
        if not data:  # somebody has killed the monitor, and so the command's terminal is gone
            return [("ended", -signal.SIGKILL)]
        *lines, self._told = (self._told + data).split(b"\n")
        words = [line.decode().split() for line in lines]
        return [(word, int(number)) for word, number in words]

    def _send(self, number: int) -> None:
        if self._pid is None:
            return
        with suppress(OSError):
            (os.kill if number in OF_ONE else os.killpg)(self._pid, number)

    def _stop(self, channel: socket.socket, number: int) -> None:
        """The command has stopped: it gets the terminal that it waits for, or rekwiz stops with it."""
        governing = self._governing
        if number not in WAITS_FOR_THE_TERMINAL or not governing.is_in_front:
            governing.leave_keys()
            self._stop_too(number)
        if governing.is_in_front:
            governing.take_size()
            governing.take_keys()
        with suppress(OSError):
            channel.sendall(IN_FRONT if governing.is_in_front else BEHIND)

    def _stop_too(self, number: int) -> None:
        """As the command was: with its whole job, or alone. Ends when somebody lets it go on."""
        if number == signal.SIGSTOP:
            os.kill(os.getpid(), number)
        else:
            before = signal.signal(number, signal.SIG_DFL)
            os.kill(0, number)
            time.sleep(STOPPED_SECONDS)
            signal.signal(number, before)

    def _resize(self, *_: object) -> None:
        for pty in self._each:
            pty.take_size()
        if not self._governing.gets_keys:
            self._send(signal.SIGWINCH)  # the terminal tells only whoever is in front of it

    def _come_back(self, *_: object) -> None:
        """Somebody had stopped rekwiz alone, and a shell may have changed the terminal meanwhile."""
        if self._governing.gets_keys and self._governing.is_in_front:
            self._governing.take_keys()
            self._resize()

    def _finish(self, monitor: subprocess.Popen[bytes], channel: socket.socket) -> None:
        """Hands on what is left; what the command left behind is ended with its terminal."""
        self._governing.take_back_keys()
        for pty in self._each:
            pty.finish(QUIET_SECONDS)
        for tee in set(self._tees.values()):
            tee.finish()
        channel.close()
        if self._pid is not None:
            with suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)
        monitor.wait()

    def _close(self) -> None:
        for pty in self._each:
            pty.close()
