"""A question has an end, whoever answers: the reading ones and those that change something."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from checks.sources.aws import Aws, Keys
from checks.sources.refusal import Kind, Refusal

KEYS = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


@pytest.fixture
def dripping(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """An endpoint whose head never ends; gives what it was asked, a question each."""
    asked, over = list[bytes](), threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                asked.append(connection.recv(65536))
                threading.Thread(target=drip, args=(connection,), daemon=True).start()

    def drip(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.sendall(HEAD + b"X-Slow: ")
            while not over.wait(0.1):
                connection.sendall(b"x")

    threading.Thread(target=serve, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{listener.getsockname()[1]}")
    monkeypatch.setattr("checks.sources.aws.MOST_SECONDS", 3)
    yield asked
    over.set()
    listener.close()


@pytest.mark.parametrize(
    "put",
    [
        lambda aws: aws.ask("iam", "GetUser", UserName="anna"),
        lambda aws: aws.tell("iam", "CreateUser", UserName="anna"),
    ],
    ids=["ask", "tell"],
)
def test_who_drips_is_left_after_the_time_that_a_question_has(
    dripping: list[bytes], put: Callable[[Aws], Refusal]
):
    began = time.monotonic()

    refusal = put(Aws(region="us-east-1", keys=KEYS))

    assert (refusal.kind, refusal.code) == (Kind.CONNECTION, "ReadTimeoutError")
    assert time.monotonic() - began < 15
    assert len(dripping) == 1
