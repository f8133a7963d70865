"""No answer came: a name that does not resolve, a closed door, silence."""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Iterator

from checks.context import Context
from checks.masking import masked_url
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import PROXY, TROUBLESHOOTING
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.network import way_to
from checks.sources.local.shells import copied, unset_remedy

OFFLINE = Message(
    code="network.offline",
    severity=Severity.UNKNOWN,
    summary="This computer seems to be offline: not one AWS host can be found.",
    why="Every question to AWS goes over the internet, so nothing can be said about keys and"
    " permissions until there is a connection.",
    recognised="The names of three AWS hosts do not resolve, or the system says that no network can"
    " be reached. No proxy is set.",
    raw=(
        'Could not connect to the endpoint URL: "https://sts.us-east-1.amazonaws.com/"',
        "Temporary failure in name resolution",
        "Network is unreachable",
    ),
    steps=(
        "Open any web page. If it does not load, connect to a network first.",
        "If a VPN is needed here, start it.",
        "Run rekwiz again.",
    ),
    links=(TROUBLESHOOTING,),
)

NAME_NOT_RESOLVED = Message(
    code="network.name-not-resolved",
    severity=Severity.FAIL,
    passes=True,
    summary="The name {host} does not resolve, though other AWS hosts do.",
    why="A DNS filter, or a DNS server that knows only part of the internet, hides this one host.",
    recognised="The system cannot find an address for this host; for another AWS host it can.",
    raw=(
        'Could not connect to the endpoint URL: "https://rekognition.…"',
        "Failed to resolve '…' ([Errno",
        "Name or service not known",
        "getaddrinfo failed",
    ),
    steps=(
        "Leave the VPN, or enter it.",
        "Run rekwiz again.",
        "If it stays so, use another DNS server, such as 1.1.1.1 or 8.8.8.8.",
        "In a company or school, ask the network's administrator to let {host} resolve.",
    ),
    commands=("nslookup {host}",),
    links=(TROUBLESHOOTING,),
)

CONNECTION_REFUSED = Message(
    code="network.connection-refused",
    severity=Severity.FAIL,
    passes=True,
    summary="Something refused or cut the connection to {host}.",
    why="AWS does not do that. A firewall, a VPN or a security program stands in between, or the"
    " address is not AWS's.",
    recognised="The connection was refused, or closed twice before an answer came.",
    raw=(
        "Connection refused",
        "Connection was closed before we received a valid response from endpoint URL: …",
        "Connection reset by peer",
    ),
    steps=(
        "Try another network, such as a phone's hotspot.",
        "If it works there, have HTTPS to *.amazonaws.com allowed in the firewall or VPN.",
    ),
    commands=("curl -I https://{host}",),
    links=(TROUBLESHOOTING,),
)

TIMED_OUT = Message(
    code="network.timed-out",
    severity=Severity.UNKNOWN,
    summary="{host} gave no answer within {seconds} seconds.",
    why="A slow or broken network, or a firewall that drops what it does not like without a word.",
    recognised="botocore gave up waiting: {error}.",
    raw=(
        "Connect timeout on endpoint URL: …",
        "Read timeout on endpoint URL: …",
        "Task timed out after … seconds",
    ),
    steps=(
        "Look whether other pages load.",
        "Run rekwiz again.",
        "If it is a photo that is sent, and the network is slow, try a smaller photo.",
        "In a company or school, ask whether a proxy must be set.",
        "In AWS Lambda raise the function's own time limit, and give a VPC that it is in a way to AWS.",
    ),
    links=(PROXY, TROUBLESHOOTING),
)

PROXY_FOR_HTTP_ONLY = Message(
    code="network.proxy-for-http-only",
    severity=Severity.WARN,
    summary="HTTP_PROXY is set and HTTPS_PROXY is not, so AWS is asked without a proxy.",
    why="AWS is reached by HTTPS alone, and for HTTPS only HTTPS_PROXY counts.",
    recognised="HTTP_PROXY is set, HTTPS_PROXY is not, and the direct connection failed.",
    steps=("Set HTTPS_PROXY to the same address, in this terminal and in the start-up file.",),
    commands=('export HTTPS_PROXY="$HTTP_PROXY"',),
    links=(PROXY,),
    explains=(
        "network.offline",
        "network.timed-out",
        "network.connection-refused",
        "network.name-not-resolved",
    ),
)

MESSAGES = (OFFLINE, NAME_NOT_RESOLVED, CONNECTION_REFUSED, TIMED_OUT, PROXY_FOR_HTTP_ONLY)
EMPTIED = Phrase(
    "https_proxy is set to nothing, and goes before HTTPS_PROXY: AWS is asked without a proxy."
)
WELL_KNOWN = ("sts.amazonaws.com", "aws.amazon.com")
"""Hosts of AWS that resolve wherever any of AWS's do."""
NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, 10050, 10051, 10065}
"""The system's numbers for "there is no network that leads there", Windows' (WSA…) included."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Why no answer came over a direct connection."""
    if refusal.kind is not Kind.CONNECTION:
        return
    if found := _found(refusal, context):
        yield found
        if _is_emptied(context):
            yield PROXY_FOR_HTTP_ONLY.finding(
                Evidence("https_proxy", "", "environment"),
                remedy=unset_remedy(["https_proxy"], context.platform, PROXY),
                summary=EMPTIED,
            )
        elif _proxy_for_http_only(context):
            yield PROXY_FOR_HTTP_ONLY.finding(
                Evidence("HTTPS_PROXY", "", "environment"), remedy=_copying(context)
            )


def _found(refusal: Refusal, context: Context) -> Finding | None:
    seen, host = (*evidence_of(refusal), *_proxy(refusal, context)), host_of(refusal, context)
    match refusal.code:
        case "EndpointConnectionError" if no_way(refusal):
            return OFFLINE.finding(*seen)
        case "EndpointConnectionError" if not name_failed(refusal):
            return CONNECTION_REFUSED.finding(*seen, facts={"host": host})
        case "EndpointConnectionError" if not any(resolves(name) for name in WELL_KNOWN):
            return OFFLINE.finding(*seen)
        case "EndpointConnectionError":
            return NAME_NOT_RESOLVED.finding(*seen, facts={"host": host})
        case "ConnectionClosedError":
            return CONNECTION_REFUSED.finding(*seen, facts={"host": host})
        case "ConnectTimeoutError" | "ReadTimeoutError" as code:
            waited = max(1, round(refusal.took))
            return TIMED_OUT.finding(
                *seen,
                *_sent(refusal, context),
                facts={"host": host, "seconds": waited, "error": code},
            )
    return None


def _proxy(refusal: Refusal, context: Context) -> Iterator[Evidence]:
    """The proxy that the question went through: it made its tunnel, or it would be the cause."""
    address = context.aws.endpoint(refusal.service)
    if isinstance(address, str) and (proxy := way_to(address).proxy):
        yield Evidence("proxy", masked_url(proxy), "environment")


def name_failed(refusal: Refusal) -> bool:
    return refusal.inner.startswith(("NameResolutionError", "gaierror"))


def resolves(host: str) -> bool:
    """Whether the system finds an address for this name."""
    try:
        return bool(socket.getaddrinfo(host, 443))
    except OSError:
        return False


def no_way(refusal: Refusal) -> bool:
    """Whether the system knows of no network that leads there."""
    number = re.search(r"\[(?:Errno|WinError) (\d+)\]", refusal.inner)
    return number is not None and int(number[1]) in NO_WAY


def _sent(refusal: Refusal, context: Context) -> Iterator[Evidence]:
    if refusal.operation == "rekognition:DetectFaces":
        yield Evidence("bytes to send", f"{len(context.photo_to_send.data)}", refusal.operation)


def _is_emptied(context: Context) -> bool:
    """Whether the small letters say nothing, and so take away what the capitals name
    (urllib.request.getproxies_environment)."""
    environment = context.environment
    return bool(environment.get("HTTPS_PROXY")) and environment.get("https_proxy") == ""


def _copying(context: Context) -> Remedy:
    return Remedy(
        steps=tuple(Phrase(step) for step in PROXY_FOR_HTTP_ONLY.steps),
        commands=copied("HTTP_PROXY", "HTTPS_PROXY", context.platform),
        links=PROXY_FOR_HTTP_ONLY.links,
    )


def _proxy_for_http_only(context: Context) -> bool:
    def is_set(name: str) -> bool:
        return bool(context.environment.get(name) or context.environment.get(name.lower()))

    return is_set("HTTP_PROXY") and not is_set("HTTPS_PROXY")
