"""The way to a host, by sockets alone: through the proxy that botocore would take, and how long it is."""

from __future__ import annotations

import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, Queue
from urllib.parse import unquote, urlsplit

from checks.deadline import aside
from checks.sources.aws.refusal import http_date

TRIES = 3
DATE_SECONDS = 3.0
NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME (openssl/x509_vfy.h): expired certificates pass, all else counts."""
TROUBLES = (OSError, ValueError, HTTPException)
"""What a connection may end in: ssl's errors are OSErrors, a wrong port is a ValueError."""


@dataclass(frozen=True)
class Way:
    """An https address and the proxy before it, None where the way is direct; a login never prints."""

    address: str
    proxy: str | None = field(default=None, repr=False)


def way_to(address: str) -> Way:
    """The way that botocore would take: HTTPS_PROXY, NO_PROXY and the system's settings count."""
    from botocore.httpsession import ProxyConfiguration
    from botocore.utils import get_environ_proxies

    proxies = ProxyConfiguration(get_environ_proxies(address))
    return Way(address, proxies.proxy_url_for(address))


def leads_out(family: socket.AddressFamily) -> bool:
    """Whether the system has a way to addresses of this family; nothing is sent.

    The addresses are those kept for documentation (RFC 5737, RFC 3849): nobody has them.
    """
    anywhere = "2001:db8::1" if family is socket.AF_INET6 else "192.0.2.1"
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as door:
            door.connect((anywhere, 443))
    except OSError:
        return False
    return True


def trouble_of_proxy(way: Way, seconds: float) -> Exception | None:
    """What stands in the way of a tunnel through the proxy; None where it makes one.

    None, too, where the proxy is not spoken to by plain HTTP: that is not looked at.
    """
    url, proxy = urlsplit(way.address), urlsplit(way.proxy or "")
    if proxy.scheme != "http":
        return None
    try:
        connection = HTTPConnection(proxy.hostname or "", proxy.port or 80, timeout=seconds)
        login = _login(proxy.username, proxy.password)
        connection.set_tunnel(url.hostname or "", url.port or 443, login)
        connection.connect()
        connection.close()
    except TROUBLES as error:
        return error
    return None


def connected(way: Way, trust: ssl.SSLContext, seconds: float) -> HTTPSConnection:
    """A connection after its handshake, with nothing sent to the host; to a proxy only CONNECT.

    `seconds` is for each wait. Raises one of TROUBLES.
    """
    url, proxy = urlsplit(way.address), urlsplit(way.proxy or "")
    host, port = url.hostname or "", url.port or 443
    if proxy.hostname:
        if proxy.scheme != "http":
            raise ValueError("a proxy that is not spoken to by plain HTTP")
        connection = HTTPSConnection(
            proxy.hostname, proxy.port or 80, timeout=seconds, context=trust
        )
        connection.set_tunnel(host, port, _login(proxy.username, proxy.password))
    else:
        connection = HTTPSConnection(host, port, timeout=seconds, context=trust)
    aside(connection.connect, "connection").result()  # a name that is looked up hears no signal
    return connection


def own_list() -> str:
    """The file of certificates that botocore takes where no bundle is set."""
    from botocore.httpsession import get_cert_path

    path: Callable[..., str | None] = get_cert_path
    return path(True) or ""


def trusting(bundle: str | None) -> ssl.SSLContext:
    """Trust in the bundle of a setting, else in the certificates that botocore brings.

    Raises OSError for a bundle that cannot be used.
    """
    from botocore.httpsession import get_cert_path

    path: Callable[..., str | None] = get_cert_path  # botocore-stubs do not know of a bundle here
    return ssl.create_default_context(cafile=path(bundle or True))


def date_from(way: Way, trust: ssl.SSLContext) -> datetime | None:
    """The Date of a server whose certificate is right but for its dates, asked with an empty HEAD.

    The chain and the name are verified, so it is as much to be trusted as any answer from there.
    """
    trust.verify_flags |= NO_CHECK_TIME
    try:
        connection = connected(way, trust, DATE_SECONDS)
        connection.request("HEAD", "/")
        stated = connection.getresponse().getheader("Date")
        connection.close()
        return http_date(stated)
    except TROUBLES:
        return None


def latencies(
    ways: Mapping[str, Way],
    trust: ssl.SSLContext,
    *,
    within: float = 2.0,
    ended: Callable[[int], None] = lambda count: None,
) -> dict[str, float]:
    """The seconds that TCP and TLS take to each, side by side: the median of up to three tries.

    What did not answer is left out. `within` is in seconds for all together; `ended` is told how
    many have come to an end. A thread that still waits then is a daemon and is left behind.
    """
    from statistics import median

    ends, done = time.monotonic() + within, Queue[None]()
    tries: dict[str, list[float]] = {name: [] for name in ways}
    for name, way in ways.items():
        aside(partial(_measure, way, trust, ends, tries[name], done), f"way to {name}")
    for count in range(1, len(ways) + 1):
        try:
            done.get(timeout=max(0.0, ends - time.monotonic()))
        except Empty:
            break
        ended(count)
    return {name: median(each) for name, each in tries.items() if each}


def _measure(
    way: Way, trust: ssl.SSLContext, ends: float, tries: list[float], done: Queue[None]
) -> None:
    try:
        for _ in range(TRIES):
            began = time.monotonic()
            connection = connected(way, trust, max(0.01, ends - began))
            took = time.monotonic() - began
            connection.close()
            if began + took > ends:
                break
            tries.append(took)
    except TROUBLES:
        pass
    finally:
        done.put(None)


def _login(user: str | None, password: str | None) -> dict[str, str]:
    """What botocore sends a proxy: the login that stands in its address."""
    if not user:
        return {}
    login = b64encode(f"{unquote(user)}:{unquote(password or '')}".encode()).decode()
    return {"Proxy-Authorization": f"Basic {login}"}
