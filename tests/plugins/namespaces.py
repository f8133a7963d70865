"""What a run has of its own, of Linux: files that stand in for the system's, and a network."""

from __future__ import annotations

import ctypes
import os
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

CLONE_NEWNS, CLONE_NEWNET = 0x20000, 0x40000000
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
ELSEWHERE = """\
set -e
files=$1 path=$PATH PATH=/usr/bin:/bin:/usr/sbin:/sbin
shift
while [ "$files" -gt 0 ]; do
  mount --bind "$2" "$1"
  shift 2
  files=$((files - 1))
done
PATH=$path
exec "$@"
"""


def inside(files: Mapping[str, Path], network: str | None = None) -> list[str]:
    """What stands before a command to which these files, by the system's names, are the system's."""
    entered = [_program("nsenter"), f"--net={network}"] if network else []
    if not files:
        return entered
    pairs = [word for name, own in files.items() for word in (name, str(own))]
    within = [_program("unshare"), "--mount", "/bin/sh", "-c", ELSEWHERE, "sh"]
    return [*entered, *within, str(len(files)), *pairs]


def _program(name: str) -> str:
    return shutil.which(name) or name


def have_files(files: Mapping[str, str]) -> None:
    """The same for this process, and for what it starts."""
    libc = _libc()
    _succeeded(libc.unshare(CLONE_NEWNS))
    _succeeded(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None))  # as unshare does
    for name, own in files.items():
        _succeeded(libc.mount(os.fsencode(own), os.fsencode(name), None, MS_BIND, None))


def leave_network() -> None:
    """This thread goes where there is none, and its loopback sleeps."""
    _succeeded(_libc().unshare(CLONE_NEWNET))


def network_here() -> str:
    """Where another process finds this thread's, as long as the thread lives."""
    return f"/proc/{os.getpid()}/task/{threading.get_native_id()}/ns/net"


def enter_network(place: str) -> None:
    """This process goes there."""
    with Path(place).open() as network:
        _succeeded(_libc().setns(network.fileno(), CLONE_NEWNET))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _succeeded(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
