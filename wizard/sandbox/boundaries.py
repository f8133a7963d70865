"""Permissions boundaries of users, which moto keeps for roles only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.moto_call import required, world_of
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import World

if TYPE_CHECKING:
    from moto.core.responses import ActionResult, BaseResponse


def set_boundary(world: World, user_name: str, policy_arn: str) -> None:
    """Gives a user a boundary; iam:GetUser shows it. Raises NotServed where either is missing."""
    iam = iam_of(world.account)
    if policy_arn not in iam.managed_policies:
        message = f"Scope ARN: {policy_arn} does not exist or is not attachable."
        raise NotServed(Refused("NoSuchEntity", message, 404))
    _show(world, user_name, policy_arn)
    world.boundaries[user_name] = policy_arn


def _show(world: World, user_name: str, policy_arn: str | None) -> None:
    """moto's user knows no boundary; its answer to GetUser shows any attribute of that name."""
    boundary = policy_arn and {
        "PermissionsBoundaryType": "Policy",
        "PermissionsBoundaryArn": policy_arn,
    }
    vars(iam_of(world.account).get_user(user_name))["permissions_boundary"] = boundary


def put_user_permissions_boundary(responder: BaseResponse) -> ActionResult:
    """iam:PutUserPermissionsBoundary."""
    from moto.core.responses import EmptyResult

    name, arn = required(responder, "UserName"), required(responder, "PermissionsBoundary")
    set_boundary(world_of(responder), name, arn)
    return EmptyResult()


def delete_user_permissions_boundary(responder: BaseResponse) -> ActionResult:
    """iam:DeleteUserPermissionsBoundary."""
    from moto.core.responses import EmptyResult

    world, name = world_of(responder), required(responder, "UserName")
    _show(world, name, None)
    world.boundaries.pop(name, None)
    return EmptyResult()
