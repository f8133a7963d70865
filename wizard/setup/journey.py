"""The guided set-up as a journey: steps in order, forward, back, skipped or left, safe to walk again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from checks.model import Phrase
from checks.report import Report, Verdict
from wizard.conversation.protocol import Question, WentBack
from wizard.output.marks import Mark
from wizard.setup.trail import HOLDING, LAST, Ending, Visit
from wizard.setup.travel import Travel


class Step(Struct, frozen=True):
    """One step: its title, and how to guide a person until its claims hold."""

    title: Phrase
    guide: Callable[[Travel], Ending]
    questions: tuple[Question, ...] = ()
    """All that it may ask: what a file of answers may hold."""
    look_ahead: Callable[[Travel], None] | None = None
    """Begins the look that the step begins with, where no answer of the person's can change it."""


def walk(steps: Sequence[Step], travel: Travel) -> Ending:
    """Walk the steps; how the journey ended. Going back returns to the last that asked."""
    place, came_back = 0, False
    while place < len(steps):
        travel.arrive(Visit(place + 1, len(steps), came_back))
        if came_back:
            travel.line(Mark.NOW, steps[place].title)
        try:
            with travel.conversation.leading_back(travel.trail.leads_back):
                ending = steps[place].guide(travel)
        except WentBack:
            before = travel.trail.back()
            place, came_back = place if before is None else before, True
            continue
        if came_back and ending in HOLDING:  # it had nothing to ask: what was meant lies before
            before = travel.trail.back()
            if before is not None:
                place = before
                continue
        came_back = False
        if ending is Ending.SKIPPED:
            travel.line(Mark.SKIPPED, steps[place].title, Phrase("left out for now"))
        travel.trail.note(place, ending)
        if ending in LAST:
            break
        place += 1
    return travel.trail.ending


def until_it_holds(
    travel: Travel,
    title: Phrase,
    look: Callable[[], Report],
    detail: Callable[[Report], Phrase],
    ask: Callable[[Report, bool], Ending | None],
    show: Callable[[Report], None] | None = None,
) -> Ending:
    """Look until all holds; `ask` how to go on where it does not, by None to look again.

    `ask` is told whether it is asked for the first time. `show` shows what is wrong; without it
    the root cause is.
    """
    asked = False
    while True:
        report = look()
        if report.verdict is Verdict.READY:
            travel.line(Mark.DONE, title, detail(report))
            return Ending.MET if asked else Ending.HELD
        travel.line(Mark.NOW, title)
        if show:
            show(report)
        elif report.root_cause:
            travel.tell(report.root_cause)
        if ending := ask(report, not asked):
            return ending
        asked = True
        travel.world.look_anew()
