"""What a run was asked to look at, and whom it was about."""

from __future__ import annotations

from msgspec import Struct


class Scope(Struct, frozen=True):
    """What a run was asked to look at; None and () stand for what rekwiz looks at anyhow.

    `actions` (on `resources`) and `policies` are what was required beyond the guide's, as IAM names
    them; `photo` is the person's own, `bucket` is NAME or NAME/KEY, `collection` a face collection's
    ID.
    """

    profile: str | None = None
    region: str | None = None
    actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    photo: str | None = None
    bucket: str | None = None
    collection: str | None = None


class Target(Struct, frozen=True):
    """Whom and what a run was about; None where it is not known."""

    profile: str | None = None
    region: str | None = None
    account: str | None = None
    arn: str | None = None
    access_key_id: str | None = None
    credential_source: str | None = None
