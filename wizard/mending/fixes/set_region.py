"""The fix `set-region`: a Region that offers Rekognition, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.geography.names import DEFAULT_REGION
from checks.model import Finding, Phrase
from wizard.conversation.protocol import YES_FLAG, Conversation, Question
from wizard.invocation.region import complaint_about
from wizard.mending.fixes import Mended
from wizard.mending.saving import in_config, save

WRITE = Question("write", Phrase("Write this?"), flag=YES_FLAG)
REGION = Question("region", Phrase("Region"), flag="--region")


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    """Asks for the Region; the one that was probably meant is offered."""
    default = str(finding.facts.get("meant") or DEFAULT_REGION)
    region = conversation.ask(REGION, default=default, judge=complaint_about)
    return save(conversation, in_config(context, {"region": region.strip()}), WRITE)
