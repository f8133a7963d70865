"""Web identity tokens for tests: whole, and signed by nobody."""

from __future__ import annotations

import base64
import json


def part(held: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")


def token(**claims: object) -> str:
    """A JSON Web Token with these claims."""
    return f"{part({'alg': 'RS256'})}.{part(claims)}.c2lnbmF0dXJl"
