"""The state of one sandbox beside moto's: its account, its clock, its sessions, its faults."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from wizard.sandbox.aws_refusals import Words
from wizard.sandbox.policy_document import Document

# Where the gate leaves both for moto's responders, in the WSGI environment.
CALL = "rekwiz.sandbox.call"
WORLD = "rekwiz.sandbox.world"
POLICY_OF_ORGANIZATION = (
    "arn:aws:organizations::999988887777:policy/o-exampleorg/service_control_policy/p-examplescp"
)
"""Where AWS's own page on refusals has such an ARN: another account's, the organization's own."""


@dataclass(frozen=True)
class KeyPair:
    """An access key: its ID, its secret, and a token if it is temporary. No repr shows a secret."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)


class Plan(Struct, frozen=True):
    """What freetier:GetAccountPlanState says of an account; `credits` are USD."""

    type: str
    status: str
    credits: float
    ends: datetime


@dataclass(frozen=True)
class Authorization:
    """A code that a browser was given: for whom, the challenge of who asked, until when."""

    holder: Holder
    challenge: str = field(repr=False)
    ends: datetime


class SignIn(Struct, frozen=True):
    """A home that signs in through a browser: its ~/.aws/config, and files below ~/.aws."""

    config: str
    files: Mapping[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True)
class Holder:
    """Who holds an access key: the user or role `name`, and what proves it.

    `identifier` is the UserId of GetCallerIdentity, where moto does not know it. `token` and
    `expires` are None for a permanent key.
    """

    arn: str
    name: str
    secret: str = field(default="", repr=False)
    identifier: str = ""
    active: bool = True
    created: datetime | None = None
    token: str | None = field(default=None, repr=False)
    expires: datetime | None = None
    session_policy: Document | None = None
    with_mfa: bool = False

    @property
    def is_role(self) -> bool:
        """Whether a role's policies count, and no user's."""
        return ":assumed-role/" in self.arn or ":role/" in self.arn

    @property
    def is_root(self) -> bool:
        """Whether it is the account's root user, whom no policy of the account limits."""
        return self.arn.endswith(":root")


class Call(Struct, frozen=True):
    """One request on its way: `action` is `service:Name`, "" where S3 has yet to say it."""

    service: str
    action: str
    region: str
    words: Words

    def signed_by(self, holder: Holder) -> SignedCall:
        """The same call, now that it is known whose it is."""
        return SignedCall(self.service, self.action, self.region, self.words, holder)


class SignedCall(Call, frozen=True):
    """A call whose signature verified; `resource` is an ARN, `*` until the responder says it.

    `pays` is whether it says that its asker pays for what S3 hands out, `through` the service that
    asks in the caller's name, empty where the caller does so itself.
    """

    holder: Holder
    resource: str = "*"
    pays: bool = False
    through: str = ""


Arrival = Callable[[Call], None]
Hook = Callable[[SignedCall], None]


class World(Struct):
    """What the faults may change.

    `region` is that of a configured home, and `issued` the key in it, where that is not ming's
    own. `clock_offset` is how far AWS's clock is ahead of this computer's, `spreading` how long
    a new grant or key takes to work; `granted` says when a policy was attached, by owner and
    ARN. `organization` is the service control policy that counts for everybody but admin,
    `organization_policy` its ARN. `plan` is the account's plan, None for an account from before
    there were plans. `sign_in` is how the configured home signs in, where it has no keys;
    `refresh_tokens` and `portal_tokens` are whose sign-ins by `aws login` and by IAM Identity Center,
    `authorizations` the codes and `confirmed_devices` the devices of those that are under way;
    `signs_in_freely` is whether ming has the policy for it by then, as its page in the set-up says.
    `collections` are the face collections, by Region and ID, with when each was made.
    `boundaries` maps user names to the ARN of their permissions boundary and `holders` key
    IDs to what moto keeps no record of. `web_tokens` are those that an identity provider issued,
    with the second in which each ends. `on_arrival` hooks see a call before anybody is
    authenticated, `on_authorization` hooks once it is permitted; either ends it by raising
    NotServed.
    """

    account: str
    region: str = "us-east-1"
    issued: KeyPair | None = None
    clock_offset: timedelta = timedelta()
    spreading: timedelta = timedelta()
    granted: dict[tuple[str, str], datetime] = msgspec.field(default_factory=dict)
    organization: Document | None = None
    organization_policy: str = POLICY_OF_ORGANIZATION
    plan: Plan | None = None
    sign_in: SignIn | None = None
    refresh_tokens: dict[str, Holder] = msgspec.field(default_factory=dict)
    portal_tokens: dict[str, Holder] = msgspec.field(default_factory=dict)
    authorizations: dict[str, Authorization] = msgspec.field(default_factory=dict)
    confirmed_devices: set[str] = msgspec.field(default_factory=set)
    signs_in_freely: bool = True
    collections: dict[tuple[str, str], datetime] = msgspec.field(default_factory=dict)
    boundaries: dict[str, str] = msgspec.field(default_factory=dict)
    holders: dict[str, Holder] = msgspec.field(default_factory=dict)
    web_tokens: dict[str, int] = msgspec.field(default_factory=dict)
    on_arrival: list[Arrival] = msgspec.field(default_factory=list)
    on_authorization: list[Hook] = msgspec.field(default_factory=list)
    stopped: threading.Event = msgspec.field(default_factory=threading.Event)

    def now(self) -> datetime:
        """The time by AWS's clock, in UTC."""
        return datetime.now(UTC) + self.clock_offset

    def is_new(self, since: datetime | None) -> bool:
        """Whether what happened at `since` has not yet spread through AWS."""
        return since is not None and self.now() - since < self.spreading
