"""The seeded account: what the guide's first chapter makes in the console, made already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from checks.sources.photo.photo import BUNDLED
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import KeyPair, World

if TYPE_CHECKING:
    from moto.s3.models import S3Backend

USER = "ming"
ADMINISTRATOR = "admin"
REKOGNITION_POLICY = "arn:aws:iam::aws:policy/AmazonRekognitionFullAccess"
S3_POLICY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
ADMINISTRATOR_POLICY = "arn:aws:iam::aws:policy/AdministratorAccess"

# The account was not made this minute: only faults are about what is new.
_AGE = timedelta(days=3)


class Seeds(Struct, frozen=True):
    """The keys of the user and of the administrator, and the name of the one bucket."""

    user: KeyPair
    administrator: KeyPair
    bucket: str


def seed(world: World, kept: KeyPair | None = None) -> Seeds:
    """Makes the two users, and the bucket with a photo in it, in moto's backends; the user's key is the
    one that was kept."""
    bucket = f"rekwiz-sandbox-{world.account}"
    seeds = Seeds(
        user=_user(world, USER, (REKOGNITION_POLICY, S3_POLICY), kept),
        administrator=_user(world, ADMINISTRATOR, (ADMINISTRATOR_POLICY,)),
        bucket=bucket,
    )
    _storage(world).create_bucket(bucket, "us-east-1")
    _storage(world).put_object(bucket, BUNDLED.name, BUNDLED.read_bytes())
    return seeds


def _user(
    world: World, name: str, policies: tuple[str, ...], kept: KeyPair | None = None
) -> KeyPair:
    iam = iam_of(world.account)
    user = iam.create_user("us-east-1", name)
    # AWS's user IDs begin so; moto's do not.
    user.id = f"AIDA{user.id[:17].upper()}"
    user.create_date -= _AGE
    for policy in policies:
        iam.attach_user_policy(policy, name)
    key = iam.create_access_key(name)
    key.create_date -= _AGE
    if kept:
        del iam.access_keys[key.physical_resource_id]
        key.access_key_id, key.secret_access_key = kept.access_key_id, kept.secret_access_key
        iam.access_keys[key.physical_resource_id] = key
    return KeyPair(key.access_key_id, key.secret_access_key)


def forget(world: World) -> None:
    """Drops everything that moto holds of the account."""
    from moto.s3.models import s3_backends

    # moto keeps one list of all services' backends, the same at each of them.
    for backends in list(s3_backends._instances):
        backends.pop(world.account, None)
    for bucket, (_, account) in list(s3_backends.bucket_accounts.items()):
        if account == world.account:
            del s3_backends.bucket_accounts[bucket]


def _storage(world: World) -> S3Backend:
    from moto.s3.models import s3_backends

    return s3_backends[world.account]["aws"]
