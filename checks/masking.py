"""What may be shown of a secret: of an access key ID its ends, of anything else nothing."""

from __future__ import annotations

import re

HIDDEN = "****"

_SECRET_NAMES = re.compile(
    r"secret(?!smanager)|password|passphrase|(session|security|auth|access|bearer|refresh|id)"
    r"[_-]?token(?!_file)|^token$",
    re.IGNORECASE,
)
_KEY_ID = re.compile(r"[A-Z0-9]{12,128}")
_KEY_ID_IN_TEXT = re.compile(r"(?<![A-Za-z0-9/+])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])")
_NAMED = re.compile(
    r"""(?P<name>[\w-]*(?:secret|password|passphrase|token)[\w-]*)
        (?P<between>["']?\s*[=:]\s*(?:b?["'])?)
        (?P<value>[^\s"',;&<>]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_WORDS = [
    # Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…; Bearer …; Basic …
    (re.compile(r"(Signature['\"]?\s*[=:]\s*['\"]?)[^\s,&'\"]+", re.IGNORECASE), rf"\1{HIDDEN}"),
    (re.compile(r"\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    (re.compile(r"(://[^\s/:@]*:)[^\s/@]+@"), rf"\1{HIDDEN}@"),
    (re.compile(r"(--[\w-]*(?:secret|password|token)\s+)\S+", re.IGNORECASE), rf"\1{HIDDEN}"),
    # botocore and urllib3 repeat the whole value that they could not send
    (re.compile(r"(Invalid header value\s+)b?(['\"]).*?\2(?=\s|$)", re.DOTALL), rf"\1{HIDDEN}"),
    (re.compile(r"(Provided region_name\s+)(['\"]).*?\2(?=\s)", re.DOTALL), rf"\1{HIDDEN}"),
]
_LONG = re.compile(r"(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=_-]{100,}(?![A-Za-z0-9/+=])")
_FORTY = re.compile(
    r"(?<![A-Za-z0-9/+=])(?=\S*[a-z])(?=\S*[A-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)


def is_secret(setting: str) -> bool:
    """Whether a setting of that name holds a secret, a session token or a password."""
    return bool(_SECRET_NAMES.search(setting))


def mask_key_id(text: str) -> str:
    """An access key ID with its first and last four characters: `AKIA************XMPL`.

    What cannot be a key ID, a secret in the wrong place above all, is hidden as a whole.
    """
    if not _KEY_ID.fullmatch(text):
        return HIDDEN
    return text[:4] + "*" * (len(text) - 8) + text[-4:]


def masked_value(setting: str, value: str) -> str:
    """A setting's value as it may be shown."""
    if not value:
        return value
    if is_secret(setting):
        return HIDDEN
    if setting.lower() == "aws_access_key_id":
        return mask_key_id(value)
    return masked(value)


def masked(text: str, *known_secrets: str | None) -> str:
    """Any text (an answer of AWS's, a diff, a URL) with its secrets hidden.

    Hidden are the secrets that the caller knows, values that a telling name stands before,
    signatures, `user:password@`, and whatever has the shape of a secret access key or a token.
    """
    for secret in sorted(filter(None, known_secrets), key=len, reverse=True):
        text = text.replace(secret, mask_key_id(secret) if _is_key_id(secret) else HIDDEN)
    for pattern, replacement in _IN_WORDS:
        text = pattern.sub(replacement, text)
    text = _NAMED.sub(_hide_named, text)
    text = _KEY_ID_IN_TEXT.sub(lambda found: mask_key_id(found.group()), text)
    return _FORTY.sub(HIDDEN, _LONG.sub(HIDDEN, text))


def _hide_named(found: re.Match[str]) -> str:
    if not is_secret(found["name"]):
        return found.group()
    return f"{found['name']}{found['between']}{HIDDEN}"


def _is_key_id(text: str) -> bool:
    return bool(_KEY_ID_IN_TEXT.fullmatch(text))
