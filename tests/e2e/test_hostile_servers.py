"""At the other end is nobody friendly: it costs a time-out, never a credential, and is named."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.e2e.causes.servers import company, listening, saying, server_side, speaking_tls
from tests.plugins.haste import stretched
from tests.plugins.own_names import OwnNames, names_of

HOSTILE = "127.0.0.66"
ELSEWHERE = "127.0.0.67"
HIDDEN_NAMES = {
    "sts": ("sts.us-east-1.amazonaws.com", "network.reachable"),
    "rekognition": ("rekognition.us-east-1.amazonaws.com", "permissions.rekognition"),
    "s3": ("s3.amazonaws.com", "permissions.s3"),
    "iam": ("iam.amazonaws.com", None),
}
"""The host of each service, and the required check that cannot do without it."""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
Answer = Callable[[socket.socket], None]


@pytest.fixture
def hostile(own_names: OwnNames) -> Iterator[Callable[[Answer], OwnNames]]:
    """`hostile(answer)`: AWS's names lead to a server with AWS's certificate that answers so."""
    with ExitStack() as stack:

        def make(answer: Answer, *, tls: bool = True) -> OwnNames:
            context = server_side(company(), *names_of())
            speaking = speaking_tls(context, answer) if tls else answer
            server = listening(speaking, HOSTILE, 443)
            own_names.on(server.__enter__)
            stack.callback(own_names.on, server.__exit__, None, None, None)
            own_names.names = dict.fromkeys(own_names.names, HOSTILE)
            return own_names

        yield make


def cause(own_names: OwnNames) -> tuple[str, str, float]:
    """The state of network.reachable, the root cause, and the seconds that it took to find."""
    began = time.monotonic()
    ended = own_names.runs("preflight", "--only", "network", "--format", "json")
    took = time.monotonic() - began
    report = json.loads(ended.stdout)
    (reachable,) = (each for each in report["results"] if each["check"] == "network.reachable")
    return reachable["state"], report["root_cause"], took


def never_ending(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(HEAD + b"\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def chunks_without_end(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def dripping_body(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(HEAD + b"Content-Length: 1000000\r\n\r\n")
    drip(connection)


def dripping_head(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(HEAD + b"X-Slow: ")
    drip(connection)


def silent(connection: socket.socket) -> None:
    connection.recv(65536)
    time.sleep(60)


def drip(connection: socket.socket) -> None:
    for _ in range(240):
        connection.sendall(b"x")
        time.sleep(0.25)


def breaking_tls(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"\x16\x03\x03\x00\x20" + b"\xff" * 32)


def hanging_up_in_tls(connection: socket.socket) -> None:
    connection.recv(65536)


def page_of_html(connection: socket.socket) -> None:
    saying("200 OK", "<!doctype html><title>Welcome</title>")(connection)


@pytest.mark.parametrize(
    ("answer", "tls", "code", "seconds"),
    [
        (never_ending, True, "network.sign-in-page", 15),
        (chunks_without_end, True, "network.sign-in-page", 15),
        (page_of_html, True, "network.sign-in-page", 5),
        (dripping_body, True, "network.timed-out", 13),
        (dripping_head, True, "network.timed-out", 13),
        (silent, True, "network.timed-out", 10),
        (breaking_tls, False, "network.connection-refused", 10),
        (hanging_up_in_tls, False, "network.connection-refused", 10),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_hostility_costs_no_more_than_its_time_out_and_is_named(
    hostile, answer, tls, code, seconds
):
    state, root, took = cause(hostile(answer, tls=tls))

    assert (root, state) == (code, "unknown" if code == "network.timed-out" else "fail")
    assert took < stretched(seconds + 3)


CAUSES_OF_REDIRECTS = {
    "sts": "network.sign-in-page",
    "rekognition": "network.sign-in-page",
    "s3": "network.sign-in-page",
    "iam": None,
}
"""IAM is not needed for a first face detection."""


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "307 Temporary Redirect"])
@pytest.mark.parametrize("service", ["sts", "rekognition", "s3", "iam"])
def test_a_redirect_to_elsewhere_is_never_followed(hostile, service, status):
    asked: list[bytes] = []
    own_names = hostile(saying(status, Location=f"http://{ELSEWHERE}/"))
    thief = own_names.on(
        listening, lambda connection: asked.append(connection.recv(65536)), ELSEWHERE, 80
    )
    own_names.on(thief.__enter__)
    host, _ = HIDDEN_NAMES[service]
    own_names.names = dict.fromkeys(own_names.names, "127.0.0.1") | {host: HOSTILE}

    ended = own_names.runs("preflight", "--skip", "sdk", "cli", "--format", "json")

    own_names.on(thief.__exit__, None, None, None)
    assert asked == []
    assert json.loads(ended.stdout)["root_cause"] == CAUSES_OF_REDIRECTS[service]


@pytest.mark.parametrize("service", HIDDEN_NAMES)
def test_an_endpoint_that_fails_alone_is_named(own_names, service):
    host, check = HIDDEN_NAMES[service]
    del own_names.names[host]

    report = json.loads(
        own_names.runs("preflight", "--skip", "sdk", "cli", "--format", "json").stdout
    )

    broken = {
        each["check"]: each for each in report["results"] if each["state"] in ("fail", "unknown")
    }
    if check:
        assert set(broken) == {check}
        assert report["root_cause"] == "network.name-not-resolved"
    assert host in json.dumps(report, ensure_ascii=False)
