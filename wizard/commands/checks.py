"""`rekwiz checks`: the checks with their codes, what they need and what they cost."""

from __future__ import annotations

import sys

from checks.model import Phrase
from wizard.formats import CHECKS, DEFAULT, renderer
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.output.look import look_on
from wizard.output.stdout import print_data

SUMMARY = Phrase("list the checks with their codes")
SAYS_SANDBOX_ITSELF = True


def add_arguments(parser: Parser) -> None:
    add_format(parser)


def run(call: Call) -> int:
    from checks.catalogue import all_checks

    render = renderer(call.option("format", DEFAULT), CHECKS)
    print_data(render(all_checks(), call.language, look_on(sys.stdout)))
    return 0
