"""How long an answer may take, and how large it may be, whoever gives it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
MOST_BYTES = 8 * 2**20
"""AWS's largest answer to a question of ours, a page of 1,000 policies, is below one of these."""
PIECE = 2**16


class Bounded:
    """An HTTP session of botocore's that reads so much of an answer, for so many seconds, and no more.

    Its own limit is for one wait at a time: who sends without an end would be listened to for ever.
    """

    def __init__(self, session: Any, seconds: float) -> None:
        self._session, self._seconds = session, seconds

    def send(self, request: Any) -> Any:
        """The answer, cut off where it is too large; raises botocore's ReadTimeoutError."""
        streams, request.stream_output = request.stream_output, True
        response = self._session.send(request)
        if not streams:
            response._content = self._read(response, request.url)
        return response

    def close(self) -> None:
        self._session.close()

    def _read(self, response: Any, url: str) -> bytes:
        from botocore.exceptions import ConnectionClosedError, ReadTimeoutError
        from urllib3 import exceptions

        ends, pieces, size = time.monotonic() + self._seconds, list[bytes](), 0
        try:
            for piece in response.raw.stream(PIECE):
                pieces.append(piece)
                size += len(piece)
                if time.monotonic() > ends:
                    raise ReadTimeoutError(endpoint_url=url)
                if size > MOST_BYTES:
                    response.raw.close()
                    break
        except exceptions.ReadTimeoutError as error:
            raise ReadTimeoutError(endpoint_url=url, error=error) from error
        except exceptions.ProtocolError as error:
            raise ConnectionClosedError(endpoint_url=url, error=error) from error
        return b"".join(pieces)


def in_time(question: Callable[[], T], seconds: float) -> T:
    """What the question gives; raises concurrent.futures' TimeoutError where that takes longer.

    Its thread is a daemon and is left behind then.
    """
    answer: Future[T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=ask, name="question", daemon=True).start()
    return answer.result(timeout=seconds)


__all__ = ["Bounded", "TooLate", "in_time"]
