"""The fix `set-output`: the AWS CLI answers in json, in the profile in use."""

from __future__ import annotations

from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation import YES_FLAG, Conversation, Question
from wizard.fixes import Fix, Mended
from wizard.fixes.saving import in_config, save

QUESTION = Question("set_output", Phrase("Write this?"), flag=YES_FLAG)


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    return save(conversation, in_config(context, {"output": "json"}), QUESTION)


FIX = Fix("set-output", safe=True, mend=mend)
