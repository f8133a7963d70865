"""The token that a pipeline or a cluster gives to be exchanged for a role: read here, never shown whole.

A JSON Web Token's payload can be read without a key (RFC 7519, section 3): who issued it, for whom,
about whom, until when. The token itself stays in this module.
"""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from checks.secrets.register import KNOWN

MOST_BYTES = 64 * 1024


class Claims(Struct, frozen=True):
    """What a token says of itself; empty or None where it does not say it."""

    issuer: str
    audience: tuple[str, ...]
    subject: str
    ends: datetime | None


class NoToken(Struct, frozen=True):
    """A file without one: `errno` where it could not be read, else what it holds in its place."""

    errno: int | None = None
    held: str = ""


def claims_in(file: Path) -> Claims | NoToken:
    """The claims of the token in a file."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return NoToken(errno=error.errno or 0)
    text = data.decode("utf-8", "replace").strip()
    if not text:
        return NoToken(held="nothing")
    KNOWN.learn(text.splitlines())
    if len(text.splitlines()) > 1:
        return NoToken(held="several lines")
    return _claims(text)


def _claims(text: str) -> Claims | NoToken:
    parts = text.split(".")
    if len(parts) != 3:
        return NoToken(held="no three parts")
    try:
        head, payload = (_object(part) for part in parts[:2])
    except ValueError:
        return NoToken(held="parts that are no JSON")
    if not (head and payload):
        return NoToken(held="parts that are no JSON")
    return Claims(
        str(payload.get("iss", "")),
        _audience(payload.get("aud")),
        str(payload.get("sub", "")),
        _moment(payload.get("exp")),
    )


def _object(part: str) -> dict[str, object]:
    """One part, in base64url without its padding (RFC 7515, section 2); ValueError for anything else."""
    held = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    if not isinstance(held, dict):
        raise ValueError(part)
    return held


def _audience(stated: object) -> tuple[str, ...]:
    """One, or a list of them (RFC 7519, section 4.1.3)."""
    if isinstance(stated, str):
        return (stated,)
    return tuple(map(str, stated)) if isinstance(stated, list) else ()


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
