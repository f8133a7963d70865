"""Faults of permission: each layer of policies that can deny a call."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from wizard.sandbox.account import REKOGNITION_POLICY, S3_POLICY, USER
from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.boundaries import set_boundary
from wizard.sandbox.faults.fault import Fault, spare_the_administrator
from wizard.sandbox.permission import denied
from wizard.sandbox.policy_document import Document, Statement
from wizard.sandbox.principals import iam_of
from wizard.sandbox.sessions import issue
from wizard.sandbox.world import Holder, SignedCall, World

_ALLOWS_ALL: Statement = {"Effect": "Allow", "Action": "*", "Resource": "*"}
_READS_STORAGE: Statement = {
    "Effect": "Allow",
    "Action": ["s3:Get*", "s3:List*"],
    "Resource": "*",
}
_NO_REKOGNITION: Statement = {"Effect": "Deny", "Action": "rekognition:*", "Resource": "*"}
_SPREADING_SECONDS = 8


def _detach(policy: str) -> Callable[[World], None]:
    def detach(world: World) -> None:
        iam_of(world.account).detach_user_policy(policy, USER)

    return detach


def _refuse_in(layer_clause: str, service: str = "rekognition") -> Callable[[World], None]:
    """Refuses every call of a service with a clause for a layer that moto does not have."""

    def refuse(call: SignedCall) -> None:
        if call.service == service:
            raise denied(call, layer_clause.format(action=call.action))

    return lambda world: world.on_authorization.append(spare_the_administrator(refuse))


def _document(*statements: Statement) -> Document:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _put_policy(world: World, name: str, *statements: Statement) -> None:
    iam_of(world.account).put_user_policy(USER, name, json.dumps(_document(*statements)))


def _deny_explicitly(world: World) -> None:
    _put_policy(world, "NoRekognition", _NO_REKOGNITION)


def _bound(world: World) -> None:
    document = json.dumps(_document(_READS_STORAGE))
    policy = iam_of(world.account).create_policy("", "/", document, "StorageOnly", [])
    set_boundary(world, USER, policy.arn)


def _govern(world: World) -> None:
    """A service control policy allows what it does not name, as AWS's FullAWSAccess beside it does."""
    world.organization = _document(_ALLOWS_ALL, _NO_REKOGNITION)


def _limit_session(world: World) -> None:
    """A session of a role that may do all, narrowed to S3 by its session policy."""
    iam = iam_of(world.account)
    trust: Statement = {
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"AWS": world.account},
    }
    role = iam.create_role("practice", json.dumps(_document(trust)), "/", None, "", [], "3600")
    for policy in (REKOGNITION_POLICY, S3_POLICY):
        iam.attach_role_policy(policy, "practice")
    session = Holder(
        arn=f"arn:aws:sts::{world.account}:assumed-role/practice/{USER}",
        name="practice",
        identifier=f"{role.id}:{USER}",
        session_policy=_document(_READS_STORAGE),
    )
    world.issued = issue(world, session, timedelta(hours=1))


def _deny_silently(world: World) -> None:
    def refuse(call: SignedCall) -> None:
        if call.service == "rekognition":
            raise NotServed(call.words.denied)

    world.on_authorization.append(spare_the_administrator(refuse))


def _require_mfa(world: World) -> None:
    """AWS's sample policy of
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html"""
    own = "arn:aws:iam::*:user/${aws:username}"
    allowed: Statement = {"Effect": "Allow", "Action": "iam:ListMFADevices", "Resource": own}
    forbidden: Statement = {
        "Effect": "Deny",
        "NotAction": ["iam:ListMFADevices", "sts:GetSessionToken"],
        "Resource": "*",
        "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
    }
    _put_policy(world, "OnlyWithMFA", allowed, forbidden)
    serial = f"arn:aws:iam::{world.account}:mfa/{USER}"
    iam_of(world.account).enable_mfa_device(USER, serial, "123456", "654321")


def _quarantine(world: World) -> None:
    """The user may read IAM here, or nobody could see the quarantine."""
    for name in ("AWSCompromisedKeyQuarantineV3", "IAMReadOnlyAccess"):
        iam_of(world.account).attach_user_policy(f"arn:aws:iam::aws:policy/{name}", USER)


def _fill_policies(world: World) -> None:
    def refuse(call: SignedCall) -> None:
        if call.action == "iam:AttachUserPolicy":
            message = "Cannot exceed quota for PoliciesPerUser: 10"
            raise NotServed(Refused("LimitExceeded", message, 409))

    _detach(REKOGNITION_POLICY)(world)
    world.on_authorization.append(refuse)


def _spread_slowly(world: World) -> None:
    """User and policies were made just now, and every further grant takes as long.

    The user may read IAM here, or nobody but who made it could know how new it is.
    """
    iam = iam_of(world.account)
    iam.attach_user_policy("arn:aws:iam::aws:policy/IAMReadOnlyAccess", USER)
    iam.users[USER].create_date = world.now().replace(tzinfo=None)  # moto's dates are naive
    world.spreading = timedelta(seconds=_SPREADING_SECONDS)
    for policy in (REKOGNITION_POLICY, S3_POLICY):
        world.granted[USER, policy] = world.now()


FAULTS = (
    Fault(
        "permissions.rekognition-denied",
        "AmazonRekognitionFullAccess is not attached to the user",
        _detach(REKOGNITION_POLICY),
    ),
    Fault(
        "permissions.s3-denied",
        "AmazonS3ReadOnlyAccess is not attached to the user",
        _detach(S3_POLICY),
    ),
    Fault(
        "permissions.denied-explicitly",
        "a policy of the user's own denies Rekognition",
        _deny_explicitly,
    ),
    Fault(
        "permissions.denied-by-organization",
        "a service control policy of the organization denies Rekognition",
        _govern,
    ),
    Fault(
        "permissions.denied-by-boundary",
        "the user's permissions boundary allows S3 only",
        _bound,
    ),
    Fault(
        "permissions.denied-by-session-policy",
        "the home has a role's session whose session policy allows S3 only",
        _limit_session,
    ),
    Fault(
        "permissions.denied-by-endpoint-policy",
        "the VPC endpoint's policy does not allow Rekognition",
        _refuse_in("because no VPC endpoint policy allows the {action} action"),
    ),
    Fault(
        "permissions.denied-by-resource-policy",
        "a resource's own policy denies S3",
        _refuse_in("with an explicit deny in a resource-based policy", service="s3"),
    ),
    Fault(
        "permissions.denied-without-reason",
        "Rekognition denies every call and says nothing",
        _deny_silently,
    ),
    Fault(
        "permissions.mfa-required",
        "the user may do nothing without MFA (any code but 000000 is right)",
        _require_mfa,
    ),
    Fault(
        "permissions.key-quarantined",
        "AWS has put the user in quarantine",
        _quarantine,
    ),
    Fault(
        "permissions.too-many-policies",
        "the Rekognition policy is missing and the user already has ten others",
        _fill_policies,
    ),
    Fault(
        "permissions.still-spreading",
        f"grants, also those of the user's policies, take {_SPREADING_SECONDS} seconds to work",
        _spread_slowly,
    ),
)
