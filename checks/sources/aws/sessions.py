"""botocore's sessions and clients, made the way that rekwiz wants them."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from checks.masking import is_key_id
from checks.record import Frozen
from checks.secrets.register import KNOWN
from checks.secrets.secret import Secret
from checks.sources.aws.bounds import Lines
from checks.sources.aws.data_files import share_loader

if TYPE_CHECKING:
    from botocore.client import BaseClient
    from botocore.hooks import HierarchicalEmitter
    from botocore.session import Session as Core

CONNECT_SECONDS = 3
READ_SECONDS = 10
MOST_SECONDS = CONNECT_SECONDS + READ_SECONDS
"""For a question and its whole answer, a second attempt included."""


class Keys(Frozen):
    """Credentials as botocore resolved them, or as a person gave them; the secrets never print."""

    access_key_id: str
    secret: Secret
    token: Secret | None
    method: str

    def __init__(
        self, access_key_id: str, secret: str, token: str | None = None, method: str = "explicit"
    ) -> None:
        vars(self).update(
            access_key_id=access_key_id,
            secret=Secret(secret),
            token=None if token is None else Secret(token),
            method=method,
        )
        if not is_key_id(access_key_id):
            KNOWN.learn((access_key_id,))


def session_of(profile: str | None, region: str | None, keys: Keys | None) -> Core:
    """botocore's session for a profile, whose keys sign unless others are given, in its own Region or
    the one that is named.

    With keys and without a profile neither shared file is read, and no variable that names a
    profile: what is wrong with them must not stand in the way of a new key.
    """
    from botocore.session import Session

    hooks = builtin_handlers()
    if profile or not keys:
        session = Session(profile=profile, event_hooks=hooks, include_builtin_handlers=False)
        return in_region(region, session)
    nothing = (None, None, os.devnull, None)
    without_files = {
        "profile": (None, None, None, None),
        "config_file": nothing,
        "credentials_file": nothing,
    }
    session = Session(without_files, event_hooks=hooks, include_builtin_handlers=False)
    return in_region(region, session)


@cache
def builtin_handlers() -> HierarchicalEmitter:
    """Those that botocore gives each of its sessions: to add them takes longer than all else of one.

    Nobody adds others to a session's; each client has a copy.
    """
    from botocore.hooks import HierarchicalEmitter
    from botocore.session import Session

    emitter = HierarchicalEmitter()
    Session(event_hooks=emitter)
    return emitter


def in_region(region: str | None, session: Core) -> Core:
    """The same session, in this Region where one is named."""
    if region is not None:
        session.set_config_variable("region", region)
    return session


def that_makes_clients(session: Core, keys: Keys | None) -> Core:
    """The same session, whose clients sign with these keys where they are given.

    A client of boto3 is one of botocore with methods that nobody calls here; to load boto3 takes long.
    """
    share_loader(session)
    if keys:
        token = keys.token.revealed if keys.token else None
        session.set_credentials(keys.access_key_id, keys.secret.revealed, token)
    return session


def client_of(
    session: Core,
    service: str,
    region: str | None,
    *,
    trust: str | bool,
    signed: bool,
    attempts: int,
    lines: Lines,
) -> BaseClient:
    """A client of this session, with bounds; `trust` is what botocore would verify AWS by, `lines`
    what it sends by."""
    from botocore import UNSIGNED
    from botocore.config import Config

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": attempts, "mode": "standard"},
        signature_version=None if signed else UNSIGNED,
    )
    client = session.create_client(service, region_name=region, config=config)
    sender = lines.sender(client.meta.endpoint_url, trust, (CONNECT_SECONDS, READ_SECONDS))
    events: Any = client.meta.events  # botocore-stubs: nobody would give an answer to an event
    events.register("before-send", sender)
    return client
