"""botocore's many exceptions, sorted into a few named refusals: what a check sees in their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

from checks.masking import masked


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
    secrets masked; `inner` the name and text of the exception beneath; `date` the server's clock.
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

    @property
    def reached_aws(self) -> bool:
        return self.kind is Kind.AWS and self.request_id is not None


def refusal_of(error: Exception, operation: str, *secrets: str, took: float = 0.0) -> Refusal:
    """The refusal that an exception stands for; anything that botocore does not raise is raised on.

    `operation` is the question in AWS's words (`sts:GetCallerIdentity`), `secrets` what must not
    be repeated from its text, `took` the seconds that it took.
    """
    from botocore.exceptions import ClientError

    if isinstance(error, ClientError):
        asked = operation if operation.endswith(error.operation_name) else error.operation_name
        return _from_aws(error.response, asked, secrets, took)
    kind = kind_of(error)
    if kind is None:
        raise error
    inner = getattr(error, "kwargs", {}).get("error")
    return Refusal(
        kind=kind,
        code=type(error).__name__,
        words=masked(str(error), *secrets),
        operation=operation,
        inner=masked(f"{type(inner).__name__}: {inner}", *secrets) if inner else "",
        took=took,
    )


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
    return next((kind for kind, classes in kinds if isinstance(error, classes)), None)


def _from_aws(
    response: dict[str, Any], operation: str, secrets: tuple[str, ...], took: float
) -> Refusal:
    about, answer = response.get("Error", {}), response.get("ResponseMetadata", {})
    code = str(about.get("Code") or "")
    status = answer.get("HTTPStatusCode")
    return Refusal(
        kind=Kind.STRANGE if code.isdigit() or not code else Kind.AWS,
        code=code or str(status),
        words=masked(str(about.get("Message") or ""), *secrets),
        operation=operation,
        status=status,
        request_id=answer.get("RequestId") or None,
        date=date_of(answer),
        took=took,
    )


def date_of(metadata: dict[str, Any]) -> datetime | None:
    """The server's clock, from the Date header of an answer (RFC 9110, section 6.6.1)."""
    stated = metadata.get("HTTPHeaders", {}).get("date")
    try:
        return parsedate_to_datetime(stated) if stated else None
    except ValueError:
        return None
