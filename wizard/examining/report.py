"""Runs the checks that a call asks for and writes the report where it asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from checks.exits import gravest
from checks.model import Outcome, Phrase, at
from checks.report import Report
from wizard.conversation.chosen import speak
from wizard.examining.outputs import Written, deliver
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
) -> Wishes:
    """What is asked for, once it is sure that the result will find its place."""
    formats = names_of(REPORT)
    wishes = wishes_of(call, selection, formats=formats, asked=asked, administrator=administrator)
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
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places, wishes.mutes)
    with speak(call).progress(Phrase("Looking…")) as say:
        return examine(
            plan,
            context,
            mode,
            timeout=wishes.timeout,
            fail_on=wishes.fail_on,
            watch=_narrate(call, say),
            is_called_off=is_called_off,
            known=known,
        )


def _narrate(call: Call, say: Callable[[Phrase], None]) -> Callable[[Outcome], None]:
    def watch(outcome: Outcome) -> None:
        title = call.language.title(outcome.check.title)
        say(Phrase("Looking… done: {title}", title=title))

    return watch


def publish(call: Call, wishes: Wishes, report: Report, context: Context | None = None) -> int:
    """Writes the report where it is wanted; its exit code. A page has a picture of the run's context."""

    def written(name: str, look: Look) -> str:
        return renderer(name, REPORT)(report, call.language, look)

    _deliver(call, wishes, written, [report], [context] if context else [])
    return report.exit_code


def publish_all(
    call: Call, wishes: Wishes, reports: list[Report], contexts: Sequence[Context] = ()
) -> int:
    """The same for several reports at once; the gravest of their exit codes."""

    def written(name: str, look: Look) -> str:
        return renderer(name, REPORTS)(reports, call.language, look)

    _deliver(call, wishes, written, reports, contexts)
    return gravest(report.exit_code for report in reports)


def _deliver(
    call: Call,
    wishes: Wishes,
    written: Written,
    reports: Sequence[Report],
    contexts: Sequence[Context],
) -> None:
    def picture() -> bytes:
        from wizard.examining.picture import picture_of

        return picture_of(contexts)

    deliver(call, wishes.formats, written, reports, picture)
