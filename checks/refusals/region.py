"""The Region is the reason: not switched on, of another partition, or not the one signed for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checks.context import Context
from checks.deadline import side_by_side
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import ENABLING_REGIONS, ENDPOINTS, PARTITIONS, REKOGNITION_REGIONS
from checks.profile import resolved_region
from checks.refusals.evidence import action_of, evidence_of
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Kind, Refusal

NOT_ENABLED = Message(
    code="region.not-enabled",
    severity=Severity.FAIL,
    summary="The account has not switched on the Region {region}.",
    why="Regions opened after March 2019 are off until an account switches them on. AWS then says"
    " that it does not know the key.",
    recognised="The key is refused in this Region, and STS in us-east-1 accepts it.",
    raw=(
        "The security token included in the request is invalid",
        "AWS was not able to validate the provided access credentials",
        "STS is not activated in the requested region for the account",
        "An error occurred (RegionDisabledException) when calling the … operation",
    ),
    steps=(
        "Choose a Region that is on for every account, such as us-east-1.",
        "Or switch this one on, in the console under Account, AWS Regions: it takes minutes.",
    ),
    commands=("aws configure set region us-east-1",),
    links=(ENABLING_REGIONS, REKOGNITION_REGIONS),
    fix=Fix.SET_REGION,
    explains=("credentials.key-unknown",),
)

OTHER_PARTITION = Message(
    code="region.other-partition",
    severity=Severity.FAIL,
    summary="The key belongs to another partition of AWS than the Region {region}: it is accepted"
    " in {accepted}.",
    why="AWS in China, AWS GovCloud (US) and the commercial Regions are separate. A key of one is"
    " not known to the others.",
    recognised="The key is refused here, and STS of another partition accepts it.",
    raw=("The security token included in the request is invalid",),
    steps=("Choose a Region of the key's own partition.",),
    commands=("aws configure set region {accepted}",),
    links=(PARTITIONS, REKOGNITION_REGIONS),
    explains=("credentials.key-unknown",),
)

SCOPE_MISMATCH = Message(
    code="region.scope-mismatch",
    severity=Severity.FAIL,
    summary="The request was signed for the Region {region}, and another Region answered.",
    why="The Region is a part of the signature. An endpoint of one's own, or a Region in capital"
    " letters, takes the two apart.",
    recognised="AWS's words: the credential should be scoped to a valid Region.",
    raw=("Credential should be scoped to a valid region, not '…'",),
    steps=(
        "Write the Region in small letters, as us-east-1.",
        "Take endpoint_url and AWS_ENDPOINT_URL away, or let Region and address name the same.",
    ),
    commands=("unset AWS_ENDPOINT_URL",),
    links=(ENDPOINTS,),
    explains=("credentials.secret-rejected",),
)

OPERATION_NOT_OFFERED = Message(
    code="region.operation-not-offered",
    severity=Severity.FAIL,
    summary="Amazon Rekognition in {region} does not offer {action}.",
    why="Some Regions have only a part of Rekognition's operations. The refusal there looks like a"
    " missing permission, to an administrator too.",
    recognised="The call is refused here without a reason, and us-east-1 accepts the same call; or the"
    " operation was required, and AWS's list of Regions for it lacks this one.",
    raw=(
        "You are not authorized to call this API in this region",
        "An error occurred (AccessDeniedException) when calling the DetectFaces operation:",
    ),
    steps=("Choose another Region, such as us-east-1.",),
    commands=("aws configure set region us-east-1",),
    links=(REKOGNITION_REGIONS,),
    fix=Fix.SET_REGION,
    explains=("permissions.denied-without-reason",),
)

MESSAGES = (NOT_ENABLED, OTHER_PARTITION, SCOPE_MISMATCH)
COMMERCIAL = "us-east-1"
OTHERS = ("us-gov-west-1", "cn-north-1")
"""One Region of each other partition in which anybody may hold an account."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """STS's own word for a Region that is off (botocore, STS's model: RegionDisabledException)."""
    if refusal.kind is Kind.AWS and refusal.code.startswith("RegionDisabled"):
        yield NOT_ENABLED.finding(
            *evidence_of(refusal), facts={"region": resolved_region(context) or "?"}
        )


def elsewhere(refusal: Refusal, context: Context) -> Finding | None:
    """Where a key that is refused here is accepted; None where it is unknown everywhere."""
    region = resolved_region(context) or COMMERCIAL
    if not region.startswith(("us-gov-", "cn-")):
        if region != COMMERCIAL and _accepted(context, COMMERCIAL):
            seen = Evidence("accepted in", COMMERCIAL, "sts:GetCallerIdentity")
            return NOT_ENABLED.finding(*evidence_of(refusal), seen, facts={"region": region})
        return _in(OTHERS, refusal, context, region)
    return _in((COMMERCIAL,), refusal, context, region)


def _in(
    regions: tuple[str, ...], refusal: Refusal, context: Context, region: str
) -> Finding | None:
    questions = [partial(_accepted, context, other) for other in regions]
    answers = side_by_side(questions, at_once=len(regions), name="sts")
    accepted = next((other for other, yes in zip(regions, answers, strict=True) if yes), None)
    if accepted is None:
        return None
    seen = Evidence("accepted in", accepted, "sts:GetCallerIdentity")
    return OTHER_PARTITION.finding(
        *evidence_of(refusal), seen, facts={"region": region, "accepted": accepted}
    )


def _accepted(context: Context, region: str) -> bool:
    return isinstance(context.aws.ask("sts", "GetCallerIdentity", region=region), Answer)


def not_offered_here(refusal: Refusal, context: Context) -> Finding | None:
    """Whether us-east-1 allows the same DetectFaces that this Region refuses."""
    region = resolved_region(context) or COMMERCIAL
    if region == COMMERCIAL or refusal.operation != "rekognition:DetectFaces":
        return None
    if not isinstance(context.detect_faces(COMMERCIAL), Answer):
        return None
    seen = Evidence("accepted in", COMMERCIAL, refusal.operation)
    return OPERATION_NOT_OFFERED.finding(
        *evidence_of(refusal), seen, facts={"region": region, "action": action_of(refusal)}
    )
