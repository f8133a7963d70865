"""The fix `make-private`: nobody but its owner may read a file that holds keys."""

from __future__ import annotations

import stat
from pathlib import Path

from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation.protocol import YES_FLAG, Conversation, Kind, Question
from wizard.mending.fixes import Mended

QUESTION = Question(
    "make_private", Phrase("Take the right to read it from other users?"), flag=YES_FLAG
)
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    if finding.location is None:
        return None
    file = Path(finding.location.file).expanduser()
    mode = stat.S_IMODE(file.stat().st_mode)
    conversation.literal(f"chmod {mode & ~OTHERS:o} {file}", Kind.COMMAND)
    if not conversation.agree(QUESTION):
        return None
    file.chmod(mode & ~OTHERS)
    return Mended()
