"""`rekwiz checks`: the checks with their codes, what they need and what they cost; and the JSON Schemas."""

from __future__ import annotations

import sys

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.formats import CHECKS, DEFAULT, names_of, renderer
from wizard.invocation.command import Sandbox, command
from wizard.invocation.options import Options, value
from wizard.invocation.selection import output_format
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from wizard.invocation.call import Call

ALL = ""
"""What --schema means with no name behind it."""


class ChecksOptions(Options):
    """How the list is written, or which schema is wanted in its place."""

    format: str | None = output_format(names_of(CHECKS))
    schema: str | None = value(
        "NAME",
        Phrase(
            "Print the JSON Schema of what rekwiz writes: of all, or of rekwiz.report/1 and so on"
        ),
        str,
        alone=ALL,
    )


def run(call: Call, options: ChecksOptions) -> int:
    if options.schema is not None:
        from wizard.output.legible_json import written

        print_data(written(_schema(options.schema)))
        return Exit.READY
    from checks.catalogue import all_checks
    from wizard.output.look import look_on

    render = renderer(options.format or DEFAULT, CHECKS)
    print_data(render(all_checks(), call.language, look_on(sys.stdout)))
    return Exit.READY


def _schema(name: str) -> object:
    from wizard.schemas import NoSchema, any_of_them, schema

    try:
        return schema(name) if name else any_of_them()
    except NoSchema as none:
        raise Usage(
            Phrase("--schema: there is no schema {name}.", name=name),
            Phrase("Did you mean: {codes}", codes=none.near),
        ) from None


COMMAND = command(
    ChecksOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
)
