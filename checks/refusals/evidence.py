"""What a refusal shows as evidence, and the facts that many messages name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from checks.context import Context
from checks.model import Evidence
from checks.secrets.heard import MOST, told, unknown
from checks.secrets.register import KNOWN
from checks.sources.aws.refusal import Kind, Refusal

IAM_NAMES = {
    "s3:ListBuckets": "s3:ListAllMyBuckets",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:HeadBucket": "s3:ListBucket",
}
"""Operations whose action in a policy has another name (Service Authorization Reference, S3)."""


def evidence_of(
    refusal: Refusal, *, words: bool = True, known: bool = True
) -> tuple[Evidence, ...]:
    """Code, masked words and request id; without the words where they may be secret.

    What AWS says of a refusal that nobody here knows may repeat what it was given.
    """
    found = {
        "error": refusal.code,
        "words": words_of(refusal, known=known) if words else "",
        "request id": refusal.request_id or "",
    }
    return tuple(Evidence(name, value, refusal.operation) for name, value in found.items() if value)


def words_of(refusal: Refusal, *, known: bool = True) -> str:
    """The words of a refusal as they may be told: those of whoever is not known are counted."""
    said = refusal.inner or refusal.words
    if refusal.kind is Kind.STRANGE or (refusal.kind is Kind.AWS and not known):
        return unknown(said)
    return (told(said) if refusal.kind is Kind.AWS else KNOWN.hide(said))[:MOST]


def action_of(refusal: Refusal) -> str:
    """The refused action by its name in a policy: `s3:ListAllMyBuckets` for `s3:ListBuckets`."""
    named = refusal.operation if ":" in refusal.operation else f"sts:{refusal.operation}"
    return IAM_NAMES.get(named, named)


def host_of(refusal: Refusal, context: Context) -> str:
    """The host that the question went to; the refusal's own text names it where one was named."""
    named = re.search(r"https?://([^\s\"'/]+)", refusal.words)
    if named and refusal.code != "ProxyConnectionError":
        return named[1].rpartition("@")[2].partition(":")[0]
    address = context.aws.endpoint(refusal.service)
    return (urlsplit(address).hostname or address) if isinstance(address, str) else "AWS"


def identity_named(refusal: Refusal) -> str:
    """The ARN of whom AWS refused, where its words name it; else empty."""
    named = re.search(r"User: (arn:\S+)", refusal.words)
    return named[1] if named else ""


def identity_of(refusal: Refusal, context: Context) -> str:
    """The ARN of whom AWS refused, by its words or by STS; empty where neither says it."""
    return identity_named(refusal) or context.caller()
