"""Runs the checks that a call asks for and writes the report where it asks for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from checks.model import Outcome, Phrase
from checks.report import Report
from wizard.conversation.chosen import speak
from wizard.examining.run import examine, planned
from wizard.formats import Look, renderer, several
from wizard.invocation.call import Call
from wizard.invocation.configuration import Wishes, wishes_of
from wizard.output.output_file import must_be_writable, write
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from checks.context import Context


def asked_for(call: Call) -> Wishes:
    """What is asked for, once it is sure that the result will find its place."""
    wishes = wishes_of(call)
    if wishes.output is not None:
        must_be_writable(wishes.output)
    return wishes


def report_on(call: Call, wishes: Wishes, mode: str, context: Context) -> Report:
    """One run of the checks that are asked for, with its progress shown."""
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places)
    with speak(call).progress(Phrase("Looking…")) as say:
        return examine(
            plan,
            context,
            mode,
            timeout=wishes.timeout,
            fail_on=wishes.fail_on,
            watch=_narrate(call, say),
        )


def _narrate(call: Call, say: Callable[[Phrase], None]) -> Callable[[Outcome], None]:
    def watch(outcome: Outcome) -> None:
        title = call.language.title(outcome.check.title)
        say(Phrase("Looking… done: {title}", title=title))

    return watch


def publish(call: Call, wishes: Wishes, report: Report) -> int:
    """Writes the report where it is wanted; its exit code."""
    _write(wishes, renderer(wishes.format)(report, call.language, _look(call, wishes)))
    return report.exit_code


def publish_all(call: Call, wishes: Wishes, reports: list[Report]) -> int:
    """The same for several reports at once; the gravest of their exit codes."""
    _write(wishes, several(wishes.format)(reports, call.language, _look(call, wishes)))
    return min((report.exit_code for report in reports), key=[1, 3, 4, 0].index)


def _look(call: Call, wishes: Wishes) -> Look:
    to_terminal = wishes.output is None and sys.stdout.isatty()
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Look(
        detail=call.option("verbose", False),
        colour=to_terminal and not plain,
        practice=call.in_sandbox,
        width=max(40, min(80, shutil.get_terminal_size((80, 24)).columns)),
    )


def _write(wishes: Wishes, text: str) -> None:
    """Standard output, or the file of --output."""
    if wishes.output is None:
        print_data(text)
    else:
        write(wishes.output, text)
