"""A client that many profiles use: each of its requests is signed with the keys of whoever asks."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.credentials import Credentials, ReadOnlyCredentials
    from botocore.session import Session as Core

OF_WHO_SIGNS = frozenset((
    "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token",
    "role_arn", "source_profile", "credential_source", "external_id", "mfa_serial",
    "role_session_name", "duration_seconds", "web_identity_token_file", "credential_process",
    "sso_account_id", "sso_role_name",
))  # fmt: skip
"""Settings that say whose keys sign, and nothing else (botocore.credentials)."""
OF_OTHER_PROGRAMS = re.compile("output|(?:cli|x|granted)_.*")
"""Settings of the AWS CLI, of saml2aws and of Granted that botocore does not know."""

_signing: ContextVar[Credentials | None] = ContextVar("signing", default=None)


def sign_with(credentials: Credentials | None) -> None:
    """From now on, in this thread: the keys for what such a client is asked; None where there are none."""
    _signing.set(credentials)


def kin(settings: Mapping[str, object]) -> Hashable:
    """What two profiles have in common whose clients differ in nothing but the keys."""
    return repr(sorted(each for each in settings.items() if not _says_nothing_else(each[0])))


def _says_nothing_else(name: str) -> bool:
    return name in OF_WHO_SIGNS or bool(OF_OTHER_PROGRAMS.fullmatch(name))


def signing_for_all(session: Core) -> Core:
    """The session, whose clients from now on sign for whoever asks."""
    from botocore.credentials import CredentialProvider, CredentialResolver, Credentials
    from botocore.exceptions import NoCredentialsError

    class OfWhoeverAsks(Credentials):
        """botocore asks them anew for each request."""

        def get_frozen_credentials(self) -> ReadOnlyCredentials:
            if mine := _signing.get():
                return mine.get_frozen_credentials()
            raise NoCredentialsError

    class Provider(CredentialProvider):
        METHOD = "whoever-asks"

        def load(self) -> Credentials:
            return OfWhoeverAsks("", "")

    session.register_component("credential_provider", CredentialResolver([Provider()]))
    return session
