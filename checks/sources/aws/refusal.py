"""botocore's many exceptions, sorted into a few named refusals that a check sees instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checks.masking import masked
from checks.secrets.heard import counted
from checks.trail import Step

if TYPE_CHECKING:
    from botocore.exceptions import _ClientErrorResponseTypeDef


OF_BOTOCORE = re.compile(
    r"Unsupported version '(?:\d+|<Version key not provided>)' for credential process provider,"
    r" supported versions: 1|Missing required key in response: '(?:AccessKeyId|SecretAccessKey)'"
)
"""Its own sentences about a credential_process (botocore/credentials.py, ProcessProvider)."""


LONGEST_NAME = 128
"""In characters. AWS's longest code has 61 (botocore's models); S3's request ids have up to 76."""


class Kind(StrEnum):
    """Who said no."""

    SETTINGS = "settings"
    """botocore could not use what the files, the environment or a flag say; nothing was sent."""
    CREDENTIALS = "credentials"
    """botocore found no credentials that it could sign with; nothing was sent."""
    CONNECTION = "connection"
    """No answer came: names, sockets, TLS, proxies, time-outs."""
    AWS = "aws"
    """AWS answered with a no, and `code` is AWS's."""
    STRANGE = "strange"
    """Something answered that is not AWS."""


@dataclass(frozen=True)
class Refusal:
    """A question that got no useful answer.

    `code` is AWS's error code, or else the name of botocore's exception; `words` is its text with
    secrets masked; `inner` the name and text of the exception beneath; `date` the server's clock;
    `is_page` whether a page of HTML came; `bucket_region` where S3 says that the bucket lies.
    """

    kind: Kind
    code: str
    words: str
    operation: str
    inner: str = ""
    status: int | None = None
    request_id: str | None = None
    date: datetime | None = None
    took: float = 0.0
    is_page: bool = False
    bucket_region: str | None = None
    step: Step | None = field(default=None, compare=False, repr=False)

    @property
    def service(self) -> str:
        """The service that was asked: `sts`; botocore names its own questions without one."""
        return self.operation.partition(":")[0] if ":" in self.operation else "sts"

    @property
    def went_out(self) -> bool:
        """Whether somebody was asked: botocore had come as far as a request."""
        return self.kind in (Kind.AWS, Kind.CONNECTION, Kind.STRANGE)

    @property
    def reached_aws(self) -> bool:
        return self.kind is Kind.AWS and self.request_id is not None

    @property
    def changed_nothing(self) -> bool:
        """Whether AWS said no; after its own error, or a broken connection, nobody knows."""
        return self.kind is Kind.AWS and self.status is not None and self.status < 500


@dataclass(frozen=True)
class Overheard:
    """The last answer as it came over the wire, before botocore made anything of it."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def is_page(self) -> bool:
        start = self.body[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return start.startswith((b"<html", b"<!doctype", b"<head", b"<body"))


def refusal_of(
    error: Exception,
    operation: str,
    *secrets: str,
    took: float = 0.0,
    overheard: Overheard | None = None,
) -> Refusal:
    """The refusal that an exception stands for; what comes from rekwiz's own code is raised on.

    `operation` is the question in AWS's words (`sts:GetCallerIdentity`), `secrets` what must not
    be repeated from its text, `took` the seconds that it took, `overheard` what came over the wire.
    """
    from botocore.exceptions import ClientError

    if isinstance(error, ClientError):
        asked = operation if operation.endswith(error.operation_name) else error.operation_name
        refusal = _from_aws(error.response, asked, secrets, took)
        return replace(refusal, is_page=overheard.is_page) if overheard else refusal
    if overheard and 300 <= overheard.status < 400:  # botocore stumbles over S3's redirects
        return _from_somebody(overheard, operation, took)
    kind = kind_of(error)
    if kind is None:
        raise error
    if kind is Kind.STRANGE and overheard:
        return _from_somebody(overheard, operation, took)
    inner = getattr(error, "kwargs", {}).get("error")
    return Refusal(
        kind=kind,
        code=type(error).__name__,
        words=_without_strange_words(masked(str(error), *secrets)),
        operation=operation,
        inner=masked(_inner_words(inner), *secrets) if inner else "",
        took=took,
    )


_BEFORE_STRANGE = re.compile(r"(?:custom-process|from container metadata): ")
# configparser repeats the lines that it could not read: the half of a secret, as a rule
_LINE_OF_A_FILE = re.compile(r"(\[line\s+\d+\]|\bline: \d+)(?:: (?!option |section )|\n).*")
_OF_A_PROXY = re.compile(r"(?<=Tunnel connection failed: )(\d{3})([^'\")]*)")


def _without_strange_words(words: str) -> str:
    """botocore repeats all that a credential_process wrote, or whoever answers for a container: nobody
    knows what that is, but how much."""
    mark = _BEFORE_STRANGE.search(words)
    if not mark or OF_BOTOCORE.fullmatch(words[mark.end() :]):
        return words
    return words[: mark.end()] + counted(len(words[mark.end() :].splitlines()))


def _of_the_standard(found: re.Match[str]) -> str:
    """A proxy's refusal, without words that are its own."""
    from http import HTTPStatus

    known = {str(each.value): each.phrase for each in HTTPStatus}
    said, phrase = found[2].strip(), known.get(found[1], "")
    return found.group() if said.casefold() in ("", phrase.casefold()) else found[1]


def _inner_words(error: object) -> str:
    """The name and the text of the exception beneath, without the places of things in memory."""
    words = re.sub(r" at 0x[0-9a-f]+", "", f"{type(error).__name__}: {error}")
    words = _LINE_OF_A_FILE.sub(r"\1", words)
    return _OF_A_PROXY.sub(_of_the_standard, words)


def kind_of(error: Exception) -> Kind | None:
    """Which kind of no it is, by the exception's class; None for what is no refusal at all."""
    from botocore import exceptions
    from botocore.parsers import ResponseParserError

    kinds: tuple[tuple[Kind, tuple[type[Exception], ...]], ...] = (
        (Kind.CONNECTION, (exceptions.HTTPClientError, exceptions.ConnectionError)),
        (Kind.STRANGE, (ResponseParserError,)),
        (
            Kind.CREDENTIALS,
            (
                exceptions.NoCredentialsError,
                exceptions.NoAuthTokenError,
                exceptions.TokenRetrievalError,
                exceptions.PartialCredentialsError,
                exceptions.CredentialRetrievalError,
                exceptions.MetadataRetrievalError,
                exceptions.InvalidConfigError,
                exceptions.UnknownCredentialError,
                exceptions.RefreshWithMFAUnsupportedError,
                exceptions.MissingDependencyException,
                exceptions.SSOError,
                exceptions.LoginError,
                OSError,  # credential_process: the program itself could not be started
                RuntimeError,  # botocore's word for credentials that came expired
            ),
        ),
        (Kind.SETTINGS, (exceptions.BotoCoreError, ValueError)),
    )
    if _stumbled_in_parsing(error):
        return Kind.STRANGE
    found = next((kind for kind, classes in kinds if isinstance(error, classes)), None)
    return found or (Kind.SETTINGS if _came_out_of_botocore(error) else None)


def _came_out_of_botocore(error: Exception) -> bool:
    """Whether botocore stumbled over what it was given: it takes settings, cached sign-ins and data
    apart without looking, and then ends with Python's own exceptions."""
    return _innermost(error).partition(".")[0] in ("botocore", "boto3", "s3transfer", "json")


def is_of_the_way(name: str) -> bool:
    """Whether an exception of this name is about the way to AWS or AWS's answer, not about settings."""
    from botocore import exceptions

    found = vars(exceptions).get(name)
    of_the_way = (exceptions.HTTPClientError, exceptions.ConnectionError, exceptions.ClientError)
    return isinstance(found, type) and issubclass(found, of_the_way)


def _stumbled_in_parsing(error: Exception) -> bool:
    """Whether botocore's parser fell over an answer: over well-formed HTML by a KeyError."""
    return _innermost(error) == "botocore.parsers"


def _innermost(error: Exception) -> str:
    """The name of the module in which it was raised."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    return str(place.tb_frame.f_globals.get("__name__", "")) if place else ""


def _from_somebody(overheard: Overheard, operation: str, took: float) -> Refusal:
    """The refusal that an answer in nobody's format is; its text is not repeated."""
    return Refusal(
        kind=Kind.STRANGE,
        code=str(overheard.status),
        words="",
        operation=operation,
        status=overheard.status,
        date=date_of({"HTTPHeaders": {k.lower(): v for k, v in overheard.headers.items()}}),
        took=took,
        is_page=overheard.is_page,
    )


def _from_aws(
    response: _ClientErrorResponseTypeDef, operation: str, secrets: tuple[str, ...], took: float
) -> Refusal:
    about, answer = response.get("Error", {}), response.get("ResponseMetadata", {})
    code = _in_brief(str(about.get("Code") or ""))
    status = answer.get("HTTPStatusCode")
    return Refusal(
        kind=Kind.STRANGE if code.isdigit() or not code else Kind.AWS,
        code=code or str(status),
        words=masked(str(about.get("Message") or ""), *secrets),
        operation=operation,
        status=status,
        request_id=_in_brief(answer.get("RequestId") or "") or None,
        date=date_of(answer),
        took=took,
        bucket_region=answer.get("HTTPHeaders", {}).get("x-amz-bucket-region"),
    )


def _in_brief(name: str) -> str:
    """A code or an id of AWS's: what goes on for longer is none, and its beginning tells enough."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def date_of(metadata: Mapping[str, Any]) -> datetime | None:
    """The server's clock, from the Date header of an answer (RFC 9110, section 6.6.1)."""
    return http_date(metadata.get("HTTPHeaders", {}).get("date"))


def http_date(stated: str | None) -> datetime | None:
    """The moment that a Date header names; without a zone it is UTC, as HTTP's dates all are."""
    try:
        date = parsedate_to_datetime(stated) if stated else None
    except (ValueError, OverflowError):
        return None
    return date.replace(tzinfo=UTC) if date and date.tzinfo is None else date
