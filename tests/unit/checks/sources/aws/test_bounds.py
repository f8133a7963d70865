"""A question has an end, whoever answers: the reading ones and those that change something."""

import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checks.sources.aws.ask import Aws, Keys
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.haste import stretched

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
    monkeypatch.setattr("checks.sources.aws.ask.MOST_SECONDS", 3)
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
    thorough: None, dripping: list[bytes], put: Callable[[Aws], Refusal]
):
    began = time.monotonic()

    refusal = put(Aws(region="us-east-1", keys=KEYS))

    assert (refusal.kind, refusal.code) == (Kind.CONNECTION, "ReadTimeoutError")
    assert time.monotonic() - began < stretched(15)
    assert len(dripping) == 1


@pytest.fixture
def interrupting(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """An endpoint where Ctrl-C is pressed while it works, for a second; gives what it has done."""
    done = list[str]()

    class Slow(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            signal.raise_signal(signal.SIGINT)
            time.sleep(1)
            done.append("made")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing on the tests' screen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        yield done
        server.shutdown()


def test_ctrl_c_waits_for_a_change_that_is_on_its_way(interrupting: list[str]):
    """Else it would be undone before it is done, and stay."""
    aws = Aws(region="us-east-1", keys=KEYS)

    with pytest.raises(KeyboardInterrupt):
        aws.tell("iam", "CreateUser", UserName="anna")

    assert interrupting == ["made"]
