"""The three ways in which a person signs in, and which of them a profile takes."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

from msgspec import Struct

from checks.context import Context
from checks.profile import ID, Stated, names_in_use, places_of, profile_in_use, stated, stated_at
from checks.values_in_use import environment_wins


class Way(Enum):
    """How a person's profile comes to its credentials."""

    BROWSER = "browser"
    """The console's own sign-in, by `aws login`."""
    IDENTITY_CENTER = "identity-center"
    ACCESS_KEY = "access-key"


class SignIn(Struct, frozen=True):
    """One way, as AWS described it on `date` at `source`.

    `since` is the first AWS CLI that knows it, `needs` the package that a plain boto3 lacks for it,
    `policy` the one of AWS's that an IAM user must have, `hours` how long it lasts at most; each is
    empty where there is none.
    """

    way: Way
    settings: tuple[str, ...]
    sets_up: str
    signs_in: str
    without_browser: str
    since: tuple[int, ...]
    needs: str
    policy: str
    partitions: tuple[str, ...]
    hours: int | None
    source: str
    date: str

    def command_for(self, profile: str) -> str:
        """What signs in anew, to be pasted; empty for a way that needs no sign-in."""
        return f"{self.signs_in} --profile {shlex.quote(profile)}" if self.signs_in else ""


class InUse(Struct, frozen=True):
    """The way that a profile takes: its own, or that of the profile that it builds on."""

    sign_in: SignIn
    profile: str
    setting: Stated | None = None

    @property
    def way(self) -> Way:
        return self.sign_in.way


def sign_in_by(way: Way) -> SignIn:
    return _sign_ins()[way]


def way_in_use(context: Context) -> InUse | None:
    """How the profile in use signs in; None where it does so in none of the three ways.

    Of several settings of a profile botocore takes them in this order: IAM Identity Center, keys in
    `credentials`, `aws login`, keys in `config` (botocore/credentials.py, ProfileProviderBuilder). The
    environment's keys go before all of them.
    """
    if context.aws.given or environment_wins(context):
        return InUse(sign_in_by(Way.ACCESS_KEY), profile_in_use(context))
    profile = _signing_profile(context)
    return _of_profile(context, profile) if profile else None


def _signing_profile(context: Context) -> str | None:
    """Whose own credentials sign, at first: of a profile with a role that is its source's. None where
    the role has another source (botocore/credentials.py, AssumeRoleProvider, which goes first)."""
    names = names_in_use(context)
    for profile in names:
        if not stated(context, "role_arn", profile):
            return profile
        if not stated(context, "source_profile", profile):
            return None
    return names[-1] if names else None


def _of_profile(context: Context, profile: str) -> InUse | None:
    for way, setting in _in_order(context, profile):
        if setting:
            return InUse(sign_in_by(way), profile, setting)
    return None


def _in_order(context: Context, profile: str) -> Iterator[tuple[Way, Stated | None]]:
    for name in sign_in_by(Way.IDENTITY_CENTER).settings:
        yield Way.IDENTITY_CENTER, stated(context, name, profile)
    yield Way.ACCESS_KEY, _key_in(context, profile, "credentials")
    for name in sign_in_by(Way.BROWSER).settings:
        yield Way.BROWSER, stated(context, name, profile)
    yield Way.ACCESS_KEY, _key_in(context, profile, "config")


def _key_in(context: Context, profile: str, kind: str) -> Stated | None:
    places = (place for place in places_of(context, profile) if place.file.kind == kind)
    return next(filter(None, (stated_at(context, place, ID) for place in places)), None)


@cache
def _sign_ins() -> dict[Way, SignIn]:
    read = tomllib.loads(Path(__file__).with_name("sign_ins.toml").read_text("utf-8"))
    return {
        way: SignIn(
            way,
            settings=tuple(about["settings"]),
            sets_up=about["sets_up"],
            signs_in=about["signs_in"],
            without_browser=about["without_browser"],
            since=tuple(map(int, about["since"].split("."))),
            needs=about["needs"],
            policy=about["policy"],
            partitions=tuple(about["partitions"]),
            hours=about.get("hours"),
            source=about["source"],
            date=str(about["date"]),
        )
        for way, about in ((way, read[way.value]) for way in Way)
    }
