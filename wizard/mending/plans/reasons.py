"""Why a program that installs something did not: its own words, in the person's."""

from __future__ import annotations

from checks.model import Phrase

NO_TRUST = Phrase(
    "The certificate of the package index was not trusted: a device on this network opens TLS, and"
    " this program does not know its authority."
)
NO_ROOM = Phrase("The disk is full: make room, then try again.")
NO_RIGHTS = Phrase("This user may not write there.")
GUARDED = Phrase("The system guards that Python: an environment of its own is what it needs.")
NO_NETWORK = Phrase(
    "The package index could not be reached: see whether this computer is online, and whether a proxy"
    " is needed."
)
REFUSED = Phrase(
    "The package index gave nothing: it could not be reached, refused the request, or has no boto3 for"
    " this Python."
)
NO_TIME = Phrase("It did not end within {seconds} seconds, and was stopped.")
SIGNS = (
    (
        NO_TRUST,
        ("certificate_verify_failed", "invalid peer certificate", "unknownissuer", "sslerror"),
    ),
    (NO_ROOM, ("no space left", "errno 28", "disk quota", "not enough space")),
    (GUARDED, ("externally-managed", "externally managed")),
    (NO_RIGHTS, ("permission denied", "errno 13", "environmentnotwritable", "access is denied")),
    (
        NO_NETWORK,
        (
            "failed to establish a new connection",
            "name resolution",
            "could not resolve",
            "getaddrinfo",
            "dns error",
            "network is unreachable",
            "connection refused",
            "connectionerror",
            "condahttperror",
            "connection failed",
            "connecttimeout",
            "timed out",
            "error sending request",
            "cannot connect to proxy",
            "tunnel connection failed",
        ),
    ),
    (
        REFUSED,
        (
            "no matching distribution",
            "could not find a version",
            "packagesnotfounderror",
            "no solution found",
            "401",
            "403",
            "404",
        ),
    ),
)
"""As pip, uv, conda, poetry, pipx and the system word it, in small letters; the first that fits."""


def reason_in(words: str, seconds: float = 0) -> Phrase | None:
    """What the words of a failed installation come to; `seconds` where its time was up."""
    if seconds:
        return NO_TIME.with_(seconds=round(seconds))
    said = words.lower()
    return next((reason for reason, signs in SIGNS if any(sign in said for sign in signs)), None)
