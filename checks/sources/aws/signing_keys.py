"""The credentials that botocore would sign with: whatever hands them out is waited for, but not for ever."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING

from checks.attendance import NOBODY_TYPES
from checks.deadline import TooLate, within
from checks.model import Phrase
from checks.patience import NoAnswer
from checks.sources.aws.mfa import profile_that_asks
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.aws.sessions import Keys
from checks.sources.local.children import bounded_strangers

if TYPE_CHECKING:
    from botocore.session import Session as Core

SECONDS = 20.0
"""Less than a run has, so that the run can say what it waited for."""
HELPER_TOO_SLOW = "HelperTooSlow"
"""The code of that refusal: ours, botocore waits for ever."""
CODE_NEEDED = "MfaCodeNeeded"
"""The code of another: ours, botocore opens the terminal and asks there, whatever rekwiz was told."""
SOURCE_SILENT = Phrase(
    "The source of the credentials gives no answer: it was waited for {seconds} seconds."
)


def signing_keys(core: Core) -> Keys | Refusal | None:
    """None where every source has none; raises what botocore raises, and NoAnswer.

    A person may take their time to type a code, a program that hands out credentials may not: as a
    rule it waits for somebody whom nobody told.
    """
    if _asks_for_a_code(core):
        if NOBODY_TYPES.is_set():
            words = "the role asks for an MFA code, and nobody is there to type it"
            return Refusal(Kind.CREDENTIALS, CODE_NEEDED, words, "credentials")
        return _resolved(core)
    has_helper = any("credential_process" in each for each in _asked(core))
    try:
        with bounded_strangers() if has_helper else nullcontext():
            return within(SECONDS, lambda: _resolved(core), "credentials")
    except TooLate:
        if "credential_process" not in core.get_scoped_config():
            raise NoAnswer(SOURCE_SILENT.with_(seconds=f"{SECONDS:g}")) from None
        words = f"no answer within {SECONDS:.0f} seconds"
        return Refusal(Kind.CREDENTIALS, HELPER_TOO_SLOW, words, "credentials")


def _asked(core: Core) -> Iterator[Mapping[str, object]]:
    """The settings of the profile, and of each that is the source of the one before."""
    profiles, name = core.full_config["profiles"], core.profile or "default"
    passed = set[object]()
    while isinstance(name, str) and name in profiles and name not in passed:
        passed.add(name)
        yield profiles[name]
        name = profiles[name].get("source_profile")


def _asks_for_a_code(core: Core) -> bool:
    """Whether botocore would: keys in the environment go before a role unless a profile was named, and an
    empty one is none (botocore/credentials.py, `create_credential_resolver` and EnvProvider)."""
    is_named = core.instance_variables().get("profile") is not None
    if os.environ.get("AWS_ACCESS_KEY_ID") and not is_named:
        return False
    profiles: Mapping[str, Mapping[str, object]] = core.full_config["profiles"]

    def setting(name: str, key: str) -> object | None:
        return profiles.get(name, {}).get(key)

    return profile_that_asks(core.profile or "default", setting, profiles.__contains__) is not None


def _resolved(core: Core) -> Keys | None:
    found = core.get_credentials()
    if found is None:
        return None
    frozen = found.get_frozen_credentials()
    return Keys(frozen.access_key or "", frozen.secret_key or "", frozen.token, found.method)
