"""Runs the checks that a call asks for and writes the report where it asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from checks.deadline import Deadline
from checks.exits import gravest
from checks.head_start import head_start_of_all
from checks.model import Outcome, Phrase, at
from checks.report import Report
from wizard.conversation.chosen import speak
from wizard.examining.narrating import narrator
from wizard.examining.outputs import deliver
from wizard.examining.picture import picture_of
from wizard.examining.run import examine, planned
from wizard.formats import REPORT, REPORTS, names_of, renderer
from wizard.invocation.call import Call
from wizard.invocation.selection import Selection
from wizard.invocation.wanted import Wanted
from wizard.invocation.wishes import Wishes, wishes_of
from wizard.output.look import Look
from wizard.output.marks import Mark
from wizard.output.output_file import must_be_writable

if TYPE_CHECKING:
    from checks.context import Context


def asked_for(
    call: Call,
    selection: Selection,
    asked: Sequence[Wanted] = (),
    *,
    administrator: str | None = None,
    is_called_off: Callable[[], bool] = lambda: False,
) -> Wishes:
    """What is asked for, once it is sure that the result will find its place."""
    wishes = wishes_of(
        call,
        selection,
        formats=names_of(REPORT),
        asked=asked,
        administrator=administrator,
        is_called_off=is_called_off,
    )
    for wanted in wishes.formats:
        if wanted.file is not None:
            must_be_writable(wanted.file)
    _tell_of_ended(call, wishes)
    return wishes


def _tell_of_ended(call: Call, wishes: Wishes) -> None:
    """A mute whose day is over is told of, whether or not its finding is there."""
    today = datetime.now(UTC).date()
    for mute in wishes.mutes:
        if not mute.holds_on(today):
            ended = Phrase(
                "the mute of {code} ended on {day}: it counts again.",
                code=mute.code,
                day=str(mute.until),
            )
            speak(call).show(at(mute.place, ended), Mark.WARN)


def report_on(
    call: Call,
    wishes: Wishes,
    mode: str,
    context: Context,
    is_called_off: Callable[[], bool] = lambda: False,
    known: Iterable[Outcome] = (),
) -> Report:
    """One run of the checks that are asked for, with its progress shown."""
    known = tuple(known)
    has_begun = _looks_at_everything(wishes) and not known and not is_called_off()
    if has_begun:
        head_start_of_all(context, Deadline(wishes.timeout))
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places, wishes.mutes)
    with speak(call).progress(Phrase("Looking…")) as say:
        return examine(
            plan,
            context,
            mode,
            timeout=wishes.timeout,
            fail_on=wishes.fail_on,
            waiting=narrator(call.language, say),
            is_called_off=is_called_off,
            known=known,
            has_begun=has_begun,
        )


def _looks_at_everything(wishes: Wishes) -> bool:
    """Whether no check and no finding is named: what is named has to be right before anything begins."""
    named = (wishes.only, wishes.skip, wishes.require, wishes.mutes)
    return bool(wishes.timeout) and not any(named)


def publish(call: Call, wishes: Wishes, report: Report) -> int:
    """Writes the report where it is wanted; its exit code."""

    def written(name: str, look: Look) -> str:
        return renderer(name, REPORT)(report, call.language, look)

    picture = partial(picture_of, call, wishes)
    deliver(call, wishes.formats, written, [report], picture, wishes.timeout)
    return report.exit_code


def publish_all(call: Call, wishes: Wishes, reports: list[Report]) -> int:
    """The same for several reports at once; the gravest of their exit codes."""

    def written(name: str, look: Look) -> str:
        return renderer(name, REPORTS)(reports, call.language, look)

    picture = partial(picture_of, call, wishes)
    deliver(call, wishes.formats, written, reports, picture, wishes.timeout)
    return gravest(report.exit_code for report in reports)
