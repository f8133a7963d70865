"""The person's own programs start before anything else: they take the longest, and run beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress

from checks import aws_cli, own_tools
from checks.context import Context
from checks.deadline import Deadline, OutOfTime, TooLate, answered
from checks.model import Outcome
from checks.patience import NoAnswer
from checks.runner import Plan
from checks.sources.local import pythons

MOST_SECONDS = 0.25
"""For what is begun and does not begin: a home on a network that hangs, a program on a slow drive."""
OF_ALL: tuple[Callable[[Context], object], ...] = (
    own_tools.begin_python,
    pythons.begin,
    own_tools.begin_cli,
    aws_cli.begin_on_path,
    aws_cli.begin_in_use,
)
"""What all checks together begin, the last ones first: what a later one asks may answer an earlier one
by the way. A test compares."""


def head_start_of_all(context: Context, deadline: Deadline) -> None:
    """The same as `head_start` for a run that leaves nothing out, whose checks need not be loaded yet:
    that takes longer than to begin."""
    _begin(OF_ALL, context, deadline)


def head_start(
    plan: Plan, context: Context, deadline: Deadline, known: Iterable[Outcome] = ()
) -> None:
    """Begins what the checks of a plan will ask of programs; back as soon as they are at work."""
    not_looked_at = plan.left_out | {outcome.check.code for outcome in known}
    wanted = [each for each in reversed(plan.checks) if each.code not in not_looked_at]
    begins = dict.fromkeys(check.begins for check in wanted if check.begins)
    _begin(tuple(begins), context, deadline)


def _begin(
    begins: Collection[Callable[[Context], object]], context: Context, deadline: Deadline
) -> None:
    def begin() -> None:
        for each in begins:
            with suppress(NoAnswer):  # whoever looks says so
                each(context)

    if begins:
        begun = context.programs.first(lambda: deadline.aside(begin, "programs"))
        with suppress(TooLate, OutOfTime):  # where the time is over, the run itself says so
            answered(begun, MOST_SECONDS)
