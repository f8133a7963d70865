"""This computer's clock agrees with the Date of AWS's answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checks.context import Context
from checks.model import Check, Cost, Evidence, NotApplicable, Phrase, Seen
from checks.refusals.clock import CLOCK_WRONG, MOST_SECONDS, in_words, wrong_by


def look(context: Context) -> Iterator[Seen]:
    answer = context.aws.reach()
    if answer.date is None:
        yield NotApplicable(Phrase("AWS's answer did not say what time it is."))
        return
    came = context.now() - timedelta(seconds=answer.step.age if answer.step else 0)
    skew = (came - answer.date).total_seconds()  # another profile may have asked long ago
    seen = Evidence("skew", in_words(skew), f"Date, {answer.operation}")
    if abs(skew) > MOST_SECONDS:
        yield wrong_by(skew, context, seen)
    else:
        yield seen


CHECK = Check(
    code="network.clock",
    title="This computer's clock is right",
    look=look,
    messages=(CLOCK_WRONG,),
    needs=("network.reachable",),
    cost=Cost.NETWORK,
    holds=("clock off by {skew}",),
)
