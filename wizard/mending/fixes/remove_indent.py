"""The fix `remove-indent`: a setting of its own begins at the beginning of its line."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.REMOVE_INDENT, WRITE_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    line = finding.location and finding.location.line
    if not line:
        return None
    words = Phrase("The blanks at the beginning of line {line} go.", line=line)
    return in_file(
        finding,
        lambda document: document.with_lines(line, line + 1, [document.line(line).lstrip()]),
        CONSENT,
        words,
    )
