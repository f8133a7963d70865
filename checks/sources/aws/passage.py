"""What is seen of a question on its way to AWS and back, by botocore's events."""

from __future__ import annotations

import threading
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from checks.sources.aws.refusal import Overheard

if TYPE_CHECKING:
    from botocore.client import BaseClient


class Outbox:
    """The questions that were put and are not on their way yet: what else takes this computer's time
    can wait until it is clear."""

    def __init__(self) -> None:
        self._changed, self._put, self._gone = threading.Condition(), 0, 0

    @property
    def is_clear(self) -> bool:
        """Whether there were questions, and all are out, or came to nothing before."""
        return self._put > 0 and self._put == self._gone

    def wait(self, seconds: float) -> None:
        """Until it is clear, and no longer than that."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_clear, timeout=seconds)

    def takes(self) -> None:
        with self._changed:
            self._put += 1

    def lets_go(self) -> None:
        with self._changed:
            self._gone += 1
            self._changed.notify_all()


class Passage(Struct):
    """One question's: `out` is when it first went out, `heard` what came back."""

    outbox: Outbox
    began: float = field(default_factory=time.monotonic)
    out: float | None = None
    has_left: bool = False
    heard: list[Overheard] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outbox.takes()

    @property
    def took(self) -> float:
        """Seconds since it went out; a second attempt is a part of it."""
        return time.monotonic() - (self.began if self.out is None else self.out)

    def goes_out(self) -> None:
        if self.out is None:
            self.out = time.monotonic()
        self.ends()

    def ends(self) -> None:
        """Nobody need wait for it to go out any more; it may all the same, when its time was over."""
        if not self.has_left:
            self.has_left = True
            self.outbox.lets_go()


current: ContextVar[Passage] = ContextVar("passage")
"""That of the question of this thread: botocore tells of it where it was asked."""


def watch(client: BaseClient) -> None:
    """Lets the client's questions tell of themselves."""
    events: Any = client.meta.events  # botocore-stubs: nobody would be first
    events.register_first("before-send", _goes_out)
    events.register("before-parse", _overhear)


def _goes_out(**_: object) -> None:
    current.get().goes_out()


def _overhear(response_dict: dict[str, Any], **_: object) -> None:
    """Keeps what came over the wire."""
    body = response_dict["body"]  # a stream where an operation gives one
    start = body[:1024] if isinstance(body, bytes) else b""
    overheard = Overheard(response_dict["status_code"], response_dict["headers"], start)
    current.get().heard.append(overheard)
