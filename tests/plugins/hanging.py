"""A file that is one, and whose reading does not come to an end, as on a network that was lost.

Another process has a lease of it (fcntl(2), F_SETLEASE), which it never gives up: whoever opens the
file waits, at most 45 seconds (/proc/sys/fs/lease-break-time).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

HOLDER = """
import fcntl, os, signal, sys, time
signal.signal(signal.SIGIO, signal.SIG_IGN)
fcntl.fcntl(os.open(sys.argv[1], os.O_RDWR), fcntl.F_SETLEASE, fcntl.F_WRLCK)
print(flush=True)
time.sleep(90)
"""
Hanging = Callable[[Path], Path]


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    """`hanging(path)`: from now on to open this file, which is made if need be, is to wait."""
    if sys.platform != "linux":
        pytest.skip("other systems have no leases of files")
    with ExitStack() as stack:

        def make(path: Path) -> Path:
            path.touch()
            command = [sys.executable, "-S", "-c", HOLDER, str(path)]
            holder = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE))
            stack.callback(holder.kill)
            assert holder.stdout
            assert holder.stdout.readline(), "this file system knows no leases"
            return path

        yield make
