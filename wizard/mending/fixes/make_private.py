"""The fix `make-private`: nobody but its owner may read a file that holds keys."""

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

OTHERS = stat.S_IRWXG | stat.S_IRWXO
CONSENT = consent(Fix.MAKE_PRIVATE, DO_THIS)
ASKS = (CONSENT,)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Rights | None:
    if finding.location is None:
        return None
    file = Path(finding.location.file).expanduser()
    mode = stat.S_IMODE(file.stat().st_mode)
    words = Phrase("Nobody but you may read or change {file} any more.", file=shown(file))
    return Rights(file, mode, mode & ~OTHERS, words, CONSENT)
