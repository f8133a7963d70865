"""The state of one sandbox beside moto's: its account, its clock, its sessions, its faults."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from wizard.sandbox.refusal import Words

# Where the gate leaves both for moto's responders, in the WSGI environment.
CALL = "rekwiz.sandbox.call"
WORLD = "rekwiz.sandbox.world"


@dataclass(frozen=True)
class Holder:
    """Who holds an access key: the user or role `name`, and what proves it.

    `token` and `expires` are None for a permanent key.
    """

    arn: str
    name: str
    is_role: bool
    secret: str
    active: bool = True
    created: datetime | None = None
    token: str | None = None
    expires: datetime | None = None
    session_policy: Mapping[str, object] | None = None
    with_mfa: bool = False


@dataclass(frozen=True)
class Call:
    """One request on its way: `action` is `service:Name`, "" where S3 has yet to say it."""

    service: str
    action: str
    region: str
    words: Words
    holder: Holder | None = None
    resource: str = "*"


@dataclass
class World:
    """What the faults may change.

    `on_arrival` hooks see a call before anybody is authenticated, `on_authorization` hooks
    after; either ends the request by raising NotServed. `clock_offset` is how far AWS's clock
    is ahead of this computer's. `spreading` is how long a new grant or key takes to work.
    `boundaries` maps user names to permissions boundaries, which moto does not keep for users.
    """

    account: str
    clock_offset: timedelta = timedelta()
    spreading: timedelta = timedelta()
    granted: dict[tuple[str, str], datetime] = field(default_factory=dict)
    boundaries: dict[str, Mapping[str, object]] = field(default_factory=dict)
    sessions: dict[str, Holder] = field(default_factory=dict)
    on_arrival: list[Callable[[Call], None]] = field(default_factory=list)
    on_authorization: list[Callable[[Call], None]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def now(self) -> datetime:
        """The time by AWS's clock, in UTC."""
        return datetime.now(UTC) + self.clock_offset

    def is_new(self, since: datetime | None) -> bool:
        """Whether what happened at `since` has not yet spread through AWS."""
        return since is not None and self.now() - since < self.spreading
