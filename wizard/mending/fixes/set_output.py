"""The fix `set-output`: the AWS CLI answers in json, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation.protocol import YES_FLAG, Conversation, Question
from wizard.mending.fixes import Mended
from wizard.mending.saving import in_config, save

QUESTION = Question("set_output", Phrase("Write this?"), flag=YES_FLAG)


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    return save(conversation, in_config(context, {"output": "json"}), QUESTION)
