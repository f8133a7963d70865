"""A success that is none of AWS's: botocore takes a web page for an empty answer."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import DETECT_FACES_API, TROUBLESHOOTING
from checks.sources.aws.ask import Answer

UNRECOGNISABLE = Message(
    code="detection.answer-unrecognisable",
    severity=Severity.FAIL,
    summary="{action} succeeded, but the answer is not one of AWS's: {missing} is missing.",
    why="botocore takes a web page or an empty answer with status 200 for a success without"
    " content. A program then reports no faces, or stops with KeyError: 'FaceDetails'.",
    recognised="The answer lacks the operation's own key, or AWS's request id.",
    raw=("KeyError: 'FaceDetails'",),
    steps=(
        "Look at what the check of the network says: a sign-in page, a proxy, an endpoint.",
        "Open a browser and sign in to the network if it asks.",
        "Run rekwiz again.",
    ),
    links=(
        DETECT_FACES_API,
        TROUBLESHOOTING,
    ),
)

KEYS = {"rekognition:DetectFaces": "FaceDetails", "sts:GetCallerIdentity": "Arn"}


def is_rekognitions(answer: Answer) -> bool:
    return "FaceDetails" in answer.value and answer.request_id is not None


def unrecognisable(answer: Answer, context: Context) -> Iterator[Finding]:
    """The finding for a success that AWS did not send."""
    key = KEYS.get(answer.operation, "RequestId")
    missing = "x-amzn-requestid" if key in answer.value else key
    seen = Evidence("keys", ", ".join(answer.value), answer.operation)
    yield UNRECOGNISABLE.finding(seen, facts={"action": answer.operation, "missing": missing})
