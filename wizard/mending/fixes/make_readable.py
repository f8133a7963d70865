"""The fix `make-readable`: its owner may read the file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import DO_THIS, consent
from wizard.mending.plans.places import Rights
from wizard.output.paths import shown

CONSENT = consent(Fix.MAKE_READABLE, DO_THIS)
ASKS = (CONSENT,)
FILE, FOLDER = stat.S_IRUSR, stat.S_IRUSR | stat.S_IXUSR


def plan(conversation: Conversation, context: Context, finding: Finding) -> Rights | None:
    """None where the file is another user's: only an administrator can give it back."""
    if finding.location is None:
        return None
    path = Path(finding.location.file)
    about = path.stat()
    if about.st_uid != os.getuid():
        conversation.show(
            Phrase(
                "{file} belongs to another user. The command above gives it to you, and asks for"
                " your password.",
                file=shown(path),
            )
        )
        return None
    before = stat.S_IMODE(about.st_mode)
    after = before | (FOLDER if path.is_dir() else FILE)
    return Rights(path, before, after, Phrase("You may read {file}.", file=shown(path)), CONSENT)
