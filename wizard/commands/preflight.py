"""`rekwiz preflight`: the same checks for a pipeline; never asks, and answers with one exit code."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.formats import REPORT, names_of
from wizard.interruption import Termination
from wizard.invocation.call import Call, MistakenRegion
from wizard.invocation.command import Sandbox, command
from wizard.invocation.options import part
from wizard.invocation.selection import Selection, output_format


@dataclass(frozen=True)
class PreflightOptions:
    """What is checked, what counts, and how the result is written."""

    format: str | None = output_format(names_of(REPORT))
    selection: Selection = part(Selection)


def run(call: Call, options: PreflightOptions) -> int:
    from wizard.examining.report import asked_for, publish, report_on
    from wizard.invocation.wishes import context_of

    with Termination() as termination:
        wishes = asked_for(call, options.selection, options.format)
        context = context_of(call, wishes)
        report = report_on(call, wishes, "preflight", context, lambda: termination.is_asked_for)
        return publish(call, wishes, report)


COMMAND = command(
    PreflightOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
    mistaken_region=MistakenRegion.IS_REPORTED,
)
