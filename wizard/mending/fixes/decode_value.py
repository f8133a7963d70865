"""The fix `decode-value`: a key that was encoded in base64 stands in clear."""

from __future__ import annotations

from base64 import b64decode

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import with_value
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.DECODE_VALUE, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    return in_file(finding, with_value(finding, _decoded), CONSENT)


def _decoded(value: str) -> str:
    return b64decode(value.strip()).decode("ascii", "replace").strip()
