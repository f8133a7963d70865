"""`rekwiz explain`: what a finding means and how it is mended, offline; also for a pasted error text."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.errors import Usage
from wizard.formats import DEFAULT, EXPLANATIONS, renderer
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.output.look import look_on
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanations

SUMMARY = Phrase("explain a finding's code, or an error text that you paste; works offline")
SAYS_SANDBOX_ITSELF = True
CODE = re.compile(r"[a-z0-9]+\.[a-z0-9-]+")
NO_MATCH = 1


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "what",
        nargs="*",
        metavar="CODE | TEXT",
        help=Phrase("a finding's code, or an error text in quotes"),
    )
    parser.option("--list", action="store_true", help=Phrase("list the codes"))
    add_format(parser)


def run(call: Call) -> int:
    found = _explained(call)
    render = renderer(call.option("format", DEFAULT), EXPLANATIONS)
    print_data(render(found, call.language, look_on(sys.stdout)))
    return 0 if found.of else NO_MATCH


def _explained(call: Call) -> Explanations:
    from wizard.explaining.explanation import everything, of_code, of_text

    what = " ".join(call.option("what") or []).strip()
    if call.option("list"):
        return everything()
    if not what:
        raise Usage(
            Phrase("Say what to explain: a code, or an error text in quotes."),
            Phrase("rekwiz explain --list lists the codes."),
        )
    return of_code(what) if CODE.fullmatch(what) else of_text(what)
