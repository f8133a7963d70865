"""Runs checks side by side over one context, each as soon as what it needs holds, until a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from queue import Empty, Queue

from checks.context import Context
from checks.deadline import Deadline, OutOfTime
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    NotApplicable,
    Outcome,
    Phrase,
    Seen,
    Severity,
    State,
    Undecided,
)
from checks.mute import Mute
from checks.own_faults import crashed, no_answer, out_of_time
from checks.patience import NoAnswer

WHOLE_RUN = 30.0
"""Seconds, where nobody says another number (CONTRACT, `--timeout`)."""
WORST_FIRST = (
    (Severity.FAIL, State.FAIL),
    (Severity.UNKNOWN, State.UNKNOWN),
    (Severity.WARN, State.WARN),
)
BLOCKING = (State.FAIL, State.UNKNOWN)
HEARS_WITHIN = 0.1
"""Seconds until a run that was called off notices it."""
CALLED_OFF = Phrase("not decided: the run was told to stop")
LEFT_OUT = Phrase("left out with --skip")
MUTED = Phrase("muted until {until}: {because}")
BLOCKED = Phrase("not checked: something that it needs does not hold")


@dataclass(frozen=True)
class Plan:
    """Which checks to run, in the order of needs; which of them the person left out or made required,
    and which findings are muted, by their codes."""

    checks: tuple[Check, ...]
    left_out: frozenset[str] = frozenset()
    also_required: frozenset[str] = frozenset()
    mutes: Mapping[str, Mute] = field(default_factory=dict)

    def requires(self, check: Check) -> bool:
        return check.required or check.code in self.also_required


@dataclass
class _Progress:
    """Where a run stands; only the thread that called `run` changes it."""

    plan: Plan
    done: dict[str, Outcome] = field(default_factory=dict)
    running: dict[str, float] = field(default_factory=dict)
    asked_ahead: set[str] = field(default_factory=set)

    def waiting(self) -> Iterable[Check]:
        known = self.done.keys() | self.running.keys()
        return [check for check in self.plan.checks if check.code not in known]

    def longest(self) -> tuple[Check, float]:
        """The check that is at work for the longest, and for how many seconds."""
        code = min(self.running, key=self.running.__getitem__)
        check = next(each for each in self.plan.checks if each.code == code)
        return check, time.monotonic() - self.running[code]

    def waiting_or_running(self) -> Iterable[Check]:
        return [check for check in self.plan.checks if check.code not in self.done]

    @cached_property
    def here(self) -> frozenset[str]:
        return frozenset(check.code for check in self.plan.checks)

    def needs_of(self, check: Check) -> tuple[str, ...]:
        return tuple(code for code in check.needs if code in self.here)

    def may_ask_ahead(self, check: Check) -> bool:
        """Whether all that it needs holds, but for questions that are on their way to AWS."""
        by_code = {other.code: other for other in self.plan.checks}
        return all(
            need in self.done or (need in self.running and by_code[need].cost is Cost.NETWORK)
            for need in self.needs_of(check)
        )

    def roots_of(self, check: Check) -> tuple[str, ...]:
        """The checks at the bottom of why this one cannot be run, each once."""
        roots: dict[str, None] = {}
        for outcome in (self.done[code] for code in self.needs_of(check) if code in self.done):
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
        progress = _Progress(plan, {outcome.check.code: outcome for outcome in known})
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
    finished = Queue[Outcome]()

    def settle(outcome: Outcome) -> None:
        progress.running.pop(outcome.check.code, None)
        progress.done[outcome.check.code] = outcome

    while True:
        if is_called_off():
            _call_off(progress, settle, finished)
        _settle_what_will_not_run(progress, settle)
        _start_what_can_run(progress, context, deadline, finished.put)
        if not progress.running:
            return tuple(progress.done[check.code] for check in progress.plan.checks)
        waiting(*progress.longest())
        left = deadline.left
        try:
            settle(finished.get(timeout=min(HEARS_WITHIN, left)))
        except Empty:
            if left <= HEARS_WITHIN and not is_called_off():
                _give_up(progress, settle, context, timeout)


def _settle_what_will_not_run(progress: _Progress, settle: Callable[[Outcome], None]) -> None:
    for check in progress.waiting():
        if outcome := _without_a_look(progress, check):
            settle(outcome)


def _without_a_look(progress: _Progress, check: Check) -> Outcome | None:
    """What becomes of a check that nobody wants, or whose needs do not hold."""
    required = progress.plan.requires(check)
    if check.code in progress.plan.left_out:
        return Outcome(check, State.SKIP, required, reason=LEFT_OUT)
    if roots := progress.roots_of(check):
        return Outcome(check, State.SKIP, required, reason=BLOCKED, blocked_by=roots)
    return None


def _start_what_can_run(
    progress: _Progress, context: Context, deadline: Deadline, put: Callable[[Outcome], None]
) -> None:
    for check in progress.waiting():
        if all(code in progress.done for code in progress.needs_of(check)):
            progress.running[check.code] = time.monotonic()
            work = partial(_look, check, context, progress.plan, put)
            if deadline.left:  # else it is given up at once
                deadline.aside(work, check.code)
    for check in progress.waiting():
        ask = None if check.code in progress.asked_ahead else check.ahead
        if ask and progress.may_ask_ahead(check):
            progress.asked_ahead.add(check.code)
            deadline.aside(partial(ask, context), f"ahead of {check.code}")


def _call_off(
    progress: _Progress, settle: Callable[[Outcome], None], finished: Queue[Outcome]
) -> None:
    """What has come to an end counts; the rest is not decided, and nothing more begins."""
    with suppress(Empty):
        while True:
            settle(finished.get_nowait())
    for check in progress.waiting_or_running():
        began = progress.running.get(check.code)
        if began is None and (outcome := _without_a_look(progress, check)):
            settle(outcome)
            continue
        took = time.monotonic() - began if began else 0.0
        required = progress.plan.requires(check)
        settle(Outcome(check, State.UNKNOWN, required, reason=CALLED_OFF, took=took))


def _give_up(
    progress: _Progress, settle: Callable[[Outcome], None], context: Context, timeout: float
) -> None:
    for code in list(progress.running):
        check = next(check for check in progress.plan.checks if check.code == code)
        took = time.monotonic() - progress.running[code]
        finding = out_of_time(check.area).finding(facts={"check": code, "seconds": f"{timeout:g}"})
        required = progress.plan.requires(check)
        outcome = Outcome(check, State.UNKNOWN, required, findings=(finding,), took=took)
        settle(heeding(progress.plan.mutes, outcome, context.now().date()))


def _look(check: Check, context: Context, plan: Plan, put: Callable[[Outcome], None]) -> None:
    began, seen = time.monotonic(), list[Seen]()
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
    put(replace(outcome, took=ended - began, ended=ended))


def _trace(error: Exception) -> str:
    """Kind and place of a crash, without its words: they could hold what nobody may see."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_name}, line {place.tb_lineno})" if place else ""
    return type(error).__name__ + where


def judge(check: Check, required: bool, seen: Iterable[Seen]) -> Outcome:
    """The outcome that follows from what a check gave; in a recommended check a `fail` is a `warn`."""
    things = list(seen)
    findings = tuple(_weighed(thing, required) for thing in things if isinstance(thing, Finding))
    evidence = tuple(thing for thing in things if isinstance(thing, Evidence))
    state = _state(findings)
    reason: Phrase | None = None
    for thing in things:
        match thing:
            case NotApplicable(reason):
                state = State.NA if state is State.PASS else state
            case Undecided(reason):
                state = State.UNKNOWN if state is State.PASS else state
    return Outcome(check, state, required, findings, evidence, reason)


def heeding(mutes: Mapping[str, Mute], outcome: Outcome, day: date) -> Outcome:
    """The outcome without the weight of what is muted: its findings stay, and where nothing else speaks
    against the check, it counts as one that the person left out."""
    found = tuple(_muted(each, mutes.get(each.code), day) for each in outcome.findings)
    muted = [each.muted for each in found if each.muted and each.severity is not Severity.INFO]
    if not muted:
        return replace(outcome, findings=found)
    state = _state(each for each in found if not each.muted)
    if state is not State.PASS:
        return replace(outcome, findings=found, state=state)
    reason = MUTED.with_(until=str(muted[0].until), because=muted[0].reason)
    return replace(outcome, findings=found, state=State.SKIP, reason=reason)


def _muted(finding: Finding, mute: Mute | None, day: date) -> Finding:
    """The finding with its mute; one whose day is over shows among what was seen."""
    if mute is None:
        return finding
    if mute.holds_on(day):
        return replace(finding, muted=mute)
    over = Evidence("mute ended", str(mute.until), mute.place)
    return replace(finding, evidence=(*finding.evidence, over))


def _weighed(finding: Finding, required: bool) -> Finding:
    if finding.severity is Severity.FAIL and not required:
        return replace(finding, severity=Severity.WARN)
    return finding


def _state(findings: Iterable[Finding]) -> State:
    severities = {finding.severity for finding in findings}
    return next((state for worst, state in WORST_FIRST if worst in severities), State.PASS)
