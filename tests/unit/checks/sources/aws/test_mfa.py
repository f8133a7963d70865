"""Whether a code is asked for is told as botocore's own provider of roles does it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from botocore.credentials import AssumeRoleProvider
from botocore.exceptions import BotoCoreError
from hypothesis import assume, given
from hypothesis import strategies as st

from checks.sources.aws.mfa import KEYS, profile_that_asks

NAMES = ("a", "b", "c")
ROLE = st.fixed_dictionaries(
    {"role_arn": st.just("arn:aws:iam::111122223333:role/dev")},
    optional={
        "mfa_serial": st.just("arn:aws:iam::111122223333:mfa/ming"),
        "source_profile": st.sampled_from((*NAMES, "gone")),
        "web_identity_token_file": st.just("/token"),
    },
)
WITH_KEYS = st.just(dict.fromkeys(KEYS, "x"))
PROFILE = st.one_of(WITH_KEYS, ROLE, st.builds(lambda one, other: one | other, WITH_KEYS, ROLE))


class Sts:
    def assume_role(self, **_):
        ends = datetime.now(UTC) + timedelta(hours=1)
        keys = {"AccessKeyId": "x", "SecretAccessKey": "x", "SessionToken": "x"}
        return {"Credentials": {**keys, "Expiration": ends}}


def asked_by_botocore(profiles: dict[str, dict[str, str]]) -> bool:
    asked = list[str]()

    def prompter(words: str) -> str:
        asked.append(words)
        return "123456"

    provider = AssumeRoleProvider(
        lambda: {"profiles": profiles}, lambda *_, **__: Sts(), {}, "a", prompter
    )
    try:
        if found := provider.load():
            found.get_frozen_credentials()
    except (BotoCoreError, KeyError):
        pass
    return bool(asked)


def asked_by_us(profiles: dict[str, dict[str, str]]) -> bool:
    def setting(name: str, key: str) -> str | None:
        return profiles.get(name, {}).get(key)

    return profile_that_asks("a", setting, profiles.__contains__) is not None


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, PROFILE)))
def test_it_is_told_as_botocore_does_it(profiles):
    assume(not any(map(_is_by_web_identity_alone, (profiles["b"], profiles["c"]))))

    assert asked_by_us(profiles) == asked_by_botocore(profiles)


def _is_by_web_identity_alone(profile: dict[str, str]) -> bool:
    """As a source, which the provider of roles does not take up without the others."""
    return "web_identity_token_file" in profile and KEYS[0] not in profile


@pytest.mark.parametrize("source", ["Ec2InstanceMetadata", "EcsContainer"])
def test_a_role_that_the_machine_signs_for_asks_too(source):
    role = {"role_arn": "x", "mfa_serial": "y", "credential_source": source}

    assert asked_by_us({"a": role})
