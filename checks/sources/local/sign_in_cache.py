"""What a sign-in through a browser leaves on this computer: one JSON file a sign-in.

botocore/utils.py: SSOTokenLoader, LoginTokenLoader, JSONFileCache, get_login_token_cache_directory.
Of what a file holds only the names of its fields leave this module, and until when it is valid.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.secrets.register import KNOWN

OF_SSO = ("accessToken", "expiresAt")
OF_LOGIN = ("accessToken", "refreshToken", "dpopKey", "clientId")
SECRET = ("accessToken", "refreshToken", "clientSecret", "dpopKey", "idToken")
ENDS = "expiresAt"
MOST_BYTES = 2**20


@dataclass(frozen=True)
class Cached:
    """One file: `flaw` is what keeps botocore from reading it, `missing` the fields that it lacks."""

    file: Path
    flaw: str = ""
    missing: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not (self.flaw or self.missing)


def of_sso(home: Path, name: str) -> Cached | None:
    """The token of an sso-session by its name, or of a start URL; None where nobody signed in."""
    key = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    return _read(home / ".aws" / "sso" / "cache" / f"{key}.json", OF_SSO)


def of_login(home: Path, environment: Mapping[str, str], session: str) -> Cached | None:
    """The session of `aws login`; None where nobody signed in."""
    named = environment.get("AWS_LOGIN_CACHE_DIRECTORY")
    folder = Path(os.path.expandvars(named)) if named else home / ".aws" / "login" / "cache"
    key = hashlib.sha256(session.strip().encode()).hexdigest()
    return _read(folder / f"{key}.json", OF_LOGIN)


def _read(file: Path, wanted: tuple[str, ...]) -> Cached | None:
    try:
        with file.open("rb") as stream:
            held = json.loads(stream.read(MOST_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Cached(file, flaw=os.strerror(error.errno or 0))
    except (ValueError, RecursionError):
        return Cached(file, flaw="no JSON")
    if not isinstance(held, dict):
        return Cached(file, flaw="no JSON object")
    KNOWN.learn(str(held[name]) for name in SECRET if name in held)
    flaw = "" if _is_a_date(held.get(ENDS, "2000-01-01")) else f"{ENDS} is no date"
    return Cached(file, flaw, tuple(name for name in wanted if name not in held))


def _is_a_date(value: object) -> bool:
    """Whether botocore can read it."""
    from botocore.utils import parse_timestamp

    try:
        parse_timestamp(str(value))
    except (ValueError, TypeError, OverflowError):
        return False
    return True
