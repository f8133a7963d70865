"""Everything is denied because no MFA code was given."""

from __future__ import annotations

from msgspec.structs import replace

from checks.console_links import USERS
from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import ACCESS_DENIED, MFA
from checks.principal import Principal, principal_of
from checks.refusals.evidence import action_of, evidence_of, identity_of
from checks.sources.aws.ask import Answer, Keys
from checks.sources.aws.refusal import Refusal

MFA_REQUIRED = Message(
    code="permissions.mfa-required",
    severity=Severity.FAIL,
    summary="{identity} may do next to nothing without an MFA code.",
    why="A policy of the account denies all but a few calls until the session was opened with the"
    " code of an MFA device.",
    recognised="Rekognition, S3 and iam:ListAccountAliases are denied explicitly, no session token is"
    " in use, and IAM still answers which MFA devices there are.",
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

MFA_CODE_REFUSED = Message(
    code="credentials.mfa-code-refused",
    severity=Severity.FAIL,
    summary="AWS did not accept the code of the MFA device.",
    why="Each code works once and for half a minute. A device of another user, or a clock that is"
    " wrong on this computer or on the phone, has the same effect.",
    recognised="STS refused AssumeRole or GetSessionToken and speaks of MultiFactorAuthentication.",
    raw=(
        "MultiFactorAuthentication failed with invalid MFA one time pass code.",
        "MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA"
        " serial number is valid and associated with this user.",
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
    ),
    steps=(
        "Wait for the next code and type that one.",
        "Compare mfa_serial in ~/.aws/config with the device's ARN in the IAM console: your user,"
        " tab Security credentials.",
        "Let the phone and this computer set their clocks automatically.",
    ),
    links=(USERS, "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_sync.html"),
    explains=("identity.role-refused",),
)

ELSEWHERE = ("iam", "ListAccountAliases")
"""A question that has nothing to do with what was refused, and that nobody denies by name."""
REGISTER = Phrase(
    "Register an MFA device first: IAM console, your user, tab Security credentials, “Assign MFA"
    " device”. Then take its code:"
)
MESSAGES = (MFA_REQUIRED,)
OF_A_CODE = (MFA_CODE_REFUSED,)


def mfa_required(refusal: Refusal, context: Context) -> Finding | None:
    """The explicit deny of Rekognition as one of everything but IAM's questions about MFA."""
    keys = context.aws.keys()
    if refusal.service != "rekognition" or (isinstance(keys, Keys) and keys.token):
        return None
    devices = context.aws.ask("iam", "ListMFADevices")
    if not isinstance(devices, Answer) or not _all_else_is_denied(context):
        return None
    identity = identity_of(refusal, context)
    serials = [device["SerialNumber"] for device in devices.value.get("MFADevices", [])]
    facts = {
        "identity": identity,
        "device": serials[0] if serials else _device_of(principal_of(identity)),
        "action": action_of(refusal),
    }
    seen = Evidence("MFA devices", ", ".join(serials) or "0", "iam:ListMFADevices")
    remedy = None if serials else _once_there_is_a_device(facts)
    return MFA_REQUIRED.finding(*evidence_of(refusal), seen, remedy=remedy, facts=facts)


def _device_of(who: Principal) -> str:
    """What the ARN of a virtual device looks like (IAM API, VirtualMFADevice, SerialNumber)."""
    return f"arn:{who.partition}:iam::{who.account or 'ACCOUNT'}:mfa/DEVICE"


def _all_else_is_denied(context: Context) -> bool:
    return all(
        isinstance(answer, Refusal) and "explicit deny" in answer.words.lower()
        for answer in (context.aws.ask("s3", "ListBuckets"), context.aws.ask(*ELSEWHERE))
    )


def _once_there_is_a_device(facts: dict[str, str]) -> Remedy:
    usual = MFA_REQUIRED.finding(facts=facts).remedy
    return replace(usual, steps=(REGISTER, *usual.steps))
