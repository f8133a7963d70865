"""Faults of credentials and identity, as AWS shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from wizard.sandbox.account import USER
from wizard.sandbox.faults.fault import Fault
from wizard.sandbox.principals import iam_of
from wizard.sandbox.sessions import issue
from wizard.sandbox.world import Holder, KeyPair, World

if TYPE_CHECKING:
    from moto.iam.models import AccessKey


def _key(world: World) -> AccessKey:
    """moto's access key of the user."""
    return iam_of(world.account).users[USER].access_keys[0]


def _deactivate(world: World) -> None:
    _key(world).status = "Inactive"


def _change_secret(world: World) -> None:
    """AWS's side of the key changes; the key file and the home keep the old secret."""
    secret = _key(world).secret_access_key
    _key(world).secret_access_key = secret[::-1]
    world.issued = KeyPair(_key(world).access_key_id, secret)


def _user(world: World) -> Holder:
    user = iam_of(world.account).users[USER]
    return Holder(user.arn, user.name, identifier=user.id)


def _expire(world: World) -> None:
    world.issued = issue(world, _user(world), timedelta(minutes=-10))


def _leave_out_token(world: World) -> None:
    world.issued = replace(issue(world, _user(world), timedelta(hours=1)), session_token=None)


def _use_root(world: World) -> None:
    """The home has a permanent key of the account's root user."""
    permanent = KeyPair(f"AKIA{_key(world).access_key_id[:3:-1]}", _key(world).secret_access_key)
    world.holders[permanent.access_key_id] = Holder(
        arn=f"arn:aws:iam::{world.account}:root",
        name="root",
        secret=permanent.secret_access_key,
        identifier=world.account,
    )
    world.issued = permanent


FAULTS = (
    Fault("credentials.key-unknown", "the user's access key is inactive", _deactivate),
    Fault(
        "credentials.secret-rejected",
        "the secret in the key file and the home is not the key's",
        _change_secret,
    ),
    Fault(
        "credentials.token-expired",
        "the home has temporary credentials that ran out ten minutes ago",
        _expire,
    ),
    Fault(
        "credentials.temporary-key-without-token",
        "the home has a temporary key without its session token",
        _leave_out_token,
    ),
    Fault("identity.root-user", "the home has a key of the account's root user", _use_root),
)
