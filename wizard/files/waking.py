"""Waiting for what a descriptor gives, with an ear for signals."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def waking() -> Iterator[int]:
    """A descriptor that can be read once a signal has come for which there is a handler.

    Python calls the handler when the main thread is next in Python's own code: whoever waits without
    this descriptor, and had just begun to when the signal came, would wait on.
    """
    reader, writer = os.pipe()
    for each in (reader, writer):
        os.set_blocking(each, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        yield reader
    finally:
        signal.set_wakeup_fd(before)
        os.close(reader)
        os.close(writer)


def heard(waker: int) -> None:
    """What has come until now is taken; the handlers have been called, or are before the next line."""
    with suppress(BlockingIOError):
        os.read(waker, 4096)


def wait_for(descriptor: int) -> None:
    """Until there is something to read, or its end; handlers run meanwhile, and what they raise ends it."""
    with waking() as waker:
        while descriptor not in select.select([descriptor, waker], [], [])[0]:
            heard(waker)
