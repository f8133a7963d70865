"""AWS for tests: the sandbox with faults, and servers on loopback that are anything but AWS."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checks.context import Context
from checks.model import Evidence, Finding, Seen
from checks.sources.aws.ask import Aws, Keys
from tests.plugins.people import SAMPLE, Person

if TYPE_CHECKING:
    from wizard.sandbox import KeyPair, Sandbox

ANSWER_SECONDS = 60
LEFT_SECONDS = 0.3


@dataclass(frozen=True, kw_only=True)
class InSandbox(Context):
    """The context of somebody whose AWS is this sandbox."""

    sandbox: Sandbox


Sandboxed = Callable[..., InSandbox]
Serving = Callable[..., int]


@pytest.fixture
def sandboxed(
    open_eyes: None, person: Person, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sandboxed]:
    """`sandboxed("permissions.s3-denied", photo=…)`: somebody whose AWS is a sandbox with faults.

    `admin=True` gives the administrator's keys, `keys` any others.
    """
    from wizard.sandbox import Sandbox

    with ExitStack() as stack:

        def make(
            *faults: str, admin=False, keys=None, region=None, platform="linux", **changes
        ) -> InSandbox:
            sandbox = stack.enter_context(Sandbox(faults=faults, region=region))
            person()
            for name, value in sandbox.environment(os.environ, configured=True).items():
                monkeypatch.setenv(name, value)
            chosen = sandbox.administrator if admin else keys
            given = Aws(region=region or "us-east-1", keys=_as_ours(chosen)) if chosen else None
            context = InSandbox(
                environment=dict(os.environ),
                home=sandbox.home,
                folder=sandbox.home,
                platform=platform,
                sample=SAMPLE,
                aws=given or Aws(region=region),
                sandbox=sandbox,
                **changes,
            )
            context.aws.keys()  # as the checks of credentials do before anything is asked
            return context

        yield make


def _as_ours(pair: KeyPair) -> Keys:
    return Keys(pair.access_key_id, pair.secret_access_key, pair.session_token)


@pytest.fixture
def serving() -> Iterator[Serving]:
    """`serving(b"HTTP/1.1 …")`: the port of a server that says this to everybody and hangs up.

    `tls` is the server's context; `silent` lets it wait until the test is over.
    """
    over, sockets = threading.Event(), list[socket.socket]()

    def make(says: bytes = b"", *, tls: ssl.SSLContext | None = None, silent: bool = False) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        sockets.append(listener)
        work = (listener, says, tls, over if silent else None)
        threading.Thread(target=_serve, args=work, daemon=True).start()
        return listener.getsockname()[1]

    yield make
    over.set()
    for listener in sockets:
        listener.close()


def _serve(listener, says, tls, silence) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            work = (connection, says, tls, silence)
            threading.Thread(target=_answer, args=work, daemon=True).start()


def _answer(connection, says, tls, silence) -> None:
    connection.settimeout(ANSWER_SECONDS)
    with suppress(OSError), connection:
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        connection.recv(65536)
        if silence:
            silence.wait(ANSWER_SECONDS)
        connection.sendall(says)
        _read_what_is_left(connection)
        connection.close()


def _read_what_is_left(connection) -> None:
    """Hanging up on a question half read would reset the connection, and the answer with it."""
    connection.settimeout(LEFT_SECONDS)
    with suppress(OSError):
        while connection.recv(65536):
            pass


def page(status: str, body: str = "", kind: str = "text/html") -> bytes:
    """An HTTP answer: `page("403 Forbidden", "<html>…")`."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n\r\n{body}".encode()


@pytest.fixture
def dead_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def impatient(patient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """botocore gives up after parts of a second."""
    monkeypatch.setattr("checks.sources.aws.sessions.CONNECT_SECONDS", 0.3)
    monkeypatch.setattr("checks.sources.aws.sessions.READ_SECONDS", 0.3)


def codes(seen: Iterable[Seen]) -> list[str]:
    """The codes of the findings."""
    return [thing.code for thing in seen if isinstance(thing, Finding)]


def values(seen: Iterable[Seen]) -> dict[str, str]:
    """What was seen, by name."""
    return {thing.name: thing.value for thing in seen if isinstance(thing, Evidence)}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
