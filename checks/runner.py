"""Runs checks side by side over one context, each as soon as what it needs holds, until a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from queue import Empty, Queue

from msgspec import Struct

from checks.context import Context
from checks.deadline import HEARS_WITHIN, Deadline, OutOfTime
from checks.judgement import heeding, judge
from checks.model import Check, Cost, Outcome, Phrase, Seen, State
from checks.own_faults import crashed, no_answer, out_of_time
from checks.patience import NoAnswer
from checks.progress import Plan, Progress
from checks.trail import Step, last, waited_for

__all__ = ["HEARS_WITHIN", "WHOLE_RUN", "Plan", "run"]
WHOLE_RUN = 30.0
"""Seconds, where nobody says another number (CONTRACT, `--timeout`)."""
SEES_WITHIN = 0.01
"""Seconds until it notices that the first questions are on their way."""
MOST_HELD = 1 / 4
"""Of the run's time: for so long what asks AWS goes before other looks at this computer. What hangs holds
up nothing."""
CALLED_OFF = Phrase("not decided: the run was told to stop")
LEFT_OUT = Phrase("left out with --skip")
BLOCKED = Phrase("not checked: something that it needs does not hold")


class _Ended(Struct, frozen=True):
    """A check that has come to its end, and the answer that it waited for."""

    outcome: Outcome
    behind: Step | None = None


class _LastWait(Struct):
    """The time in which the call that is paid for is on its way, or other programs are waited for and
    nothing else, and what is done in it."""

    progress: Progress
    context: Context
    deadline: Deadline
    meanwhile: Callable[[Collection[Outcome]], object]
    is_used: bool = False

    def is_near(self) -> bool:
        """Whether it is about to come; when it comes, it is used."""
        if self.is_used:
            return False
        is_told = self.progress.asks_no_more()
        is_near = is_told or self.progress.is_paid_for()
        if is_told or (is_near and self.context.aws.outbox.is_clear):
            self.is_used = True
            seen = tuple(self.progress.done.values())
            self.deadline.aside(partial(self.meanwhile, seen), "meanwhile")
        return is_near


def run(
    plan: Plan,
    context: Context,
    *,
    timeout: float = WHOLE_RUN,
    waiting: Callable[[Check, float], None] = lambda check, seconds: None,
    is_called_off: Callable[[], bool] = lambda: False,
    meanwhile: Callable[[Collection[Outcome]], object] = lambda seen: None,
    known: Iterable[Outcome] = (),
    whole: float | None = None,
) -> tuple[Outcome, ...]:
    """The outcome of each check of the plan, in its order; `waiting` is told every now and then which
    check is at work for the longest, and for how many seconds. `meanwhile` is done aside, with what was
    seen so far, while the call that is paid for or other programs, which come last, are waited for.

    What is `known` of an earlier run is not looked at again.

    `timeout` is in seconds, for the whole run; `whole` is what was said, where this is what is left of
    it. A check that has not ended by then is `unknown`; its thread is left behind, and asks nothing
    more. So it is for one that is at work when the run is called off.
    """
    deadline = Deadline(timeout)
    try:
        done = {outcome.check.code: outcome for outcome in known}
        progress = Progress(plan, done, holds_until=time.monotonic() + MOST_HELD * timeout)
        said = timeout if whole is None else whole
        last_wait = _LastWait(progress, context, deadline, meanwhile)
        return _outcomes(progress, context, deadline, said, waiting, is_called_off, last_wait)
    finally:
        deadline.end()


def _outcomes(
    progress: Progress,
    context: Context,
    deadline: Deadline,
    said: float,
    waiting: Callable[[Check, float], None],
    is_called_off: Callable[[], bool],
    last_wait: _LastWait,
) -> tuple[Outcome, ...]:
    finished, is_news = Queue[_Ended](), True

    def settle(ended: _Ended) -> None:
        code = ended.outcome.check.code
        progress.running.pop(code, None)
        progress.done[code], progress.behind[code] = ended.outcome, ended.behind

    while True:
        if is_called_off():
            _call_off(progress, settle, finished)
        if is_news:
            _settle_what_will_not_run(progress, settle)
        are_held = _start_what_can_run(progress, context, deadline, finished.put)
        if not progress.running:
            return tuple(progress.done[check.code] for check in progress.plan.checks)
        waiting(*progress.longest())
        left, is_soon = deadline.left, are_held or last_wait.is_near()
        try:
            settle(finished.get(timeout=min(SEES_WITHIN if is_soon else HEARS_WITHIN, left)))
            _settle_what_has_ended(finished, settle)
            is_news = True
        except Empty:
            is_news = left <= HEARS_WITHIN
            if is_news and not is_called_off():
                _give_up(progress, settle, context, said)


def _settle_what_has_ended(finished: Queue[_Ended], settle: Callable[[_Ended], None]) -> None:
    with suppress(Empty):
        while True:
            settle(finished.get_nowait())


def _settle_what_will_not_run(progress: Progress, settle: Callable[[_Ended], None]) -> None:
    for check in progress.waiting():
        if outcome := _without_a_look(progress, check):
            settle(_Ended(outcome))


def _without_a_look(progress: Progress, check: Check) -> Outcome | None:
    """What becomes of a check that nobody wants, or whose needs do not hold."""
    required = progress.plan.requires(check)
    if check.code in progress.plan.left_out:
        return Outcome(check, State.SKIP, required, reason=LEFT_OUT)
    if roots := progress.roots_of(check):
        return Outcome(check, State.SKIP, required, reason=BLOCKED, blocked_by=roots)
    return None


def _start_what_can_run(
    progress: Progress, context: Context, deadline: Deadline, put: Callable[[_Ended], None]
) -> bool:
    """Whether some of it is held back until the first questions are on their way."""
    able = [
        check
        for check in progress.waiting()
        if all(code in progress.done for code in progress.plan.needs[check.code])
    ]
    held = progress.held(able, context.aws.outbox)
    free = [check for check in able if check not in held]
    begin = free or ([] if progress.running else held)
    for check in sorted(begin, key=lambda each: each.cost is not Cost.PAID):  # that takes longest
        progress.running[check.code] = time.monotonic()
        work = partial(_look, check, context, progress.plan, progress.came_after(check), put)
        if deadline.left:  # else it is given up at once
            deadline.aside(work, check.code)
    _ask_ahead(progress, context, deadline)
    return bool(held)


def _ask_ahead(progress: Progress, context: Context, deadline: Deadline) -> None:
    for check in progress.waiting():
        ask = None if check.code in progress.asked_ahead else check.ahead
        if ask and progress.may_ask_ahead(check):
            progress.asked_ahead.add(check.code)
            work = partial(_behind, progress.came_after(check), partial(ask, context))
            deadline.aside(work, f"ahead of {check.code}")


def _behind(after: Step | None, work: Callable[[], object]) -> None:
    waited_for(after)
    work()


def _call_off(
    progress: Progress, settle: Callable[[_Ended], None], finished: Queue[_Ended]
) -> None:
    """What has come to an end counts; the rest is not decided, and nothing more begins."""
    _settle_what_has_ended(finished, settle)
    for check in progress.waiting_or_running():
        began = progress.running.get(check.code)
        if began is None and (outcome := _without_a_look(progress, check)):
            settle(_Ended(outcome))
            continue
        took = time.monotonic() - began if began else 0.0
        required = progress.plan.requires(check)
        settle(_Ended(Outcome(check, State.UNKNOWN, required, reason=CALLED_OFF, took=took)))


def _give_up(
    progress: Progress, settle: Callable[[_Ended], None], context: Context, said: float
) -> None:
    for code in list(progress.running):
        check = progress.plan.by_code[code]
        took = time.monotonic() - progress.running[code]
        finding = out_of_time(check.area).finding(facts={"check": code, "seconds": f"{said:g}"})
        required = progress.plan.requires(check)
        outcome = Outcome(check, State.UNKNOWN, required, findings=(finding,), took=took)
        settle(_Ended(heeding(progress.plan.mutes, outcome, context.now().date())))


def _look(
    check: Check, context: Context, plan: Plan, after: Step | None, put: Callable[[_Ended], None]
) -> None:
    began, seen = time.monotonic(), list[Seen]()
    waited_for(after)
    try:
        for thing in check.look(context):
            seen.append(thing)
    except NoAnswer as silent:
        seen.append(no_answer(check, silent))
    except OutOfTime:
        return  # whoever ends the run says so
    except Exception as error:  # a crash is a kind of result: the run goes on
        seen.append(
            crashed(check.area).finding(facts={"check": check.code, "error": _trace(error)})
        )
    outcome = judge(check, plan.requires(check), seen)
    outcome = heeding(plan.mutes, outcome, context.now().date())
    ended = time.monotonic()
    put(_Ended(replace(outcome, took=ended - began, ended=ended), last()))


def _trace(error: Exception) -> str:
    """Kind and place of a crash, without its words: they could hold what nobody may see."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_name}, line {place.tb_lineno})" if place else ""
    return type(error).__name__ + where
