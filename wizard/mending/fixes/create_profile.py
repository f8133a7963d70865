"""The fix `create-profile`: the profile that is asked for is made, with a key and a Region."""

from __future__ import annotations

from checks.context import Context
from checks.credentials.profile import known_profiles
from checks.fix import Fix
from checks.geography.names import DEFAULT_REGION
from checks.masking import masked_name
from checks.model import Finding, Phrase
from checks.profile import REGION_VARIABLE, asked_profile, stated
from checks.spelling import near
from wizard.conversation.protocol import Choice, Conversation
from wizard.invocation.region import complaint_about
from wizard.keys.proof import QUESTIONS, Wanted, proved_key
from wizard.mending.fixes.set_region import REGION
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.keys import place_of_keys
from wizard.mending.plans.profiles import WHICH, show_how_to_name
from wizard.mending.plans.settings import Settings, in_config, written

CONSENT = consent(Fix.CREATE_PROFILE, WRITE_THIS)
ASKS = (WHICH, *QUESTIONS, REGION, CONSENT)
NEW = "new"


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """None where another profile was chosen, and how it is named was said."""
    asked = asked_profile(context)
    if asked is None:
        return None
    other = _other(conversation, context, asked.value)
    if other is not None:
        show_how_to_name(conversation, context, other)
        return None
    region = conversation.ask(REGION, default=_region(context), judge=complaint_about).strip()
    place = place_of_keys(context)
    keys = proved_key(conversation, Wanted(context, region=region))
    if keys is None:
        return None
    return written([place.holding(keys), *in_config(context, {"region": region})], CONSENT)


def _other(conversation: Conversation, context: Context, asked: str) -> str | None:
    """The profile that was meant; None for the one that is to be made. A name much like it is offered."""
    names = known_profiles(context)
    new = Choice[str | None](NEW, None, Phrase("make the profile {name}", name=masked_name(asked)))
    choices = [
        new,
        *(
            Choice[str | None](name, name, Phrase("the profile {name}", name=masked_name(name)))
            for name in names
            if name != NEW
        ),
    ]
    alike = next((name for name in near(asked, names) if name != NEW), NEW)
    return conversation.choose(WHICH, choices, alike)


def _region(context: Context) -> str:
    """That of the person's other profile, where it has one."""
    of_default = stated(context, "region", "default")
    named = (
        context.region,
        context.environment.get(REGION_VARIABLE),
        of_default and of_default.value,
    )
    return next((each for each in named if each and not complaint_about(each)), DEFAULT_REGION)
