"""Everything is denied because no MFA code was given."""

from __future__ import annotations

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.refused.pages import ACCESS_DENIED, MFA
from checks.refused.seen import action_of, caller_of, evidence_of
from checks.sources.aws import Answer
from checks.sources.refusal import Refusal

MFA_REQUIRED = Message(
    code="permissions.mfa-required",
    severity=Severity.FAIL,
    summary="{identity} may do next to nothing without an MFA code.",
    why="A policy of the account denies all but a few calls until the session was opened with the"
    " code of an MFA device.",
    recognised="Rekognition and S3 are denied explicitly, no session token is in use, and IAM still"
    " answers which MFA devices there are.",
    raw=("with an explicit deny in an identity-based policy",),
    steps=(
        "Run the command below with the six digits that your MFA device shows now.",
        "Put the three values of its answer into a profile: ID, secret and session token.",
        "They last twelve hours; then do it again.",
    ),
    commands=("aws sts get-session-token --serial-number {device} --token-code 123456",),
    links=(MFA, ACCESS_DENIED),
    explains=("permissions.denied-explicitly", "permissions.s3-denied"),
)

MESSAGES = (MFA_REQUIRED,)


def mfa_required(refusal: Refusal, context: Context) -> Finding | None:
    """The explicit deny of Rekognition as one of everything, where it is."""
    keys = context.aws.known_keys()
    if refusal.service != "rekognition" or (keys and keys.token):
        return None
    devices = context.aws.ask("iam", "ListMFADevices")
    if not isinstance(devices, Answer) or not _storage_is_denied_too(context):
        return None
    serials = [device["SerialNumber"] for device in devices.value.get("MFADevices", [])]
    device = serials[0] if serials else "arn:aws:iam::ACCOUNT:mfa/DEVICE"
    seen = Evidence("MFA devices", ", ".join(serials) or "0", "iam:ListMFADevices")
    return MFA_REQUIRED.finding(
        *evidence_of(refusal),
        seen,
        identity=caller_of(context),
        device=device,
        action=action_of(refusal),
    )


def _storage_is_denied_too(context: Context) -> bool:
    answer = context.aws.ask("s3", "ListBuckets")
    return isinstance(answer, Refusal) and "explicit deny" in answer.words.lower()
