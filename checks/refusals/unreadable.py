"""Something answered that is not AWS: a sign-in page, a filter, a broken gateway."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Fact, Finding, Message, Severity
from checks.pages import TROUBLESHOOTING
from checks.refusals.evidence import evidence_of, host_of
from checks.refusals.service import AWS_IN_TROUBLE
from checks.sources.aws.refusal import Kind, Refusal

SIGN_IN_PAGE = Message(
    code="network.sign-in-page",
    severity=Severity.FAIL,
    summary="Something else answered in place of {host}, as the sign-in page of a network does.",
    why="Hotels, cafés and campuses let nothing through until you have signed in, and answer every"
    " request with their own page.",
    recognised="The answer (HTTP {status}) was a page, a redirect or nothing that AWS says, without an AWS"
    " request id.",
    raw=(
        "Unable to parse response (…), invalid XML received. Further retries may succeed:",
        "An error occurred (302) when calling the …",
        "KeyError: 'FaceDetails'",
    ),
    steps=(
        "Open a browser, go to http://neverssl.com, and sign in to the network.",
        "Run rekwiz again.",
    ),
    links=(TROUBLESHOOTING,),
    explains=("detection.answer-unrecognisable", "network.certificate-of-another-server"),
)

BLOCKED_BY_FILTER = Message(
    code="network.blocked-by-filter",
    severity=Severity.FAIL,
    summary="A web filter answered in place of {host} and blocked the request.",
    why="A refusal of AWS's own names its reason by a code. This one is a bare 403, as the filters"
    " of companies, schools and security programs give it.",
    recognised="HTTP 403 with a page in place of AWS's error, and without an AWS request id.",
    raw=("An error occurred (403) when calling the … operation: <html>",),
    steps=(
        "Try another network, such as a phone's hotspot.",
        "Have the hosts of sts, iam, rekognition and s3 under amazonaws.com allowed in the filter.",
    ),
    links=(TROUBLESHOOTING,),
)

MESSAGES = (SIGN_IN_PAGE, BLOCKED_BY_FILTER)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Who it was that answered in nobody's format."""
    message = _message(refusal)
    if refusal.kind is Kind.STRANGE and message:
        facts: dict[str, Fact] = {
            "action": refusal.operation,
            "host": host_of(refusal, context),
            "status": refusal.status or 0,
        }
        yield message.finding(*evidence_of(refusal), facts=facts)


def _message(refusal: Refusal) -> Message | None:
    status = refusal.status or 0
    if status >= 500:
        return AWS_IN_TROUBLE
    if status in (401, 403, 451):
        return BLOCKED_BY_FILTER
    return SIGN_IN_PAGE if refusal.is_page or status < 400 else None
