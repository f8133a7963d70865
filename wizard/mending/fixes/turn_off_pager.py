"""The fix `turn-off-pager`: the AWS CLI prints its answers without a pager, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation.protocol import YES_FLAG, Conversation, Question
from wizard.mending.fixes import Mended
from wizard.mending.saving import in_config, save

QUESTION = Question("turn_off_pager", Phrase("Write this?"), flag=YES_FLAG)


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    return save(conversation, in_config(context, {"cli_pager": ""}), QUESTION)
