"""How a person sets the Region where it was set wrong: in a variable, a flag, or the profile."""

from __future__ import annotations

import shlex

from checks.context import FLAG, Context
from checks.fix import Fix
from checks.geography.names import name_of
from checks.model import Phrase, Remedy
from checks.pages import REGIONS, REKOGNITION_REGIONS
from checks.profile import Stated, profile_in_use
from checks.region.support.offered import usable
from checks.sources.aws.partitions import region_names
from checks.sources.local.shells import set_remedy

LINKS = (REGIONS, REKOGNITION_REGIONS)


def to_set(meant: str | None, stated: Stated | None, context: Context) -> Remedy:
    """What to do, with the Region that was probably meant or one near it that offers Rekognition."""
    region = usable(meant)
    choice = Phrase(
        "Choose the Region that you want; rekwiz regions lists those that offer Rekognition. The"
        " command takes {region}, {name}.",
        region=region,
        name=name_of(region, region_names()),
    )
    match stated:
        case Stated(source=place) if context.region is not None and _is_of_a_file(place, context):
            step = Phrase(
                'Write it there: region = "{region}" ({place}).', region=region, place=place
            )
            return Remedy((choice, step), links=LINKS)
        case Stated(source="--region"):
            step = Phrase("Name it after --region: --region {region}.", region=region)
            return Remedy((choice, step), links=LINKS)
        case Stated(source=variable, location=None):
            there = set_remedy(variable, region, context.platform)
            return Remedy((choice, *there.steps), there.commands, LINKS)
    step = Phrase("Write it to the profile with the command below, or with rekwiz setup.")
    return Remedy((choice, step), (_configure(region, context),), LINKS, Fix.SET_REGION)


def _is_of_a_file(place: str, context: Context) -> bool:
    """Whether rekwiz's own file says it, and neither the flag nor a variable."""
    return place == context.region_from and place != FLAG and place not in context.environment


def _configure(region: str, context: Context) -> str:
    profile = profile_in_use(context)
    of_profile = "" if profile == "default" else f" --profile {shlex.quote(profile)}"
    return f"aws configure set region {region}{of_profile}"
