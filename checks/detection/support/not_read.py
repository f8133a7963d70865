"""Why S3 does not hand out what Rekognition is to read: InvalidS3ObjectException taken apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import quote, unquote, unquote_plus

from checks.context import Context
from checks.detection.support.bucket_messages import (
    BUCKET_DENIED,
    BUCKET_MISSING,
    CUSTOMER_KEY,
    DECRYPTION_DENIED,
    OBJECT_ARCHIVED,
    OBJECT_KEY_ENCODED,
    OBJECT_MISSING,
    OBJECT_NOT_A_PHOTO,
    REQUESTER_PAYS_BUCKET,
)
from checks.detection.support.near_names import remedy_with_near_names
from checks.detection.support.stored import Stored, is_let_in_for_money, keys_in, start_of
from checks.model import Evidence, Fact, Finding, Phrase
from checks.refusals import reading as refused
from checks.refusals.evidence import action_of, evidence_of, identity_of
from checks.refusals.permission import DENIED, layer_of
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Kind, Refusal

MESSAGES = (
    BUCKET_MISSING,
    BUCKET_DENIED,
    DECRYPTION_DENIED,
    REQUESTER_PAYS_BUCKET,
    OBJECT_MISSING,
    OBJECT_KEY_ENCODED,
    OBJECT_NOT_A_PHOTO,
    OBJECT_ARCHIVED,
    CUSTOMER_KEY,
)
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
"""Unicode's: most systems write an accent into its letter, a Mac's file names have it apart."""


def findings_of(refusal: Refusal, context: Context, stored: Stored) -> Iterator[Finding]:
    """What a refusal of S3's about this place means: at least one finding."""
    facts = _facts(refusal, context, stored)
    seen = evidence_of(refusal)
    match refusal.kind, refusal.code:
        case Kind.AWS, "NoSuchBucket":
            remedy = remedy_with_near_names(BUCKET_MISSING, facts, stored.bucket, _buckets(context))
            yield BUCKET_MISSING.finding(*seen, remedy=remedy, facts=facts)
        case Kind.AWS, "NoSuchKey":
            yield _no_such_key(refusal, context, stored)
        case Kind.AWS, "InvalidObjectState":
            yield OBJECT_ARCHIVED.finding(*seen, facts=facts)
        case Kind.AWS, "InvalidRange":  # an empty object has no first byte
            nothing = Phrase("The object {place} is empty: it has no bytes.")
            yield OBJECT_NOT_A_PHOTO.finding(*seen, summary=nothing, facts={**facts, "kind": "?"})
        case Kind.AWS, "InvalidRequest" if refusal.operation == "s3:GetObject":
            yield CUSTOMER_KEY.finding(*seen, facts=facts)
        case Kind.AWS, code if _is_of_a_key(code, refusal.words):
            yield DECRYPTION_DENIED.finding(*seen, facts=facts)
        case Kind.AWS, code if code in DENIED and _names_no_layer(refusal.words):
            yield _denied(refusal, context, stored)
        case _:
            yield from refused.findings_of(refusal, context)


def _is_of_a_key(code: str, words: str) -> bool:
    """S3 passes on KMS's own codes; a refusal of KMS's is an AccessDenied that names the action."""
    return code.startswith("KMS") or (code in DENIED and "kms:" in words)


def _names_no_layer(words: str) -> bool:
    return layer_of(words) is None and "explicit deny" not in words.lower()


def _facts(refusal: Refusal, context: Context, stored: Stored) -> dict[str, Fact]:
    return {
        "bucket": stored.bucket,
        "key": stored.key,
        "place": stored.place,
        "action": action_of(refusal),
        "identity": identity_of(refusal, context) or "?",
        "resource": f"arn:aws:s3:::{stored.bucket}" + ("/*" if stored.key else ""),
    }


def _denied(refusal: Refusal, context: Context, stored: Stored) -> Finding:
    pays = is_let_in_for_money(context, stored)
    message = REQUESTER_PAYS_BUCKET if pays else BUCKET_DENIED
    return message.finding(*evidence_of(refusal), facts=_facts(refusal, context, stored))


def _no_such_key(refusal: Refusal, context: Context, stored: Stored) -> Finding:
    facts = _facts(refusal, context, stored)
    for other in _other_spellings(stored.key):
        if isinstance(start_of(context, Stored(stored.bucket, other)), Answer):
            seen = Evidence("found", other, "s3:GetObject")
            return OBJECT_KEY_ENCODED.finding(
                *evidence_of(refusal), seen, facts={**facts, "other": other}
            )
    known = keys_in(context, stored.bucket)
    remedy = remedy_with_near_names(OBJECT_MISSING, facts, stored.key, known)
    return OBJECT_MISSING.finding(*evidence_of(refusal), remedy=remedy, facts=facts)


def _other_spellings(key: str) -> tuple[str, ...]:
    """How else a name may be spelt that somebody got from an event, an address or a Mac."""
    plain = dict.fromkeys((key, unquote_plus(key), unquote(key), quote(key), key.lstrip("/")))
    normal = [unicodedata.normalize(form, each) for form in FORMS for each in plain]
    every = (*plain, *normal)
    return tuple(each for each in dict.fromkeys(every) if each and each != key)


def _buckets(context: Context) -> list[str]:
    match context.aws.ask("s3", "ListBuckets"):
        case Answer(value={"Buckets": list(found)}):
            return [str(each["Name"]) for each in found]
    return []
