"""The person's own programs start before anything else: they take the longest, and run beside it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from checks.context import Context
from checks.deadline import Deadline, OutOfTime, TooLate, answered
from checks.model import Outcome
from checks.patience import NoAnswer
from checks.runner import Plan

MOST_SECONDS = 0.25
"""For what is begun and does not begin: a home on a network that hangs, a program on a slow drive."""


def head_start(
    plan: Plan, context: Context, deadline: Deadline, known: Iterable[Outcome] = ()
) -> None:
    """Begins what the checks of a plan will ask of programs; back as soon as they are at work.

    The last checks first: what a later one asks may answer an earlier one by the way.
    """
    not_looked_at = plan.left_out | {outcome.check.code for outcome in known}
    wanted = [each for each in reversed(plan.checks) if each.code not in not_looked_at]
    begins = dict.fromkeys(check.begins for check in wanted if check.begins)

    def begin() -> None:
        for each in begins:
            with suppress(NoAnswer):  # whoever looks says so
                each(context)

    if begins:
        begun = context.programs.first(lambda: deadline.aside(begin, "programs"))
        with suppress(TooLate, OutOfTime):  # where the time is over, the run itself says so
            answered(begun, MOST_SECONDS)
