"""How a profile changes in the shared files: its key in `credentials`, its settings in `config`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checks.profile import ID, SECRET, TOKEN, header
from checks.sources.aws.sessions import Keys
from checks.sources.shared_files import Document

Edit = Callable[[Document], Document]
OLD_TOKEN = ("aws_security_token",)
"""The session token's older name, which botocore takes first (botocore/credentials.py, TOKENS)."""


def with_keys(profile: str, keys: Keys) -> Edit:
    """The profile's key in `credentials`; an older one's session token goes."""
    return with_keys_in(header(profile, "credentials"), keys)


def with_keys_in(section: str, keys: Keys) -> Edit:
    """The same in whatever section of a file, by its header."""
    token = keys.token.revealed if keys.token else None
    settings = {ID: keys.access_key_id, SECRET: keys.secret.revealed, TOKEN: token}
    return lambda document: document.set(section, settings | dict.fromkeys(OLD_TOKEN))


def without_keys(profile: str, keys: Keys) -> Edit:
    """Takes this key out of the profile; another one that somebody has put there since stays."""
    return without_keys_in(header(profile, "credentials"), keys)


def without_keys_in(section: str, keys: Keys) -> Edit:
    """The same in whatever section of a file, by its header."""

    def edit(document: Document) -> Document:
        stands = document.values().get(section, {}).get(ID)
        if stands != keys.access_key_id:
            return document
        return document.set(section, {ID: None, SECRET: None, TOKEN: None})

    return edit


def with_settings(profile: str, settings: Mapping[str, str | None]) -> Edit:
    """These settings of the profile in `config`; None takes one out."""
    return lambda document: document.set(header(profile, "config"), settings)
