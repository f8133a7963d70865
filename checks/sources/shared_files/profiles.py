"""What botocore makes of the two files together: profiles, SSO sessions, services."""

from __future__ import annotations

from checks.sources.shared_files.dialect import Value
from checks.sources.shared_files.document import Document
from checks.sources.shared_files.headers import meaning

Resolved = dict[str, dict[str, Value]]


def read_profiles(
    config: bytes | None, credentials: bytes | None = None, *, encoding: str = "utf-8"
) -> Resolved:
    """Profile to key to value, as botocore resolves them; None stands for a file that is absent.

    `credentials` goes over `config`; keys are in lower case; nested settings are dicts. Of several
    sections of one profile in `config` the last replaces the others. Raises Refused where botocore
    refuses a file. As `botocore.session.Session.full_config` does it.
    """
    from_config, from_credentials = _read(config, credentials, encoding)
    profiles = _of_kind("profile", from_config)
    for name, values in from_credentials.items():
        profiles.setdefault(name, {}).update(values)
    return profiles


def read_sso_sessions(
    config: bytes | None, credentials: bytes | None = None, *, encoding: str = "utf-8"
) -> Resolved:
    """SSO session to key to value; they stand in `config` alone. Raises as `read_profiles` does."""
    return _of_kind("sso-session", _read(config, credentials, encoding)[0])


def read_services(
    config: bytes | None, credentials: bytes | None = None, *, encoding: str = "utf-8"
) -> Resolved:
    """Services to key to value; they stand in `config` alone. Raises as `read_profiles` does."""
    return _of_kind("services", _read(config, credentials, encoding)[0])


def _read(
    config: bytes | None, credentials: bytes | None, encoding: str
) -> tuple[Resolved, Resolved]:
    return _values(config, encoding, "config"), _values(credentials, encoding, "credentials")


def _values(data: bytes | None, encoding: str, file: str) -> Resolved:
    document = Document.parse(data or b"", encoding, file=file)
    if document.refusal:
        raise document.refusal
    return document.values()


def _of_kind(kind: str, values: Resolved) -> Resolved:
    found: Resolved = {}
    for header, settings in values.items():
        meant = meaning(header)
        if meant and meant[0] == kind:
            found[meant[1]] = settings
    return found
