"""Reads and verifies the AWS Signature Version 4 of a request.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

_ALGORITHM = "AWS4-HMAC-SHA256"
_PARTS = ("Credential", "SignedHeaders", "Signature")


class Unreadable(ValueError):
    """The Authorization header is not one of Signature Version 4; the text is AWS's."""


class Signature(Struct, frozen=True):
    """What an Authorization header says."""

    key_id: str
    date: str
    region: str
    service: str
    signed_headers: tuple[str, ...]
    value: str


def read(header: str) -> Signature:
    """The parts of an Authorization header; raises Unreadable with AWS's sentence."""
    algorithm, _, rest = header.partition(" ")
    if algorithm != _ALGORITHM:
        raise Unreadable(f"Unsupported AWS 'algorithm': '{algorithm}'.")
    parts = _parts(rest, header)
    scope = parts["Credential"].split("/")
    if len(scope) != 5:
        raise Unreadable(
            "Credential must have exactly 5 slash-delimited elements, "
            f"e.g. keyid/date/region/service/term, got '{parts['Credential']}'"
        )
    key_id, date, region, service, _ = scope
    signed = tuple(parts["SignedHeaders"].split(";"))
    return Signature(key_id, date, region, service, signed, parts["Signature"])


def _parts(rest: str, header: str) -> dict[str, str]:
    parts = {}
    for pair in re.split(r"[\s,]+", rest.strip()):
        name, equals, value = pair.partition("=")
        if not equals:
            raise Unreadable(
                f"'{pair}' not a valid key=value pair (missing equal-sign) "
                f"in Authorization header: '{header}'."
            )
        parts[name] = value
    for name in _PARTS:
        if not parts.get(name):
            raise Unreadable(
                f"Authorization header requires '{name}' parameter. Authorization={header}"
            )
    return parts


class Signed(Struct, frozen=True):
    """A request as it was signed: `target` is the raw path with its query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    def moment(self) -> datetime | None:
        """When the client says it signed (its X-Amz-Date), in UTC; None where it does not."""
        try:
            stamp = datetime.strptime(self.headers.get("x-amz-date", ""), "%Y%m%dT%H%M%SZ")
        except ValueError:
            return None
        return stamp.replace(tzinfo=UTC)


def verifies(signature: Signature, request: Signed, secret: str) -> bool:
    """Whether `secret` gives the signature that the request carries."""
    from botocore.auth import S3SigV4Auth, SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    kind = S3SigV4Auth if signature.service == "s3" else SigV4Auth
    signer = kind(Credentials(signature.key_id, secret), signature.service, signature.region)
    headers = {name: request.headers.get(name, "") for name in signature.signed_headers}
    again = AWSRequest(request.method, request.target, headers, request.body)
    again.context["timestamp"] = request.headers.get("x-amz-date", "")
    text = signer.string_to_sign(again, signer.canonical_request(again))
    return hmac.compare_digest(signer.signature(text, again), signature.value)
