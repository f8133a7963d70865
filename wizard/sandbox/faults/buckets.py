"""Faults of photos in a bucket: who may not read, not decrypt, not come without paying."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.faults.fault import Fault, spare_the_administrator
from wizard.sandbox.permission import IDENTITY, Decision, denied
from wizard.sandbox.policies import Verdict
from wizard.sandbox.world import SignedCall, World

_OF_OBJECTS = frozenset({"s3:GetObject", "s3:ListBucket"})
_SAYS_NOTHING = Refused("AccessDenied", "Access Denied", 403)
_KEY = "arn:aws:kms:us-east-1:{account}:key/11112222-3333-4444-5555-666677778888"


def _deny(*actions: str) -> Callable[[World], None]:
    """Nothing allows these actions to anybody but the administrator."""

    def hook(call: SignedCall) -> None:
        if call.action in actions:
            clause = Decision(Verdict.IMPLICIT_DENY, IDENTITY).clause(call.action)
            raise denied(call, clause, f'"{call.resource}"')

    return lambda world: world.on_authorization.append(spare_the_administrator(hook))


def _under_a_key(world: World) -> None:
    """Photos are encrypted with a key of KMS that ming may not use: S3 passes KMS's sentence on."""
    key = _KEY.format(account=world.account)

    def hook(call: SignedCall) -> None:
        if call.action == "s3:GetObject":
            asked = replace(call, action="kms:Decrypt")
            clause = Decision(Verdict.IMPLICIT_DENY, IDENTITY).clause("kms:Decrypt")
            raise denied(asked, clause, key)

    world.on_authorization.append(spare_the_administrator(hook))


def _for_money(world: World) -> None:
    """S3 says no more than Access Denied (S3 User Guide, "Using Requester Pays buckets")."""

    def hook(call: SignedCall) -> None:
        if call.action in _OF_OBJECTS and not call.pays:
            raise NotServed(_SAYS_NOTHING)

    world.on_authorization.append(spare_the_administrator(hook))


def _not_through_services(world: World) -> None:
    """As a bucket policy with aws:SourceVpce does: who comes through Rekognition is left outside."""

    def hook(call: SignedCall) -> None:
        if call.action == "s3:GetObject" and call.through:
            raise NotServed(_SAYS_NOTHING)

    world.on_authorization.append(hook)


FAULTS = (
    Fault(
        "permissions.bucket-denied",
        "no policy lets ming list or read the objects of a bucket",
        _deny("s3:ListBucket", "s3:GetObject"),
        {"list": _deny("s3:ListBucket"), "read": _deny("s3:GetObject")},
    ),
    Fault(
        "permissions.decryption-denied",
        "the photos are encrypted with a key of KMS that ming may not use",
        _under_a_key,
    ),
    Fault(
        "detection.bucket-requester-pays",
        "the buckets let in only who says that they pay for it",
        _for_money,
    ),
    Fault(
        "detection.bucket-photo-refused",
        "a bucket policy lets ming in, and not Rekognition in ming's name",
        _not_through_services,
    ),
)
