"""The credentials that botocore would sign with: whatever hands them out is waited for, but not for ever."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from checks.attendance import NOBODY_TYPES
from checks.deadline import TooLate, within
from checks.model import Phrase
from checks.patience import NoAnswer
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
KEY = frozenset(("aws_access_key_id", "aws_secret_access_key"))
SOURCE_SILENT = Phrase(
    "The source of the credentials gives no answer: it was waited for {seconds} seconds."
)


def signing_keys(core: Core) -> Keys | Refusal | None:
    """None where every source has none; raises what botocore raises, and NoAnswer.

    A person may take their time to type a code, a program that hands out credentials may not: as a
    rule it waits for somebody whom nobody told.
    """
    asked = list(_asked(core))
    roles = list(_taken_on(asked))
    if any("mfa_serial" in each for each in roles):
        if NOBODY_TYPES.is_set() and _comes_to_the_role(core, roles):
            words = "the role asks for an MFA code, and nobody is there to type it"
            return Refusal(Kind.CREDENTIALS, CODE_NEEDED, words, "credentials")
        return _resolved(core)
    has_helper = any("credential_process" in each for each in asked)
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


def _taken_on(asked: Iterable[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """Those whose role is taken on, as botocore/credentials.py, AssumeRoleProvider, goes along the chain:
    a source that has keys of its own ends it, and whatever names no role or has a token's file for it."""
    for number, each in enumerate(asked):
        has_keys = number > 0 and not KEY.isdisjoint(each)
        if has_keys or "role_arn" not in each or "web_identity_token_file" in each:
            return
        yield each


def _comes_to_the_role(core: Core, roles: Sequence[Mapping[str, object]]) -> bool:
    """Whether botocore would ask for its code: keys in the environment go before it unless a profile was
    named (botocore/credentials.py, `create_credential_resolver`), and a link of the chain that is missing
    is said first."""
    is_named = core.instance_variables().get("profile") is not None
    source = roles[-1].get("source_profile")
    is_whole = source is None or source in core.full_config["profiles"]
    return is_whole and (is_named or "AWS_ACCESS_KEY_ID" not in os.environ)


def _resolved(core: Core) -> Keys | None:
    found = core.get_credentials()
    if found is None:
        return None
    frozen = found.get_frozen_credentials()
    return Keys(frozen.access_key or "", frozen.secret_key or "", frozen.token, found.method)
