"""The fix `make-executable`: the system may start the program."""

from __future__ import annotations

import stat
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import DO_THIS, consent
from wizard.mending.plans.places import Rights
from wizard.output.paths import shown

CONSENT = consent(Fix.MAKE_EXECUTABLE, DO_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Rights | None:
    """Whoever may read it may execute it, as `chmod +x` has it."""
    path = Path(str(finding.facts["path"]))
    before = stat.S_IMODE(path.stat().st_mode)
    after = before | (before & 0o444) >> 2
    words = Phrase("The system may start {file}.", file=shown(path))
    return Rights(path, before, after, words, CONSENT)
