"""`rekwiz checks`: the checks with their codes, what they need and what they cost."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from checks.exits import Exit
from wizard.formats import CHECKS, DEFAULT, names_of, renderer
from wizard.invocation.call import Call
from wizard.invocation.command import Sandbox, command
from wizard.invocation.selection import output_format
from wizard.output.look import look_on
from wizard.output.stdout import print_data


@dataclass(frozen=True)
class ChecksOptions:
    """How the list is written."""

    format: str | None = output_format(names_of(CHECKS))


def run(call: Call, options: ChecksOptions) -> int:
    from checks.catalogue import all_checks

    render = renderer(options.format or DEFAULT, CHECKS)
    print_data(render(all_checks(), call.language, look_on(sys.stdout)))
    return Exit.READY


COMMAND = command(
    ChecksOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
)
