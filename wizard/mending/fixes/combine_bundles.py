"""The fix `combine-bundles`: the company's authorities and the public ones, in one new bundle."""

from __future__ import annotations

from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from checks.sources.local.authorities import certificates_of
from wizard.conversation.protocol import Conversation
from wizard.mending.authorities import joined
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.bundles import in_use_from_now_on
from wizard.mending.plans.settings import Settings

CONSENT = consent(Fix.COMBINE_BUNDLES, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    own = certificates_of(Path(str(finding.facts["bundle"])))
    return in_use_from_now_on(context, joined(*own), CONSENT)
