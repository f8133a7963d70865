"""What a sign-in through a browser leaves on this computer: one JSON file a sign-in.

botocore/utils.py: SSOTokenLoader, LoginTokenLoader, JSONFileCache, get_login_token_cache_directory.
Of what a file holds only the names of its fields leave this module, and until when it is valid.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from checks.secrets.register import KNOWN

OF_SSO = ("accessToken", "expiresAt")
OF_LOGIN = ("accessToken", "refreshToken", "dpopKey", "clientId")
OF_KEYS = ("accessKeyId", "secretAccessKey", "sessionToken", "expiresAt", "accountId")
"""What botocore takes out of `accessToken` (LoginCredentialFetcher, _token_to_credentials)."""
SECRET = ("accessToken", "refreshToken", "clientSecret", "dpopKey", "idToken")
SECRET_OF_KEYS = ("secretAccessKey", "sessionToken")
ENDS = "expiresAt"
REGION = "signInRegion"
"""Of `aws login`: botocore 1.44.8 goes by it, 1.43.127 does not know it (LoginCredentialFetcher)."""
MOST_BYTES = 2**20


class Cached(Struct, frozen=True):
    """One file: `flaw` is what keeps botocore from reading it, `missing` the fields that it lacks;
    `opened` is whether the system let this user read it at all.

    `region` is where it was made and is made anew; empty where nobody noted that: then it is made anew in
    the Region of the profile, whichever that is by now.
    """

    file: Path
    flaw: str = ""
    opened: bool = True
    missing: tuple[str, ...] = ()
    region: str = ""

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
    return _read(folder / f"{key}.json", OF_LOGIN, keys=True)


def _read(file: Path, wanted: tuple[str, ...], *, keys: bool = False) -> Cached | None:
    try:
        with file.open("rb") as stream:
            held = json.loads(stream.read(MOST_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Cached(file, flaw=os.strerror(error.errno or 0), opened=False)
    except (ValueError, RecursionError):
        return Cached(file, flaw="no JSON")
    if not isinstance(held, dict):
        return Cached(file, flaw="no JSON object")
    KNOWN.learn(str(held[name]) for name in SECRET if name in held)
    token = held.get("accessToken")
    inner = token if keys and isinstance(token, dict) else {}
    KNOWN.learn(str(inner[name]) for name in SECRET_OF_KEYS if name in inner)
    dates = (held.get(ENDS), inner.get(ENDS))
    flaw = "" if all(map(_is_a_date, filter(None, dates))) else f"{ENDS} is no date"
    lacking = [name for name in wanted if name not in held]
    if keys and "accessToken" in held:
        lacking += [f"accessToken.{name}" for name in OF_KEYS if name not in inner]
    return Cached(file, flaw, missing=tuple(lacking), region=str(held.get(REGION, "")))


def _is_a_date(value: object) -> bool:
    """Whether botocore can read it."""
    from botocore.utils import parse_timestamp

    try:
        parse_timestamp(str(value))
    except (ValueError, TypeError, OverflowError):
        return False
    return True
