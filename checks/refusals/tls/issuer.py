"""Who issued the certificate that a host shows here: asked of the host, with nothing sent to it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from checks.sources.local.network import NO_CHECK_TIME, TROUBLES, Way, connected, way_to

SECONDS = 3
PUBLIC = ("Amazon", "Starfield", "DigiCert")
"""Issuers of AWS's own certificates (https://www.amazontrust.com/repository/; China: DigiCert)."""


def issuer_of(address: str) -> str:
    """The issuer's names in the certificate of an https address; empty where it cannot be seen."""
    way = way_to(address)
    try:
        shown = _certificate(way, _trusting_anything())
        connection = connected(way, _trusting(shown), SECONDS)
        taken_apart = connection.sock.getpeercert() or {}
        connection.close()
    except TROUBLES:
        return ""
    return ", ".join(_names(taken_apart.get("issuer", ())))


def _names(issuer: object) -> Iterator[str]:
    """Of the parts of a name those that say who (`ssl.SSLSocket.getpeercert`: pairs in tuples)."""
    match issuer:
        case ("organizationName" | "commonName", str(value)):
            yield value
        case tuple():
            for part in issuer:
                yield from _names(part)


def is_public(issuer: str) -> bool:
    return any(name in issuer for name in PUBLIC)


def _certificate(way: Way, context: ssl.SSLContext) -> bytes:
    connection = connected(way, context, SECONDS)
    try:
        return connection.sock.getpeercert(binary_form=True) or b""
    finally:
        connection.close()


def _trusting_anything() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _trusting(certificate: bytes) -> ssl.SSLContext:
    """Trust in this one certificate alone: only then does `ssl` take it apart."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | NO_CHECK_TIME
    context.load_verify_locations(cadata=certificate)
    return context
