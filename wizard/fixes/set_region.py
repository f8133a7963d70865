"""The fix `set-region`: a Region that offers Rekognition, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.model import Finding, Phrase
from checks.region.names import DEFAULT_REGION
from wizard.conversation import YES_FLAG, Conversation, Question
from wizard.fixes import Fix, Mended
from wizard.fixes.saving import in_config, save
from wizard.typed_region import complaint_about

WRITE = Question("write", Phrase("Write this?"), flag=YES_FLAG)
REGION = Question("region", Phrase("Region"), flag="--region")


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    """Asks for the Region; the one that was probably meant is offered."""
    default = str(finding.facts.get("meant") or DEFAULT_REGION)
    region = conversation.ask(REGION, default=default, judge=complaint_about)
    return save(conversation, in_config(context, {"region": region.strip()}), WRITE)


FIX = Fix("set-region", safe=False, mend=mend)
