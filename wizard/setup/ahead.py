"""A look that is begun before its step: its step takes what comes of it, and nothing is looked at twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import TimeoutError as WaitedInVain
from functools import partial

from checks.context import Context
from checks.deadline import aside
from checks.model import Check, Outcome
from checks.runner import HEARS_WITHIN, Plan, run


class Ahead:
    """A run of the plan at this world, begun aside and without a word."""

    def __init__(self, plan: Plan, context: Context) -> None:
        self.context = context
        self._at_work: tuple[Check, float] | None = None
        self._given = aside(partial(run, plan, context, waiting=self._note), "ahead")

    def outcomes(self, waiting: Callable[[Check, float], None]) -> tuple[Outcome, ...]:
        """Once all is known; until then `waiting` is told what `run` tells it."""
        while True:
            try:
                return self._given.result(timeout=HEARS_WITHIN)
            except WaitedInVain:
                if self._at_work:
                    waiting(*self._at_work)

    def _note(self, check: Check, seconds: float) -> None:
        self._at_work = check, seconds
