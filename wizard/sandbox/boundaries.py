"""Permissions boundaries of users, which moto keeps for roles only."""

from __future__ import annotations

from wizard.sandbox.principals import iam_of
from wizard.sandbox.refusal import NotServed, Refused
from wizard.sandbox.world import WORLD, World


def set_boundary(world: World, user_name: str, policy_arn: str) -> None:
    """Gives a user a boundary; iam:GetUser shows it. Raises NotServed where either is missing."""
    iam = iam_of(world.account)
    if policy_arn not in iam.managed_policies:
        message = f"Scope ARN: {policy_arn} does not exist or is not attachable."
        raise NotServed(Refused("NoSuchEntity", message, 404))
    iam.get_user(user_name).permissions_boundary = {
        "PermissionsBoundaryType": "Policy",
        "PermissionsBoundaryArn": policy_arn,
    }
    world.boundaries[user_name] = policy_arn


def put_user_permissions_boundary(responder):
    """iam:PutUserPermissionsBoundary."""
    from moto.core.responses import EmptyResult

    world = responder.normalized_request.environ[WORLD]
    name, arn = responder._get_param("UserName"), responder._get_param("PermissionsBoundary")
    set_boundary(world, name, arn)
    return EmptyResult()


def delete_user_permissions_boundary(responder):
    """iam:DeleteUserPermissionsBoundary."""
    from moto.core.responses import EmptyResult

    world = responder.normalized_request.environ[WORLD]
    name = responder._get_param("UserName")
    iam_of(world.account).get_user(name).permissions_boundary = None
    world.boundaries.pop(name, None)
    return EmptyResult()
