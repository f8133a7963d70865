"""A proxy stands in the way: out of reach, wanting a login, forbidding, or wrongly written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.masking import masked_url
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import PROXY
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.network import trouble_of_proxy, way_to
from checks.sources.local.shells import unset_remedy

PROXY_UNREACHABLE = Message(
    code="network.proxy-unreachable",
    severity=Severity.FAIL,
    passes=True,
    summary="The proxy {proxy}, which the environment names, cannot be reached.",
    why="Usually the proxy belongs to an office or a VPN, and this computer is elsewhere now.",
    recognised="The connection to the proxy was refused, timed out, or its name does not resolve.",
    raw=("Failed to connect to proxy URL: …", "Unable to connect to proxy"),
    steps=(
        "If the proxy is your company's, start the VPN.",
        "Outside of the office, unset HTTPS_PROXY and https_proxy.",
    ),
    commands=("unset HTTPS_PROXY https_proxy",),
    links=(PROXY,),
)

PROXY_NEEDS_LOGIN = Message(
    code="network.proxy-needs-login",
    severity=Severity.FAIL,
    summary="The proxy {proxy} wants a user name and a password.",
    why="botocore sends a proxy only the login that stands in the proxy's address.",
    recognised="The proxy answered 407, Proxy Authentication Required.",
    raw=("Tunnel connection failed: 407 Proxy Authentication Required",),
    steps=(
        "Write user name and password into the proxy's address, special characters %-encoded (@ as"
        " %40).",
        "If the proxy wants a Windows login (NTLM), ask the administrator for one without.",
    ),
    commands=('export HTTPS_PROXY="http://USER:PASSWORD@HOST:PORT"',),
    links=(PROXY,),
)

PROXY_FORBIDS = Message(
    code="network.proxy-forbids",
    severity=Severity.FAIL,
    summary="The proxy {proxy} does not let this computer reach {host}.",
    why="Usually such a proxy allows some hosts only, and AWS's are not among them. A number from"
    " 500 on says that the proxy itself is in trouble.",
    recognised="The proxy refused the tunnel: {error}.",
    raw=("Tunnel connection failed: 403 Forbidden", "Tunnel connection failed: 502 Bad Gateway"),
    steps=(
        "Ask the network's administrator to allow the hosts of sts, iam, rekognition and s3 under"
        " amazonaws.com.",
        "Or use a network without this proxy.",
    ),
    links=(PROXY,),
)

PROXY_ADDRESS_WRONG = Message(
    code="network.proxy-address-wrong",
    severity=Severity.FAIL,
    summary="The proxy's address {proxy} is none that botocore can use.",
    why="botocore knows HTTP proxies, written as http://host:port. It knows no SOCKS proxy, and"
    " most proxies are spoken to by plain HTTP even for HTTPS pages.",
    recognised="The address is not written as http://host:port, TLS with the proxy failed, or what"
    " answers there is no HTTP proxy.",
    raw=(
        'Failed to connect to proxy URL: "http://socks5://…"',
        "Your proxy appears to only use HTTP and not HTTPS, try changing your proxy URL to be HTTP",
        "is not a valid host or port",
    ),
    steps=(
        "Write the address of an HTTP proxy, as http://host:port, without quotes.",
        "In a login before the host, write special characters %-encoded (@ as %40, # as %23).",
    ),
    commands=('export HTTPS_PROXY="http://HOST:PORT"',),
    links=(PROXY,),
)

NAMING = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
"""The small letters go first, also where they say nothing (urllib.request.getproxies_environment, which
botocore/utils.py asks)."""
BEFORE = Phrase(
    "botocore takes {name} before {other}, and the two differ: the proxy is that of {name}."
)
MESSAGES = (PROXY_UNREACHABLE, PROXY_NEEDS_LOGIN, PROXY_FORBIDS, PROXY_ADDRESS_WRONG)


WELL_WRITTEN = re.compile(
    r"""(https?://)?([^][/?#@\\\s"']*@)?([\w.-]+|\[[0-9a-f:]+\])(:\d*)?/?""", re.IGNORECASE
)
"""A proxy's address as botocore can use it."""
UNANSWERED = ("ConnectionClosedError", "ConnectTimeoutError", "ReadTimeoutError")
SECONDS = 3.0


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Why the proxy did not help, where one is in use."""
    stated = _stated(context)
    facts = {
        "proxy": masked_url(stated),
        "host": host_of(refusal, context),
        "error": _tunnel_error(refusal),
    }
    if message := _message(refusal, stated, context):
        remedy = _own_remedy(message, context)
        yield message.finding(
            *evidence_of(refusal), *_exceptions(context), remedy=remedy, facts=facts
        )


def _own_remedy(message: Message, context: Context) -> Remedy | None:
    """The variables that name the proxy, taken out in the person's own shell; of two that differ the one
    in force, which is also the one to be set anew."""
    small, capitals = NAMING[:2]
    names = _set_as(_stated(context), context)
    differ = small in names and capitals not in names and context.environment.get(capitals)
    before = [BEFORE.with_(name=small, other=capitals)] if differ else []
    if message in (PROXY_NEEDS_LOGIN, PROXY_ADDRESS_WRONG) and small in names:
        steps = (*before, *map(Phrase, message.steps))
        commands = (each.replace(capitals, small) for each in message.commands)
        return Remedy(steps, tuple(commands), message.links)
    if message is not PROXY_UNREACHABLE or not names:
        return None
    away = unset_remedy(names, context.platform, PROXY)
    first = Phrase("If the proxy is your company's, start the VPN.")
    patterns = any("*." in seen.value for seen in _exceptions(context))
    last = [Phrase("In NO_PROXY write .amazonaws.com: an asterisk before it is not understood.")]
    return replace(away, steps=(*before, first, *away.steps, *(last if patterns else ())))


def _set_as(proxy: str, context: Context) -> list[str]:
    """The variables that name this proxy; for an endpoint without TLS it is that of HTTP_PROXY."""
    return [name for name in NAMING if proxy and context.environment.get(name) == proxy]


def _exceptions(context: Context) -> Iterator[Evidence]:
    """The hosts that are to be reached without the proxy, where somebody named some."""
    for name in ("no_proxy", "NO_PROXY"):
        if hosts := context.environment.get(name):
            yield Evidence(name, hosts, "environment")


def _message(refusal: Refusal, stated: str, context: Context) -> Message | None:
    if refusal.kind is Kind.STRANGE and refusal.status == 407:
        return PROXY_NEEDS_LOGIN
    if refusal.kind is not Kind.CONNECTION or not stated:
        return None
    if refusal.code == "HTTPClientError":
        return None if WELL_WRITTEN.fullmatch(stated) else PROXY_ADDRESS_WRONG
    if refusal.code in UNANSWERED:
        return _by_asking_it(refusal, context)
    if refusal.code != "ProxyConnectionError":
        return None
    if not WELL_WRITTEN.fullmatch(stated) or "SSLError" in refusal.inner:
        return PROXY_ADDRESS_WRONG
    match _tunnel_error(refusal)[:3]:
        case "":
            return PROXY_UNREACHABLE
        case "407":
            return PROXY_NEEDS_LOGIN
    return PROXY_FORBIDS


def _by_asking_it(refusal: Refusal, context: Context) -> Message | None:
    """Whether it is the proxy that is silent, or no proxy: botocore tells only that no answer came."""
    address = context.aws.endpoint(refusal.service)
    way = way_to(address) if isinstance(address, str) else None
    if way is None or not way.proxy:
        return None
    match trouble_of_proxy(way, SECONDS):
        case None:
            return None
        case TimeoutError():
            return PROXY_UNREACHABLE
    return PROXY_ADDRESS_WRONG


def _tunnel_error(refusal: Refusal) -> str:
    """The proxy's own answer to CONNECT: `403 Forbidden`."""
    said = re.search(r"Tunnel connection failed: (\d{3}[^'\")]*)", refusal.inner)
    return said[1].strip() if said else ""


def _stated(context: Context) -> str:
    """The proxy as the environment writes it."""
    return next(filter(None, map(context.environment.get, NAMING)), "")
