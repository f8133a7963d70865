"""`--wait`: asks again, more and more slowly, where an answer may still become another one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, repeat

from msgspec import Struct, structs

from checks.model import Finding, Outcome, Phrase, Severity, State
from checks.report import Report
from checks.sources.aws.ask import Aws, is_final
from wizard.conversation.chosen import speak
from wizard.examining.report import report_on
from wizard.examining.several import Pair, View, reports_on
from wizard.invocation.call import Call
from wizard.invocation.wishes import Wishes, context_of

MODE = "preflight"
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
LONGEST_PAUSE = 30.0
"""Seconds between two looks: IAM's grants are everywhere within a minute as a rule."""
HEARS_WITHIN = 0.1
WAITING = Phrase("Asking again in {seconds} s: {what}")


def worth_waiting(report: Report) -> bool:
    """Whether the verdict may become another one: nothing that stays is in its way, and something that
    passes is."""
    in_the_way = _in_the_way(report)
    return bool(in_the_way) and all(_may_pass(each, report) for each in in_the_way)


def settled(report: Report) -> tuple[Outcome, ...]:
    """What of a report need not be looked at again."""
    return tuple(each for each in report.outcomes if not _again(each))


def _in_the_way(report: Report) -> list[Finding | Outcome]:
    """What failed and what is undecided among what is required; a check that has no words for why is
    there itself."""
    found = list[Finding | Outcome]()
    for outcome in (each for each in report.outcomes if each.required):
        if outcome.state in (State.FAIL, State.UNKNOWN):
            weight = Severity(outcome.state.value)
            own = [each for each in outcome.findings if each.severity is weight and not each.muted]
            found += own or [outcome]
    return found


def _may_pass(thing: Finding | Outcome, report: Report) -> bool:
    """By itself, or with what accounts for it."""
    by_code = {each.code: each for each in report.findings}
    passed = set[str]()
    while isinstance(thing, Finding) and not thing.may_pass:
        passed.add(thing.code)
        cause = report.explained.get(thing.code)
        if cause is None or cause in passed:
            return False
        thing = by_code[cause]
    return True


def _again(outcome: Outcome) -> bool:
    return outcome.state in (State.FAIL, State.UNKNOWN) or bool(outcome.blocked_by)


class Waiting(Struct, frozen=True):
    """The rounds of one call: the first at once, the last one begins within so many seconds."""

    call: Call
    wishes: Wishes
    seconds: float
    is_called_off: Callable[[], bool]

    def report(self) -> Report:
        """The report of the last round."""
        if not self.seconds:
            context = context_of(self.call, self.wishes)
            return report_on(self.call, self.wishes, MODE, context, self.is_called_off)
        (report,) = self._rounds([Pair(self.wishes.profile, self.wishes.region)], self._look_alone)
        return report

    def reports(self, pairs: list[Pair]) -> list[Report]:
        """The last report of each pair."""
        return self._rounds(pairs, self._look)

    def _look(self, pairs: list[Pair], view: View) -> list[Report]:
        off = self.is_called_off
        return reports_on(self.call, self.wishes, MODE, pairs, off, view)

    def _look_alone(self, pairs: list[Pair], view: View) -> list[Report]:
        (pair,) = pairs
        world = context_of(self.call, self.wishes)
        aws = Aws(pair.profile, pair.region, shared=view)
        self.call.asking.append(aws)
        context = world.beside(pair.profile, pair.region, aws, world.own_tools)
        off = self.is_called_off
        return [report_on(self.call, self.wishes, MODE, context, off, pair.known)]

    def _rounds(
        self, pairs: list[Pair], look: Callable[[list[Pair], View], list[Report]]
    ) -> list[Report]:
        """Each round looks at what is still undecided; what was paid for is not asked again."""
        began, view = time.monotonic(), View()
        reports = look(pairs, view)
        for pause in self._pauses(began):
            left = [number for number, each in enumerate(reports) if worth_waiting(each)]
            if not left or not self._waits(pause, [reports[number] for number in left]):
                break
            view = View(view.paid.kept(is_final))
            again = [
                structs.replace(pairs[number], known=settled(reports[number])) for number in left
            ]
            newer = look(again, view)
            if self.is_called_off():  # what the round before had found out is worth more
                break
            for number, report in zip(left, newer, strict=True):
                reports[number] = replace(report, took=time.monotonic() - began)
        return reports

    def _pauses(self, began: float) -> Iterator[float]:
        for pause in chain(PAUSES, repeat(LONGEST_PAUSE)):
            left = began + self.seconds - time.monotonic()
            if left <= 0:
                return
            yield min(pause, left)

    def _waits(self, pause: float, reports: list[Report]) -> bool:
        """Whether the pause came to its end; it says what it is for."""
        things = [thing for report in reports for thing in _in_the_way(report)]
        what = tuple(dict.fromkeys(map(_named, things)))
        speak(self.call).show(WAITING.with_(seconds=f"{pause:.0f}", what=what))
        ends = time.monotonic() + pause
        while (left := ends - time.monotonic()) > 0:
            if self.is_called_off():
                return False
            time.sleep(min(HEARS_WITHIN, left))
        return True


def _named(thing: Finding | Outcome) -> str:
    return thing.code if isinstance(thing, Finding) else thing.check.code
