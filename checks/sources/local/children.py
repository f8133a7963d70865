"""Programs that rekwiz started: each is read within bounds, and none outlives rekwiz."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import wait
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from checks.deadline import OutOfTime, TooLate, answered, aside, is_anything_at_work, must_be_wanted

if TYPE_CHECKING:
    import psutil

PIECE = 2**14
KEPT_AT_THE_START, KEPT_AT_THE_END = 2**14, 3 * 2**14
"""Bytes of each stream that are kept, 64 kB in all: what a program says first, and its last words."""
MOST_BYTES = 2**25
"""Of each stream: a program that is asked a question and writes more does not come to an end."""
MORE_SECONDS = 0.5
"""For what is still in a pipe after the program has ended."""
MOST_TURNS = 10
"""Times that many seconds at most, where a busy computer has not come to read what is in it."""
MOST_GROWTH = 2**28
"""Bytes that this process may grow while another library listens to a program."""
LOOKS_EVERY = 0.05
HEARS_WITHIN = 0.02
"""Seconds until a line that a program has written is heard."""
STARTING_SECONDS = 0.02
"""For what a thread is just about to start."""
_SET_CHILD_SUBREAPER = 36

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()


class Stream:
    """What a program writes, read so that it need not wait; of much the middle is dropped.

    It closes its pipe itself, once nobody wants more: closed by another thread, its number could be
    that of something else by the time it is read again.
    """

    def __init__(self, source: IO[bytes], too_much: Callable[[], None]) -> None:
        self._descriptor = os.dup(source.fileno())
        self._closing = threading.Lock()
        source.close()
        self._start, self._end, self._length = bytearray(), bytearray(), 0
        self._is_wanted = True
        self._read_all = aside(partial(self._read, too_much), "stream")

    def _read(self, too_much: Callable[[], None]) -> None:
        try:
            while self._is_wanted and (piece := os.read(self._descriptor, PIECE)):
                self._length += len(piece)
                if len(self._start) < KEPT_AT_THE_START:
                    self._start += piece
                else:
                    self._end = (self._end + piece)[-KEPT_AT_THE_END:]
                if self._length > MOST_BYTES:
                    too_much()
                    break
        finally:
            with self._closing:
                os.close(self._descriptor)
                self._descriptor = -1

    def line(self, head: str) -> str | None:
        """The first line that begins so, as soon as it is whole; None where all came to an end before."""
        has_ended = False
        while True:
            *lines, rest = bytes(self._start).decode("utf-8", "replace").split("\n")
            whole = [*lines, rest] if has_ended else lines
            found = next((each for each in whole if each.startswith(head)), None)
            if found is not None or has_ended:
                return found
            must_be_wanted()
            has_ended = self.comes_to_an_end(HEARS_WITHIN)

    def comes_to_an_end(self, seconds: float) -> bool:
        """Whether nobody writes any more, at the latest after so many seconds."""
        return bool(wait((self._read_all,), seconds).done)

    def text(self, seconds: float) -> str:
        """What came, when it has ended or after so many seconds in which there was nothing more to read:
        a grandchild may keep a pipe open."""
        for _ in range(MOST_TURNS):
            with suppress(TooLate):
                answered(self._read_all, seconds)
                break
            if not self._holds_more():
                break
        self._is_wanted = False
        return bytes(self._start + self._end).decode("utf-8", "replace")

    def _holds_more(self) -> bool:
        """Whether something is in the pipe, or its end is. Windows does not say it of a pipe."""
        if sys.platform == "win32":
            return False
        with self._closing:
            if self._descriptor < 0:
                return False
            looks = select.poll()
            looks.register(self._descriptor, select.POLLIN)
            return bool(looks.poll(0))


def streams_of(started: subprocess.Popen[bytes]) -> tuple[Stream, Stream]:
    """Its output and its errors, from now on being read; who writes without end is ended."""
    assert started.stdout, "start() gives it a pipe"
    assert started.stderr, "and one for its errors"
    too_much = partial(end, started)
    return Stream(started.stdout, too_much), Stream(started.stderr, too_much)


def start(
    command: Sequence[str], environment: Mapping[str, str], folder: Path | None
) -> subprocess.Popen[bytes]:
    """The program, started without input and without a terminal; OSError where it cannot be."""
    keep_orphans()
    started = subprocess.Popen(
        command,
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # no terminal to ask on, and it can be ended with what it starts
    )
    with _lock:
        _running.add(started)
    return started


def end(started: subprocess.Popen[bytes]) -> None:
    """Ends the program, if it still runs, and all that it started.

    By its group where the system has such: what it left behind when it ended is in it, too.
    """
    with _lock:
        if started not in _running:  # the number of its group may be another's by now
            return
        _running.discard(started)
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(started.pid, signal.SIGKILL)
    elif started.poll() is None:
        _end_tree(started.pid)
    with suppress(OSError):
        started.kill()
    with suppress(subprocess.TimeoutExpired):
        started.wait(timeout=1)


@contextmanager
def bounded_strangers() -> Iterator[None]:
    """Within it a program that another library starts is ended where it writes without end, and when
    the time of whoever waits for it is over.

    botocore keeps all that a `credential_process` writes: it is told by what this process grows.
    """
    import psutil

    keep_orphans()
    me, over = psutil.Process(), threading.Event()
    before, room = set(me.children()), me.memory_info().rss + MOST_GROWTH

    def watch() -> None:
        while not over.wait(LOOKS_EVERY):
            if me.memory_info().rss > room:
                _end_strangers(me, before)

    aside(watch, "strangers")
    try:
        yield
    except TooLate:
        _end_strangers(me, before)
        raise
    finally:
        over.set()


def _end_strangers(me: psutil.Process, before: set[psutil.Process]) -> None:
    import psutil

    with _lock:
        own = {started.pid for started in _running}
    for child in set(me.children()) - before:
        if child.pid not in own:
            _end_tree(child.pid)
            with suppress(psutil.Error):
                child.kill()


def end_all() -> None:
    """Ends all that rekwiz started, botocore's `credential_process` among it: nothing runs on alone."""
    with _lock:
        running = list(_running)
    for started in running:
        end(started)
    if _may_have_children():
        _end_tree(os.getpid())


def end_for_good() -> None:
    """The same at the end of rekwiz, after which none of its threads starts another program."""
    sys.addaudithook(_start_none)
    if is_anything_at_work():
        time.sleep(STARTING_SECONDS)
    end_all()


def _start_none(event: str, _: tuple[object, ...]) -> None:
    """Python's audit event subprocess.Popen comes before a program is started, whoever starts it."""
    if event == "subprocess.Popen":
        raise OutOfTime


@cache
def keep_orphans() -> None:
    """From now on what outlives its parent is this process's child, and so is ended with the others.

    Linux alone has that (prctl(2), PR_SET_CHILD_SUBREAPER); elsewhere what left its group is lost.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _may_have_children() -> bool:
    """Whether it is worth the load of psutil: where the system says it, that there are none."""
    try:
        tasks = Path("/proc/self/task").glob("*/children")
        return any(task.read_text("ascii").strip() for task in tasks)
    except OSError:
        return "botocore" in sys.modules  # who never asked it has started nothing


def _end_tree(pid: int) -> None:
    """Ends everything below a process, and not the process."""
    import psutil

    with suppress(psutil.Error):
        below = psutil.Process(pid).children(recursive=True)
        for child in below:
            with suppress(psutil.Error):
                child.kill()
        psutil.wait_procs(below, timeout=1)
