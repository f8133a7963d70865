"""`rekwiz explain`: what a finding means and how it is mended, offline; also for a pasted error text."""

from __future__ import annotations

import re
import sys

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.formats import DEFAULT, EXPLANATIONS, PROGRAM, names_of, renderer
from wizard.invocation.command import Sandbox, command
from wizard.invocation.options import Options, flag, words
from wizard.invocation.selection import output_format
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.explaining.explanation import Explanations
    from wizard.invocation.call import Call

CODE = r"[a-z0-9]+\.[a-z0-9-]+"


def codes() -> Iterable[str]:
    from checks.knowledge.known import explainable

    return explainable()


class ExplainOptions(Options):
    """What is to be explained, and how it is written."""

    what: tuple[str, ...] = words(
        "CODE | TEXT | FILE | -",
        Phrase(
            "A finding's code, an error message in quotes, or a log: its file, or - for piped text"
        ),
        among=codes,
    )
    list: bool = flag(Phrase("List the codes"))
    program: bool = flag(Phrase("Walk through the first program, and how to run it"))
    format: str | None = output_format(names_of(EXPLANATIONS))


def run(call: Call, options: ExplainOptions) -> int:
    if options.program:
        return _walked(call, options)
    from wizard.output.look import look_on

    found = _explained(options)
    render = renderer(options.format or DEFAULT, EXPLANATIONS)
    print_data(render(found, call.language, look_on(sys.stdout)))
    return Exit.READY if found.of else Exit.NOT_READY


def _walked(call: Call, options: ExplainOptions) -> int:
    from wizard.detecting.walk import walk
    from wizard.output.look import look_on

    name = options.format or DEFAULT
    if name not in names_of(PROGRAM):
        raise Usage(
            Phrase(
                "--program is not written as {format}; it can be {allowed}.",
                format=name,
                allowed=names_of(PROGRAM),
            )
        )
    render = renderer(name, PROGRAM)
    print_data(render(walk(call.language), call.language, look_on(sys.stdout)))
    return Exit.READY


def _explained(options: ExplainOptions) -> Explanations:
    from wizard.explaining.codes import is_code
    from wizard.explaining.explanation import everything, of_code, of_typed
    from wizard.explaining.sources import log_in, piped

    what = " ".join(options.what).strip()
    if options.list:
        return everything()
    if is_code(what):
        return of_code(what)
    if found := log_in(options.what) if what else piped():
        return found
    if not what:
        raise Usage(
            Phrase("Say what to explain: a code, or an error text in quotes."),
            Phrase("rekwiz explain --list lists the codes."),
        )
    return of_code(what) if re.fullmatch(CODE, what) else of_typed(what)


COMMAND = command(
    ExplainOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
)
