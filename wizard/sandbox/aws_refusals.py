"""AWS's refusals, each in the words and on the wire format of the service that gives it.

Codes and sentences are those of AWS's pages "Common errors" of STS, IAM and Rekognition, and
of S3's list of error responses (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from msgspec import Struct


class Wire(Enum):
    """How a service writes its answers."""

    QUERY = "query"
    JSON = "json"
    S3 = "s3"


class Refused(Struct, frozen=True):
    """AWS says no: its error code, its sentence (None for no sentence at all), the HTTP status.

    `details` are further elements of S3's error document.
    """

    code: str
    message: str | None = None
    status: int = 400
    details: tuple[tuple[str, str], ...] = ()


class Page(Struct, frozen=True):
    """Bytes that go out as they are: what answers is not AWS (faults only)."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class NotServed(Exception):
    """Ends a request with `answer` instead of what moto would say."""

    def __init__(self, answer: Refused | Page) -> None:
        super().__init__(answer)
        self.answer = answer


_UNKNOWN_TOKEN = "The security token included in the request is invalid."
_WRONG_SIGNATURE = "The request signature we calculated does not match the signature you provided. "
_WRONG_SECRET = (
    _WRONG_SIGNATURE + "Check your AWS Secret Access Key and signing method. "
    "Consult the service documentation for details."
)


class Words(Struct, frozen=True):
    """What a family of services says in each of the cases that every service knows.

    `skew` is how far a request's time may be off before its signature counts as expired.
    """

    wire: Wire
    skew: timedelta
    unsigned: Refused
    malformed: Refused
    key_unknown: Refused
    secret_rejected: Refused
    token_invalid: Refused
    token_expired: Refused
    denied: Refused
    throttled: Refused
    in_trouble: Refused
    unknown_action: Refused
    not_understood: Refused


QUERY = Words(
    wire=Wire.QUERY,
    skew=timedelta(minutes=15),
    unsigned=Refused("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
    malformed=Refused("IncompleteSignature", None, 400),
    key_unknown=Refused("InvalidClientTokenId", _UNKNOWN_TOKEN, 403),
    secret_rejected=Refused("SignatureDoesNotMatch", _WRONG_SECRET, 403),
    token_invalid=Refused("InvalidClientTokenId", _UNKNOWN_TOKEN, 403),
    token_expired=Refused(
        "ExpiredToken", "The security token included in the request is expired", 403
    ),
    denied=Refused("AccessDenied", None, 403),
    throttled=Refused("Throttling", "Rate exceeded", 400),
    in_trouble=Refused("ServiceUnavailable", "Service Unavailable", 503),
    unknown_action=Refused("InvalidAction", None, 400),
    not_understood=Refused("ValidationError", None, 400),
)

JSON = Words(
    wire=Wire.JSON,
    skew=timedelta(minutes=5),
    unsigned=Refused("MissingAuthenticationTokenException", "Missing Authentication Token", 400),
    malformed=Refused("IncompleteSignatureException", None, 400),
    key_unknown=Refused("UnrecognizedClientException", _UNKNOWN_TOKEN, 400),
    secret_rejected=Refused("InvalidSignatureException", _WRONG_SECRET, 400),
    token_invalid=Refused("UnrecognizedClientException", _UNKNOWN_TOKEN, 400),
    token_expired=Refused(
        "ExpiredTokenException", "The security token included in the request is expired", 400
    ),
    denied=Refused("AccessDeniedException", None, 400),
    throttled=Refused(
        "ThrottlingException", "Slow down; sudden increase in rate of requests.", 400
    ),
    in_trouble=Refused("InternalServerError", "Internal server error", 500),
    unknown_action=Refused("UnknownOperationException", None, 404),
    not_understood=Refused("ValidationException", None, 400),
)

S3 = Words(
    wire=Wire.S3,
    skew=timedelta(minutes=15),
    unsigned=Refused("AccessDenied", "Access Denied", 403),
    malformed=Refused("AuthorizationHeaderMalformed", None, 400),
    key_unknown=Refused(
        "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.",
        403,
    ),
    secret_rejected=Refused(
        "SignatureDoesNotMatch",
        _WRONG_SIGNATURE + "Check your key and signing method.",
        403,
    ),
    token_invalid=Refused(
        "InvalidToken", "The provided token is malformed or otherwise invalid.", 400
    ),
    token_expired=Refused("ExpiredToken", "The provided token has expired.", 400),
    denied=Refused("AccessDenied", None, 403),
    throttled=Refused("SlowDown", "Please reduce your request rate.", 503),
    in_trouble=Refused("InternalError", "We encountered an internal error. Please try again.", 500),
    unknown_action=Refused("NotImplemented", None, 501),
    not_understood=Refused("InvalidRequest", None, 400),
)


def clock_refusal(words: Words, signed: datetime, now: datetime) -> Refused | None:
    """The refusal of a request signed at `signed` when it is `now`, or None within bounds.

    The sentence with its three times is as seen in aws-cli issue 6676.
    """
    if abs(now - signed) <= words.skew:
        return None
    if words.wire is Wire.S3:
        return _too_skewed(words, signed, now)
    minutes = int(words.skew.total_seconds() // 60)
    if signed < now:
        limit = now - words.skew
        tail = f"is now earlier than {_stamp(limit)} ({_stamp(now)} - {minutes} min.)"
        message = f"Signature expired: {_stamp(signed)} {tail}"
    else:
        limit = now + words.skew
        tail = f"is still later than {_stamp(limit)} ({_stamp(now)} + {minutes} min.)"
        message = f"Signature not yet current: {_stamp(signed)} {tail}"
    return Refused(words.secret_rejected.code, message, words.secret_rejected.status)


def _too_skewed(words: Words, signed: datetime, now: datetime) -> Refused:
    return Refused(
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.",
        403,
        (
            ("RequestTime", _stamp(signed)),
            ("ServerTime", now.strftime("%Y-%m-%dT%H:%M:%SZ")),
            ("MaxAllowedSkewMilliseconds", str(int(words.skew.total_seconds() * 1000))),
        ),
    )


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%SZ")
