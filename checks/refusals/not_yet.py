"""A grant or a key so new that not all of AWS knows it yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import SPREADING
from checks.principal import principal_of
from checks.refusals.evidence import action_of, evidence_of, identity_of
from checks.sources.aws.ask import Answer, Keys
from checks.sources.aws.refusal import Refusal

STILL_SPREADING = Message(
    code="permissions.still-spreading",
    severity=Severity.UNKNOWN,
    summary="AWS refused {action}, but the key or the policy is new: not all of AWS may know it yet.",
    why="A change in IAM takes some seconds until all of AWS knows it, now and then a minute.",
    recognised="This session attached the policy or made the key, or IAM shows that it is less than"
    " a minute old.",
    raw=("An error occurred (AccessDeniedException) when calling the DetectFaces operation",),
    steps=("Wait a minute and run rekwiz again.",),
    links=(SPREADING,),
    explains=(
        "permissions.rekognition-denied",
        "permissions.s3-denied",
        "credentials.key-unknown",
    ),
    explains_as_remark=True,
)

MESSAGES = (STILL_SPREADING,)
PATIENCE = timedelta(minutes=1)


def still_spreading(refusal: Refusal, context: Context) -> Finding | None:
    """The refusal as a passing one, where something is younger than a minute."""
    for name, moment, source in _moments(refusal, context):
        if timedelta() <= context.now() - moment < PATIENCE:
            seen = Evidence(name, moment.isoformat(timespec="seconds"), source)
            return STILL_SPREADING.finding(
                *evidence_of(refusal), seen, facts={"action": action_of(refusal)}
            )
    return None


def _moments(refusal: Refusal, context: Context) -> Iterator[tuple[str, datetime, str]]:
    """What was granted or made, when, and who says so: this session, IAM where it may be asked."""
    if context.granted:
        yield "granted", context.granted, "rekwiz"
    who = principal_of(identity_of(refusal, context))
    if who.kind != "user":
        return  # the caller is not known, or has no key that IAM would date
    match context.aws.ask("iam", "GetUser", UserName=who.name):  # as for the policies: asked once
        case Answer(value={"User": {"CreateDate": made}}):
            yield "user made", made, "IAM"
    match context.aws.ask("iam", "ListAccessKeys"):
        case Answer(value={"AccessKeyMetadata": keys}):
            own = context.aws.keys()
            own_id = own.access_key_id if isinstance(own, Keys) else None
            mine = [key for key in keys if key["AccessKeyId"] == own_id]
            yield from (("key made", key["CreateDate"], "IAM") for key in mine)
