"""`rekwiz preflight`: the same checks for a pipeline; never asks, and answers with one exit code."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.formats import REPORT, names_of
from wizard.interruption import Termination
from wizard.invocation.command import Sandbox, command
from wizard.invocation.mistaken_region import MistakenRegion
from wizard.invocation.options import Options, flag, part, value
from wizard.invocation.selection import Selection, all_profiles, seconds
from wizard.invocation.wanted import Wanted, output_formats

if TYPE_CHECKING:
    from wizard.invocation.call import Call


class PreflightOptions(Options):
    """What is checked, what counts, and how the result is written."""

    format: tuple[Wanted, ...] = output_formats(names_of(REPORT))
    selection: Selection = part(Selection)
    all_profiles: bool = all_profiles()
    wait: float | None = value(
        "SECONDS", Phrase("Keep asking for this long what is undecided or may pass"), seconds
    )
    init: bool = flag(Phrase("Print a configuration of this set-up, and check nothing"))


def run(call: Call, options: PreflightOptions) -> int:
    from checks.attendance import NOBODY_TYPES

    NOBODY_TYPES.set()
    if options.init:
        return _initial(call, options)
    with Termination() as termination:
        from wizard.examining.report import asked_for, publish, publish_all
        from wizard.examining.several import pairs_of, several_asked_for
        from wizard.examining.waiting import Waiting

        called_off = termination.heard
        wishes = asked_for(call, options.selection, options.format, is_called_off=called_off)
        waiting = Waiting(call, wishes, options.wait or 0.0, called_off)
        if several_asked_for(call, all_profiles=options.all_profiles):
            every = options.all_profiles
            pairs = pairs_of(call, wishes, all_profiles=every, is_called_off=called_off)
            return publish_all(call, wishes, waiting.reports(pairs))
        return publish(call, wishes, waiting.report())


def _initial(call: Call, options: PreflightOptions) -> int:
    """Prints the configuration, or saves it where no file is yet: of --output nothing else is meant."""
    from wizard.examining.initial import initial, save
    from wizard.examining.report import asked_for
    from wizard.invocation.wishes import context_of
    from wizard.output.stdout import print_data

    output = options.selection.output
    wishes = asked_for(call, options.selection.with_(output=None), options.format)
    text = initial(wishes, context_of(call, wishes), call.language)
    if output is None:
        print_data(text)
    else:
        save(output, text)
    return Exit.READY


COMMAND = command(
    PreflightOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
    mistaken_region=MistakenRegion.IS_REPORTED,
)
