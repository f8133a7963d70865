"""Finds who holds an access key in moto's IAM and STS, and which policies apply to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.sandbox.policy_document import Document, read
from wizard.sandbox.world import Holder, World

if TYPE_CHECKING:
    from moto.iam.models import Group, IAMBackend, ManagedPolicy, Role, User

    Owner = User | Group | Role

_EVERYTHING: Document = {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def iam_of(account: str) -> IAMBackend:
    """moto's IAM backend of `account`."""
    from moto.iam.models import iam_backends

    return iam_backends[account]["aws"]


def owners_of(account: str) -> Mapping[str, list[Owner]]:
    """moto's users, groups and roles: what policies are attached to, by kind."""
    iam = iam_of(account)
    return {
        "user": list(iam.users.values()),
        "group": list(iam.groups.values()),
        "role": list(iam.roles.values()),
    }


def holder_of(world: World, key_id: str) -> Holder | None:
    """Who holds `key_id`: an IAM user, a session of one, or an assumed role; else None."""
    if key_id in world.holders:
        return world.holders[key_id]
    return _user_holding(world, key_id) or _role_holding(world, key_id)


def _user_holding(world: World, key_id: str) -> Holder | None:
    for user in list(iam_of(world.account).users.values()):
        for key in list(user.access_keys):
            if key.access_key_id == key_id:
                return Holder(
                    arn=user.arn,
                    name=user.name,
                    secret=key.secret_access_key,
                    identifier=user.id,
                    active=key.status == "Active",
                    created=_utc(key.create_date),
                )
    return None


def _role_holding(world: World, key_id: str) -> Holder | None:
    from moto.sts.models import sts_backends

    role = sts_backends[world.account]["aws"].get_assumed_role_from_access_key(key_id)
    if role is None:
        return None
    return Holder(
        arn=role.arn,
        name=role.role_arn.split("/")[-1],
        secret=role.secret_access_key,
        token=role.session_token,
        expires=_utc(role.expiration),
        session_policy=read(role.policy) if role.policy else None,
    )


def holder_named(world: World, arn: str) -> Holder | None:
    """The user or role of that ARN, without its keys; None where there is none."""
    name = arn.split("/")[-1]
    kind = "role" if ":role/" in arn else "user"
    found = any(owner.arn == arn for owner in owners_of(world.account)[kind])
    return Holder(arn, name) if found else None


def documents_of(world: World, holder: Holder) -> list[Document]:
    """Every identity-based policy that counts for `holder` now: inline, attached, by group."""
    if holder.is_root:
        return [_EVERYTHING]
    if holder.is_role:
        role = _role(world, holder)
        return list(_policies(world, role)) if role is not None else []
    iam = iam_of(world.account)
    user = iam.users[holder.name]
    owners: list[Owner] = [user, *iam.get_groups_for_user(holder.name)]
    return [document for owner in owners for document in _policies(world, owner)]


def boundary_of(world: World, holder: Holder) -> Document | None:
    """The permissions boundary of `holder`, if it has one."""
    if holder.is_role:
        role = _role(world, holder)
        arn = role.permissions_boundary_arn if role is not None else None
    else:
        arn = world.boundaries.get(holder.name)
    return _document(iam_of(world.account).managed_policies[arn]) if arn else None


def _role(world: World, holder: Holder) -> Role | None:
    roles = list(iam_of(world.account).roles.values())
    return next((role for role in roles if role.name == holder.name), None)


def _policies(world: World, owner: Owner) -> Iterator[Document]:
    """What `owner` (moto's user, group or role) has, save what has not spread yet."""
    for text in owner.policies.values():
        yield read(text)
    for arn, policy in list(owner.managed_policies.items()):
        if not world.is_new(world.granted.get((owner.name, arn))):
            yield _document(policy)


def _document(policy: ManagedPolicy) -> Document:
    default = next(version for version in policy.versions if version.is_default)
    return read(default.document)


def _utc(moment: datetime) -> datetime:
    """moto's times are naive and in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
