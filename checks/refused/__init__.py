"""What a refusal means, by AWS or by whatever stands on the way there: one kind a file.

Each file has its messages and `findings(refusal, context)`, which gives nothing for a refusal that
is not of its kind. A check that asks AWS lists `MESSAGES` (or fewer, see below) and yields
`findings_of(refusal, context)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.context import Context
from checks.model import Finding
from checks.refused import (
    clock,
    connection,
    denials,
    ipv6,
    keys,
    mfa,
    otherwise,
    permission,
    photo,
    proxy,
    region,
    service,
    spreading,
    strange,
    tls,
    tls_messages,
    variant,
)
from checks.sources.refusal import Refusal

ANY_QUESTION = (
    *connection.MESSAGES,
    *variant.MESSAGES,
    *ipv6.MESSAGES,
    *proxy.MESSAGES,
    *tls_messages.MESSAGES,
    *strange.MESSAGES,
    *clock.MESSAGES,
    *service.MESSAGES,
    *keys.MESSAGES,
    *region.MESSAGES,
    *spreading.MESSAGES,
    *otherwise.MESSAGES,
    denials.BY_ENDPOINT_POLICY,
)
"""What even a question that needs no permission can meet, such as sts:GetCallerIdentity."""

MESSAGES = (*ANY_QUESTION, *denials.MESSAGES, *mfa.MESSAGES, region.OPERATION_NOT_OFFERED)
"""What a question that needs a permission can meet."""

READERS: tuple[Callable[[Refusal, Context], Iterator[Finding]], ...] = (
    proxy.findings,
    tls.findings,
    variant.findings,
    ipv6.findings,
    connection.findings,
    strange.findings,
    clock.findings,
    region.findings,
    keys.findings,
    service.findings,
    photo.findings,
    permission.findings,
    otherwise.findings,
)
"""In the order in which they must look; the last one knows everything that is left."""


def findings_of(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What the refusal means: at least one finding, the one that it comes down to first."""
    for findings in READERS:
        if found := tuple(findings(refusal, context)):
            yield from found
            return
