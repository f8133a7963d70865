"""The fix `swap-region-and-output`: the Region and the output format change places."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.geography.names import DEFAULT_REGION, Kind, judge
from checks.model import Finding
from checks.profile import stated
from checks.sources.aws.partitions import region_names
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_config, written

CONSENT = consent(Fix.SWAP_REGION_AND_OUTPUT, WRITE_THIS)
ASKS = (CONSENT,)
FORMATS = ("json", "text", "table", "yaml", "yaml-stream", "off")
"""AWS CLI User Guide, "Setting the output format in the AWS CLI"."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """Each gets the other's value where that fits it, else what the guide uses."""
    region, output = (stated(context, key) for key in ("region", "output"))
    meant = output.value if output and _is_region(output.value) else DEFAULT_REGION
    form = region.value if region and region.value in FORMATS else FORMATS[0]
    return written(in_config(context, {"region": meant, "output": form}), CONSENT)


def _is_region(text: str) -> bool:
    return judge(text, region_names()).kind is Kind.KNOWN
