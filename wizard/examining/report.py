"""Runs the checks that a call asks for and writes the report where it asks for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from checks.exits import gravest
from checks.model import Phrase
from checks.report import Report
from wizard.conversation.chosen import speak
from wizard.examining.run import examine, planned
from wizard.examining.waiting import narrator
from wizard.formats import REPORT, REPORTS, names_of, renderer
from wizard.invocation.call import Call
from wizard.invocation.selection import Selection
from wizard.invocation.wishes import Wishes, wishes_of
from wizard.output.look import Look, look_on
from wizard.output.output_file import must_be_writable, write
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from checks.context import Context


def asked_for(
    call: Call, selection: Selection, format: str | None, *, administrator: str | None = None
) -> Wishes:
    """What is asked for, once it is sure that the result will find its place."""
    formats = names_of(REPORT)
    wishes = wishes_of(call, selection, formats=formats, format=format, administrator=administrator)
    if wishes.output is not None:
        must_be_writable(wishes.output)
    return wishes


def report_on(
    call: Call,
    wishes: Wishes,
    mode: str,
    context: Context,
    is_called_off: Callable[[], bool] = lambda: False,
) -> Report:
    """One run of the checks that are asked for, with its progress shown."""
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places)
    with speak(call).progress(Phrase("Looking…")) as say:
        return examine(
            plan,
            context,
            mode,
            timeout=wishes.timeout,
            fail_on=wishes.fail_on,
            waiting=narrator(call.language, say),
            is_called_off=is_called_off,
        )


def publish(call: Call, wishes: Wishes, report: Report) -> int:
    """Writes the report where it is wanted; its exit code."""
    _write(wishes, renderer(wishes.format, REPORT)(report, call.language, _look(call, wishes)))
    return report.exit_code


def publish_all(call: Call, wishes: Wishes, reports: list[Report]) -> int:
    """The same for several reports at once; the gravest of their exit codes."""
    _write(wishes, renderer(wishes.format, REPORTS)(reports, call.language, _look(call, wishes)))
    return gravest(report.exit_code for report in reports)


def _look(call: Call, wishes: Wishes) -> Look:
    return look_on(
        sys.stdout,
        coloured=wishes.output is None,
        detail=call.everywhere.verbose,
        practice=call.in_sandbox,
    )


def _write(wishes: Wishes, text: str) -> None:
    """Standard output, or the file of --output."""
    if wishes.output is None:
        print_data(text)
    else:
        write(wishes.output, text)
