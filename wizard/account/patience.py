"""Waits until a grant is everywhere: IAM passes a change on within seconds, now and then a minute."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from checks.context import Context
from checks.model import Phrase
from checks.refusals.permission import DENIED, layer_of
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from wizard.conversation.protocol import Conversation
from wizard.output.marks import Mark

SECONDS = 60
PAUSE = 1.0
WAITING = Phrase("IAM passes the change on to all of AWS: {count} of at most {of} seconds")
STAYS = Phrase("What was done in AWS stays. It works within a minute; there is nothing to repeat.")
Call = Callable[[Context], Answer | Refusal]
CALLS: dict[str, Call] = {
    "AmazonRekognitionFullAccess": lambda context: context.detect_faces(),
    "AmazonS3ReadOnlyAccess": lambda context: context.aws.ask("s3", "ListBuckets"),
}
"""The call of rekwiz that each of the guide's policies allows."""


def until_allowed(
    conversation: Conversation,
    context: Context,
    policies: tuple[str, ...],
    *,
    keys: Keys | None = None,
    seconds: int = SECONDS,
) -> bool:
    """Whether the calls that these policies allow go through, or are refused for another reason.

    Each call is made anew until then; `seconds` is the longest that is waited. Whoever does not
    want to wait is told that what was done stays.
    """
    profile = None if keys else context.profile
    calls = [CALLS[name] for name in policies if name in CALLS]

    def left(calls: list[Call]) -> list[Call]:
        fresh = replace(context, aws=Aws(profile, context.region, keys))
        return [call for call in calls if lacks_a_policy(call(fresh))]

    try:
        with conversation.progress(WAITING.with_(count=0, of=seconds)) as say:
            return _wait(calls, left, say, seconds)
    except KeyboardInterrupt:
        conversation.show(STAYS, Mark.DONE)
        raise


def _wait(
    calls: list[Call],
    left: Callable[[list[Call]], list[Call]],
    say: Callable[[Phrase], None],
    seconds: int,
) -> bool:
    began = time.monotonic()
    while True:
        calls = left(calls)
        passed = int(time.monotonic() - began)
        if not calls or passed >= seconds:
            return not calls
        say(WAITING.with_(count=passed, of=seconds))
        time.sleep(PAUSE)


def lacks_a_policy(answer: Answer | Refusal) -> bool:
    """A denial that names no layer above the identity's own policies: one is missing, or on its way."""
    if isinstance(answer, Answer) or answer.code not in DENIED:
        return False
    return layer_of(answer.words) is None and "explicit deny" not in answer.words.lower()
