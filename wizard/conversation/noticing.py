"""A question that answers itself: what somebody does elsewhere is noticed while it stands."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from checks.deadline import aside
from wizard.conversation.protocol import Question

if TYPE_CHECKING:
    from prompt_toolkit import Application

EVERY, AT_MOST = 3.0, 600.0
"""Seconds between two looks, the end of one and the beginning of the next; and for how long, which whoever
is to be noticed is told."""


@contextmanager
def answered_by_itself(
    application: Application[object], question: Question, keys: Sequence[str]
) -> Iterator[None]:
    """Meanwhile the prompt ends with a choice's number as soon as `by_itself` gives its key.

    A look that is under way when the person answers is left behind, and what it gives is forgotten.
    """
    look, over = question.by_itself, Event()

    def watch() -> None:
        until = time.monotonic() + AT_MOST
        while look and not over.wait(EVERY) and time.monotonic() < until:
            if (key := look()) is not None and key in keys and not over.is_set():
                _end(application, keys.index(key), over)

    def begin() -> None:
        aside(watch, "noticing")

    if look:
        application.pre_run_callables.append(begin)
    try:
        yield
    finally:
        over.set()


def once_it_stands(application: Application[object], question: Question) -> None:
    """What the question wants done meanwhile begins when it is on the screen, so that nobody waits for
    that."""
    meanwhile = question.meanwhile

    def begin(drawn: Application[object]) -> None:
        if meanwhile:
            drawn.after_render -= begin
            meanwhile()

    if meanwhile:
        application.after_render += begin


def _end(application: Application[object], number: int, over: Event) -> None:
    loop = application.loop
    if loop is None:
        return

    def end() -> None:
        if not over.is_set() and application.is_running and not application.is_done:
            application.exit(result=number)

    try:
        loop.call_soon_threadsafe(end)
    except RuntimeError:  # the loop has been closed: the person was faster
        return
