"""Stands between rekwiz and a command in a terminal of its own, as a shell would: the leader of the
command's session, who gives it the terminal, and tells how it fares.

Run as a script under -I, for a process whose parent is in another session is not stopped by Ctrl-Z:
rekwiz itself cannot be the parent. It imports nothing of rekwiz's.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress

IN_FRONT, BEHIND = b"f", b"b"
"""What the monitor is told when the command has stopped: to go on with the terminal or without it."""


def main(channel: socket.socket, terminal: int, in_front: bool, command: Sequence[str]) -> None:
    """Tells `pid N`, `stopped SIGNAL`, `ended CODE` or `missing ERRNO`; ends when nobody listens."""
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    # Whoever is behind and gives the terminal away would be stopped for it.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])

    def begin() -> None:
        if in_front:
            os.tcsetpgrp(terminal, os.getpid())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTTOU])

    try:
        child = subprocess.Popen(
            command, env=_environment(), close_fds=False, process_group=0, preexec_fn=begin
        )
    except OSError as error:
        channel.sendall(b"missing %d\n" % (error.errno or 0))
        return
    channel.sendall(b"pid %d\n" % child.pid)
    status = _watched(channel, terminal, child.pid)
    code = os.waitstatus_to_exitcode(status)
    for number in {0, 1, 2, terminal}:  # so that rekwiz sees when nobody else has them
        with suppress(OSError):
            os.close(number)
    channel.sendall(b"ended %d\n" % code)
    channel.recv(1)  # what the command left may still write; with this process its terminal ends


def _watched(channel: socket.socket, terminal: int, pid: int) -> int:
    """The status with which it ended, after all its stops."""
    while True:
        _, status = os.waitpid(pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return status
        channel.sendall(b"stopped %d\n" % os.WSTOPSIG(status))
        told = channel.recv(1)
        with suppress(OSError):  # it is gone
            os.tcsetpgrp(terminal, pid if told == IN_FRONT else os.getpgrp())
            os.killpg(pid, signal.SIGCONT)


def _environment() -> dict[bytes, bytes]:
    """As it was given: Python itself sets LC_CTYPE where the locale is C (PEP 538)."""
    known = dict(os.environb)
    if os.environb.get(b"LC_CTYPE") and "LC_CTYPE" in sys.argv[1].split(","):
        del known[b"LC_CTYPE"]
    return known


if __name__ == "__main__":
    _, _, channel, terminal, in_front, *command = sys.argv
    os.set_inheritable(int(channel), False)
    with socket.socket(fileno=int(channel)) as connected:
        main(connected, int(terminal), in_front == "in-front", command)
