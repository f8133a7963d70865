"""Servers on loopback that stand for AWS under its own names, for proxies, or for nothing of AWS's."""

from __future__ import annotations

import datetime
import itertools
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from urllib.parse import urlsplit

import trustme

SECONDS = 30
HTTPS = 443
TLS_HANDSHAKE = b"\x16\x03"
Answer = Callable[[socket.socket], None]
_numbers = itertools.count(1)


@contextmanager
def listening(answer: Answer, address: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    """The port of a server that gives every connection to `answer`, until the block ends."""
    with socket.create_server((address, port)) as listener:
        threading.Thread(target=_accept, args=(listener, answer), daemon=True).start()
        yield listener.getsockname()[1]
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, answer: Answer) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.settimeout(SECONDS)
            threading.Thread(target=_serve, args=(connection, answer), daemon=True).start()


def _serve(connection: socket.socket, answer: Answer) -> None:
    with suppress(OSError), connection:
        answer(connection)


def saying(status: str, body: str = "", **headers: str) -> Answer:
    """One HTTP answer for everybody: `saying("407 Proxy Authentication Required")`."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = [f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}", "Connection: close"]

    def answer(connection: socket.socket) -> None:
        request_of(connection)
        connection.sendall(("\r\n".join(head) + f"\r\n\r\n{body}").encode())

    return answer


def request_of(connection: socket.socket) -> bytes:
    """A request's head and as much of its body as is announced; of a TLS handshake its beginning."""
    data = b""
    while b"\r\n\r\n" not in data and not data.startswith(TLS_HANDSHAKE):
        if not (more := connection.recv(65536)):
            return data
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    left = _length(head) - len(body)
    while left > 0 and (more := connection.recv(65536)):
        data, left = data + more, left - len(more)
    return data


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


@contextmanager
def never_accepting(address: str, port: int) -> Iterator[None]:
    """A port whose queue is full: a connection to it is neither taken nor refused."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(8)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex((address, port))
        yield
        for each in waiting:
            each.close()


def dead_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def own_address() -> str:
    """A loopback address that no other case on this computer uses, so that each has its port 443."""
    process = os.getpid()
    return f"127.{100 + process // 250 % 150}.{process % 250}.{next(_numbers) % 250 + 1}"


@cache
def company() -> trustme.CA:
    """A certificate authority that nobody knows."""
    return trustme.CA(organization_name="Example Company", organization_unit_name="Network")


@cache
def called_amazon() -> trustme.CA:
    """One whose name is that of AWS's own, for what stands outside of a company."""
    return trustme.CA(organization_name="Amazon", organization_unit_name="Amazon Root CA 1")


def server_side(
    authority: trustme.CA,
    *names: str,
    with_root: bool = False,
    ends: datetime.datetime | None = None,
    begins: datetime.datetime | None = None,
) -> ssl.SSLContext:
    """A server's TLS with a certificate for these names; a company's device sends its root along."""
    certificate = authority.issue_cert(*names, not_before=begins, not_after=ends)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if with_root:
        chain = [*certificate.cert_chain_pems, authority.cert_pem]
        both = b"".join(part.bytes() for part in [certificate.private_key_pem, *chain])
        with trustme.Blob(both).tempfile() as file:
            context.load_cert_chain(file)
    else:
        certificate.configure_cert(context)
    return context


def speaking_tls(context: ssl.SSLContext, answer: Answer) -> Answer:
    def handshake(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            answer(secured)

    return handshake


def relaying(urls: Mapping[str, str]) -> Answer:
    """Passes on to an AWS in this process: by a part of the host that was asked for, else `""`."""

    def relay(connection: socket.socket) -> None:
        while request := request_of(connection):
            host = _host(request)
            url = next((url for part, url in urls.items() if part and part in host), urls[""])
            there = urlsplit(url)
            with socket.create_connection((there.hostname, there.port), SECONDS) as other:
                other.sendall(_closing(request))
                while data := other.recv(65536):
                    connection.sendall(data)
            return

    return relay


def _host(request: bytes) -> str:
    for line in request.split(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        if line.lower().startswith(b"host:"):
            return line[5:].strip().decode()
    return ""


def _closing(request: bytes) -> bytes:
    """The request of somebody who hangs up afterwards; the header is none of the signed ones."""
    head, _, body = request.partition(b"\r\n\r\n")
    return head + b"\r\nConnection: close\r\n\r\n" + body
