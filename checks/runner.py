"""Runs checks side by side over one context, each as soon as what it needs holds, until a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from queue import Empty, Queue

from checks.context import Context
from checks.deadline import Deadline, OutOfTime
from checks.judgement import heeding, judge
from checks.model import Check, Cost, Outcome, Phrase, Seen, State
from checks.mute import Mute
from checks.own_faults import crashed, no_answer, out_of_time
from checks.patience import NoAnswer
from checks.sources.aws.passage import Outbox
from checks.trail import Step, last, waited_for

WHOLE_RUN = 30.0
"""Seconds, where nobody says another number (CONTRACT, `--timeout`)."""
BLOCKING = (State.FAIL, State.UNKNOWN)
HEARS_WITHIN = 0.1
"""Seconds until a run that was called off notices it."""
SEES_WITHIN = 0.01
"""Seconds until it notices that the first questions are on their way."""
MOST_HELD = 3.0
"""Seconds, or a quarter of the run, for which what asks AWS goes before other looks at this computer:
what hangs holds up nothing."""
CALLED_OFF = Phrase("not decided: the run was told to stop")
LEFT_OUT = Phrase("left out with --skip")
BLOCKED = Phrase("not checked: something that it needs does not hold")


@dataclass(frozen=True)
class Plan:
    """Which checks to run, in the order of needs; which of them the person left out or made required,
    and which findings are muted, by their codes. What follows from it is found once for many runs."""

    checks: tuple[Check, ...]
    left_out: frozenset[str] = frozenset()
    also_required: frozenset[str] = frozenset()
    mutes: Mapping[str, Mute] = field(default_factory=dict)

    def requires(self, check: Check) -> bool:
        return check.required or check.code in self.also_required

    @cached_property
    def by_code(self) -> Mapping[str, Check]:
        return {check.code: check for check in self.checks}

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each check needs of those that are here."""
        return {
            check.code: tuple(code for code in check.needs if code in self.by_code)
            for check in self.checks
        }

    @cached_property
    def leading(self) -> frozenset[str]:
        """The checks that put the first questions, and what must hold before they are put."""
        before = {check.code: self._before(check) for check in self.checks if self.asks(check)}
        first = {code for code, known in before.items() if known.isdisjoint(before)}
        return frozenset(first.union(*(before[code] for code in first)))

    def asks(self, check: Check) -> bool:
        """Whether AWS is asked by it."""
        return check.cost in (Cost.NETWORK, Cost.PAID) and check.code not in self.left_out

    def _before(self, check: Check) -> set[str]:
        """All that it needs; of what may be asked ahead of other answers without those."""
        needs = [self.by_code[code] for code in self.needs[check.code]]
        own = [each for each in needs if not (check.ahead and each.cost is Cost.NETWORK)]
        return {each.code for each in own}.union(*map(self._before, own))


@dataclass(frozen=True)
class _Ended:
    """A check that has come to its end, and the answer that it waited for."""

    outcome: Outcome
    behind: Step | None = None


@dataclass
class _Progress:
    """Where a run stands; only the thread that called `run` changes it."""

    plan: Plan
    done: dict[str, Outcome] = field(default_factory=dict)
    running: dict[str, float] = field(default_factory=dict)
    asked_ahead: set[str] = field(default_factory=set)
    behind: dict[str, Step | None] = field(default_factory=dict)
    holds_until: float = 0.0

    def waiting(self) -> Iterable[Check]:
        known = self.done.keys() | self.running.keys()
        return [check for check in self.plan.checks if check.code not in known]

    def longest(self) -> tuple[Check, float]:
        """The check that is at work for the longest, and for how many seconds."""
        code = min(self.running, key=self.running.__getitem__)
        return self.plan.by_code[code], time.monotonic() - self.running[code]

    def waiting_or_running(self) -> Iterable[Check]:
        return [check for check in self.plan.checks if check.code not in self.done]

    def may_ask_ahead(self, check: Check) -> bool:
        """Whether all that it needs holds, but for questions that are on their way to AWS."""
        return all(
            need in self.done
            or (need in self.running and self.plan.by_code[need].cost is Cost.NETWORK)
            for need in self.plan.needs[check.code]
        )

    def held(self, able: Iterable[Check], outbox: Outbox) -> list[Check]:
        """Those that are looked at while AWS is waited for: before the first questions are on their way
        they would take a computer's time from those."""
        if time.monotonic() > self.holds_until or self._has_asked(outbox):
            return []
        return [
            each for each in able if each.cost is Cost.LOCAL and each.code not in self.plan.leading
        ]

    def _has_asked(self, outbox: Outbox) -> bool:
        """Whether all that leads to a question was looked at, and what it led to has gone out."""
        left = [self.plan.by_code[code] for code in self.plan.leading - self.done.keys()]
        put = self.running.keys() | self.asked_ahead
        return not left or (
            all(self.plan.asks(each) and each.code in put for each in left) and outbox.is_clear
        )

    def came_after(self, check: Check) -> Step | None:
        """The last answer that was waited for, of all that this check needs."""
        known = [self.behind.get(code) for code in self.plan.needs[check.code]]
        return max(filter(None, known), key=lambda step: step.ended, default=None)

    def roots_of(self, check: Check) -> tuple[str, ...]:
        """The checks at the bottom of why this one cannot be run, each once."""
        roots: dict[str, None] = {}
        for outcome in (
            self.done[code] for code in self.plan.needs[check.code] if code in self.done
        ):
            if outcome.state in BLOCKING:
                roots[outcome.check.code] = None
            roots.update(dict.fromkeys(outcome.blocked_by))
        return tuple(roots)


def run(
    plan: Plan,
    context: Context,
    *,
    timeout: float = WHOLE_RUN,
    waiting: Callable[[Check, float], None] = lambda check, seconds: None,
    is_called_off: Callable[[], bool] = lambda: False,
    known: Iterable[Outcome] = (),
) -> tuple[Outcome, ...]:
    """The outcome of each check of the plan, in its order; `waiting` is told every now and then which
    check is at work for the longest, and for how many seconds.

    What is `known` of an earlier run is not looked at again.

    `timeout` is in seconds, for the whole run. A check that has not ended by then is `unknown`; its
    thread is left behind, and asks nothing more. So it is for one that is at work when the run is
    called off.
    """
    deadline = Deadline(timeout)
    try:
        done = {outcome.check.code: outcome for outcome in known}
        held = min(MOST_HELD, timeout / 4)
        progress = _Progress(plan, done, holds_until=time.monotonic() + held)
        return _outcomes(progress, context, deadline, timeout, waiting, is_called_off)
    finally:
        deadline.end()


def _outcomes(
    progress: _Progress,
    context: Context,
    deadline: Deadline,
    timeout: float,
    waiting: Callable[[Check, float], None],
    is_called_off: Callable[[], bool],
) -> tuple[Outcome, ...]:
    finished = Queue[_Ended]()

    def settle(ended: _Ended) -> None:
        code = ended.outcome.check.code
        progress.running.pop(code, None)
        progress.done[code], progress.behind[code] = ended.outcome, ended.behind

    while True:
        if is_called_off():
            _call_off(progress, settle, finished)
        _settle_what_will_not_run(progress, settle)
        are_held = _start_what_can_run(progress, context, deadline, finished.put)
        if not progress.running:
            return tuple(progress.done[check.code] for check in progress.plan.checks)
        waiting(*progress.longest())
        left = deadline.left
        try:
            settle(finished.get(timeout=min(SEES_WITHIN if are_held else HEARS_WITHIN, left)))
        except Empty:
            if left <= HEARS_WITHIN and not is_called_off():
                _give_up(progress, settle, context, timeout)


def _settle_what_will_not_run(progress: _Progress, settle: Callable[[_Ended], None]) -> None:
    for check in progress.waiting():
        if outcome := _without_a_look(progress, check):
            settle(_Ended(outcome))


def _without_a_look(progress: _Progress, check: Check) -> Outcome | None:
    """What becomes of a check that nobody wants, or whose needs do not hold."""
    required = progress.plan.requires(check)
    if check.code in progress.plan.left_out:
        return Outcome(check, State.SKIP, required, reason=LEFT_OUT)
    if roots := progress.roots_of(check):
        return Outcome(check, State.SKIP, required, reason=BLOCKED, blocked_by=roots)
    return None


def _start_what_can_run(
    progress: _Progress, context: Context, deadline: Deadline, put: Callable[[_Ended], None]
) -> bool:
    """Whether some of it is held back until the first questions are on their way."""
    able = [
        check
        for check in progress.waiting()
        if all(code in progress.done for code in progress.plan.needs[check.code])
    ]
    held = progress.held(able, context.aws.outbox)
    for check in sorted(able, key=lambda each: each.cost is not Cost.PAID):  # what takes longest
        if check not in held or not progress.running:
            progress.running[check.code] = time.monotonic()
            work = partial(_look, check, context, progress.plan, progress.came_after(check), put)
            if deadline.left:  # else it is given up at once
                deadline.aside(work, check.code)
    _ask_ahead(progress, context, deadline)
    return bool(held)


def _ask_ahead(progress: _Progress, context: Context, deadline: Deadline) -> None:
    for check in progress.waiting():
        ask = None if check.code in progress.asked_ahead else check.ahead
        if ask and progress.may_ask_ahead(check):
            progress.asked_ahead.add(check.code)
            deadline.aside(partial(ask, context), f"ahead of {check.code}")


def _call_off(
    progress: _Progress, settle: Callable[[_Ended], None], finished: Queue[_Ended]
) -> None:
    """What has come to an end counts; the rest is not decided, and nothing more begins."""
    with suppress(Empty):
        while True:
            settle(finished.get_nowait())
    for check in progress.waiting_or_running():
        began = progress.running.get(check.code)
        if began is None and (outcome := _without_a_look(progress, check)):
            settle(_Ended(outcome))
            continue
        took = time.monotonic() - began if began else 0.0
        required = progress.plan.requires(check)
        settle(_Ended(Outcome(check, State.UNKNOWN, required, reason=CALLED_OFF, took=took)))


def _give_up(
    progress: _Progress, settle: Callable[[_Ended], None], context: Context, timeout: float
) -> None:
    for code in list(progress.running):
        check = progress.plan.by_code[code]
        took = time.monotonic() - progress.running[code]
        finding = out_of_time(check.area).finding(facts={"check": code, "seconds": f"{timeout:g}"})
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
    put(_Ended(replace(outcome, took=time.monotonic() - began), last()))


def _trace(error: Exception) -> str:
    """Kind and place of a crash, without its words: they could hold what nobody may see."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_name}, line {place.tb_lineno})" if place else ""
    return type(error).__name__ + where
