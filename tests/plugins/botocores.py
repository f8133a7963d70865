"""What botocore reads in the shared files: it is the judge of our own reading."""

from __future__ import annotations

import tempfile
from pathlib import Path

import botocore.session
from botocore.configloader import raw_config_parse
from botocore.exceptions import ConfigParseError


def sections(content: bytes) -> dict | None:
    """What botocore reads in one file; None where it refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        try:
            return raw_config_parse(str(path))
        except ConfigParseError:
            return None


def profiles(config: bytes | None, credentials: bytes | None) -> tuple | None:
    """Profiles, SSO sessions and services of a real botocore session; None where it refuses."""
    # Its handlers, of which none has to do with files, take longer than all that it reads.
    session = botocore.session.Session(include_builtin_handlers=False)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("config", config), ("credentials", credentials)):
            if content is not None:
                Path(folder, name).write_bytes(content)
            session.set_config_variable(f"{name}_file", str(Path(folder, name)))
        try:
            full = session.full_config
        except ConfigParseError:
            return None
    return full["profiles"], full.get("sso_sessions", {}), full.get("services", {})
