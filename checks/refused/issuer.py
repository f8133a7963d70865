"""Who issued the certificate that a host shows here: asked of the host, with nothing sent to it."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPSConnection
from urllib.parse import unquote, urlsplit

SECONDS = 3
PUBLIC = ("Amazon", "Starfield", "DigiCert")
"""Issuers of AWS's own certificates (https://www.amazontrust.com/repository/; China: DigiCert)."""


def issuer_of(address: str, environment: Mapping[str, str]) -> str:
    """The issuer's names in the certificate of an https address; empty where it cannot be seen."""
    try:
        shown = _certificate(address, environment, _trusting_anything())
        trusting = _trusting(shown)
        connection = _connected(address, environment, trusting)
        names = connection.sock.getpeercert().get("issuer", ())
        connection.close()
    except (OSError, ValueError, HTTPException):
        return ""
    wanted = {"organizationName", "commonName"}
    return ", ".join(value for part in names for name, value in part if name in wanted)


def is_public(issuer: str) -> bool:
    return any(name in issuer for name in PUBLIC)


def _certificate(address: str, environment: Mapping[str, str], context: ssl.SSLContext) -> bytes:
    connection = _connected(address, environment, context)
    try:
        return connection.sock.getpeercert(binary_form=True)
    finally:
        connection.close()


def _connected(
    address: str, environment: Mapping[str, str], context: ssl.SSLContext
) -> HTTPSConnection:
    """A connection after its handshake and with nothing sent; through the proxy, if any."""
    url = urlsplit(address)
    host, port = url.hostname or "", url.port or 443
    proxy = urlsplit(environment.get("https_proxy") or environment.get("HTTPS_PROXY") or "")
    if proxy.hostname:
        connection = HTTPSConnection(
            proxy.hostname, proxy.port or 80, timeout=SECONDS, context=context
        )
        connection.set_tunnel(host, port, _login(proxy.username, proxy.password))
    else:
        connection = HTTPSConnection(host, port, timeout=SECONDS, context=context)
    connection.connect()
    return connection


def _login(user: str | None, password: str | None) -> dict[str, str]:
    from base64 import b64encode

    if not user:
        return {}
    login = b64encode(f"{unquote(user)}:{unquote(password or '')}".encode()).decode()
    return {"Proxy-Authorization": f"Basic {login}"}


def _trusting_anything() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _trusting(certificate: bytes) -> ssl.SSLContext:
    """Trust in this one certificate alone: only then does `ssl` take it apart."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=certificate)
    return context
