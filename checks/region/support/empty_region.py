"""A Region that is set to nothing: what two checks may find."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import REGIONS, VARIABLES
from checks.profile import Stated
from checks.sources.local.shells import unset_remedy

EMPTY = Message(
    code="region.empty",
    severity=Severity.FAIL,
    summary="The Region is set to nothing in {source}.",
    why="An empty value counts as set: nothing else is looked at, and the address that is built"
    " from"
    " it has two dots in a row. AWS_REGION is read by AWS CLI 2 alone; there this is a warning.",
    recognised="The Region that botocore, or AWS CLI 2, resolves is an empty text.",
    steps=("Delete the empty line from {source}, or write a Region such as us-east-1 to it.",),
    raw=("Invalid endpoint: https://rekognition..amazonaws.com",),
    links=(REGIONS, VARIABLES),
    fix=Fix.REMOVE_EMPTY_SETTINGS,
    explains=("network.not-asked",),
)


def empty(there: Stated, context: Context, severity: Severity | None = None) -> Finding:
    """The finding for a Region that is empty where it is stated."""
    remedy = None
    if there.source.startswith("AWS_"):
        remedy = unset_remedy([there.source], context.platform, *EMPTY.links)
    return EMPTY.finding(
        Evidence("region", "''", there.source),
        severity=severity,
        location=there.location,
        remedy=remedy,
        facts={"source": there.source},
    )
