"""The fix `set-region`: a Region that offers Rekognition, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.geography.names import DEFAULT_REGION
from checks.model import Finding, Phrase
from wizard.conversation import boxes
from wizard.conversation.protocol import Conversation, Question
from wizard.conversation.regions import meant, plain_choices
from wizard.invocation.region import complaint_about
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_config, written

REGION = Question(
    "region",
    Phrase("Region"),
    help=Phrase("Type a city, a country or a code to look for it; rekwiz regions lists them all."),
    flag="--region",
    boxes=(boxes.REGION,),
)
CONSENT = consent(Fix.SET_REGION, WRITE_THIS)
ASKS = (REGION, CONSENT)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """Asks for the Region; the one that was probably meant is offered."""
    named = (str(finding.facts.get(fact) or "") for fact in ("meant", "cli"))
    default = next((each for each in named if each and not complaint_about(each)), DEFAULT_REGION)
    region = conversation.pick(
        REGION, plain_choices(default), default, judge=complaint_about, meant=meant
    )
    return in_profile(context, region.strip())


def in_profile(context: Context, region: str) -> Settings | None:
    """A plan to write this Region to the profile in use; None where it stands there already."""
    return written(in_config(context, {"region": region}), CONSENT)
