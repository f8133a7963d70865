"""All places that name a Region for this run: of those the first wins, and the others are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.profile import (
    REGION_VARIABLE,
    Stated,
    places_of,
    profile_in_use,
    stated_at,
)

OF_THE_CLI = "AWS_REGION"
"""Read by AWS CLI 2 before all other variables; boto3 and AWS CLI 1 do not read it."""


def candidates(context: Context) -> tuple[Stated, ...]:
    """In botocore's order: flag, AWS_DEFAULT_REGION, the profile's `credentials`, its `config`."""
    return tuple(_candidates(context))


def _candidates(context: Context) -> Iterator[Stated]:
    if context.region is not None:
        yield Stated("region", context.region, context.region_from)
    if (value := context.environment.get(REGION_VARIABLE)) is not None:
        yield Stated("region", value, REGION_VARIABLE)
    for place in places_of(context, profile_in_use(context)):
        if there := stated_at(context, place, "region"):
            yield there
