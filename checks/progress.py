"""Where a run of the checks stands: what may begin now, what waits, and what for."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field

from checks.model import Check, Cost, Outcome, State
from checks.mute import Mute
from checks.sources.aws.passage import Outbox
from checks.trail import Step

BLOCKING = (State.FAIL, State.UNKNOWN)


class Plan(Struct, frozen=True, dict=True):
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
        """All that it needs; what may be asked ahead of an answer needs as much as the other question."""
        needs = [self.by_code[code] for code in self.needs[check.code]]
        beside = {each.code for each in needs if check.ahead and each.cost is Cost.NETWORK}
        return ({each.code for each in needs} - beside).union(*map(self._before, needs))


class Progress(Struct):
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

    def asks_no_more(self) -> bool:
        """Whether AWS has told all that is asked of it: what is at work waits for other programs."""
        return not any(map(self.plan.asks, self.waiting_or_running()))

    def is_paid_for(self) -> bool:
        """Whether a check is at work whose question costs something."""
        return any(self.plan.by_code[code].cost is Cost.PAID for code in self.running)

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
        """The last answer that was waited for, of all that this check needs; what is still on its way was
        not."""
        known = [
            self.came_after(self.plan.by_code[code])
            if code in self.running
            else self.behind.get(code)
            for code in self.plan.needs[check.code]
        ]
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
