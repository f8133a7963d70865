"""Whom and what a run turned out to be about, as far as what it asked has told."""

from __future__ import annotations

from contextlib import suppress

from checks.context import Context
from checks.deadline import TooLate, within
from checks.masking import mask_key_id, masked_name
from checks.patience import NoAnswer
from checks.scope import Target
from checks.sources.aws.ask import Settings
from checks.sources.aws.refusal import Refusal

SECONDS = 10.0


def known_target(context: Context, *, patience: float | None = SECONDS) -> Target:
    """What the questions that were put so far have told; asks AWS nothing itself.

    The files are read for it, and waited for so many seconds; for None they are not.
    """
    keys, caller = context.aws.known_keys(), context.aws.known_caller()
    settings: Settings | Refusal | None = context.aws.known_settings()
    if patience is not None:
        with suppress(TooLate, NoAnswer):
            settings = within(patience, context.aws.settings, "settings")
    profile, region = context.profile, context.region
    if isinstance(settings, Settings):
        profile, region = settings.profile, settings.region
    return Target(
        profile=_presentable(profile),
        region=_presentable(region),
        account=caller.account if caller else None,
        arn=caller.arn if caller else None,
        access_key_id=mask_key_id(keys.access_key_id) if keys else None,
        credential_source=keys.method if keys else None,
    )


def _presentable(name: str | None) -> str | None:
    """A profile or a Region as it may be shown: a secret may have been typed in its place."""
    return None if name is None else masked_name(name)
