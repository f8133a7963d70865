"""What a refusal means, by AWS or by whatever stands on the way there: one kind a file.

Each file has its messages and `findings(refusal, context)`, which gives nothing for a refusal that
is not of its kind. A check that asks AWS lists `messages_of(service)`, or `ANY_QUESTION` where no
permission is needed, and yields `findings_of(refusal, context)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.context import Context
from checks.model import Finding, Message
from checks.refusals import (
    by_words,
    clock,
    connection,
    denials,
    ipv6,
    keys,
    mfa,
    permission,
    photo,
    plan,
    proxy,
    region,
    roles,
    service,
    sign_in,
)
from checks.refusals import endpoint_variant as variant
from checks.refusals import not_yet as spreading
from checks.refusals import unknown as otherwise
from checks.refusals import unreadable as strange
from checks.refusals.organization import messages as organization
from checks.refusals.tls import messages as tls_messages
from checks.refusals.tls import reading as tls
from checks.sources.aws.refusal import Refusal

ANY_QUESTION = tuple(
    dict.fromkeys(
        (
            *connection.MESSAGES,
            *variant.MESSAGES,
            *ipv6.MESSAGES,
            *proxy.MESSAGES,
            *tls_messages.MESSAGES,
            *strange.MESSAGES,
            *clock.MESSAGES,
            *plan.MESSAGES,
            *service.MESSAGES,
            *roles.MESSAGES,
            *sign_in.MESSAGES,
            *keys.MESSAGES,
            *region.MESSAGES,
            *spreading.MESSAGES,
            *mfa.OF_A_CODE,
            *by_words.MESSAGES,
            *otherwise.MESSAGES,
        )
    )
)
"""What even a question that needs no permission can meet, such as sts:GetCallerIdentity."""

OF_SERVICE = {
    "rekognition": (
        denials.REKOGNITION_DENIED,
        denials.WITHOUT_REASON,
        region.OPERATION_NOT_OFFERED,
    ),
    "s3": (denials.S3_DENIED,),
}
"""The refusals of one service alone."""
WITH_PERMISSION = tuple(
    dict.fromkeys((*ANY_QUESTION, *denials.BY_LAYER, *organization.MESSAGES, *mfa.MESSAGES))
)
"""What a question that needs a permission can meet, whatever the service."""

READERS: tuple[Callable[[Refusal, Context], Iterator[Finding]], ...] = (
    proxy.findings,
    tls.findings,
    variant.findings,
    ipv6.findings,
    connection.findings,
    strange.findings,
    roles.findings,
    sign_in.findings,
    clock.findings,
    region.findings,
    keys.findings,
    plan.findings,
    service.findings,
    photo.findings,
    permission.findings,
    otherwise.findings,
)
"""In the order in which they must look; the last one knows everything that is left."""


def messages_of(service: str) -> tuple[Message, ...]:
    """What a question to this service that needs a permission can meet."""
    return (*WITH_PERMISSION, *OF_SERVICE[service])


def findings_of(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What the refusal means: at least one finding, the one that it comes down to first."""
    for findings in READERS:
        if found := tuple(findings(refusal, context)):
            yield from found
            return
