"""`rekwiz preflight`: the same checks for a pipeline; never asks, and answers with one exit code."""

from __future__ import annotations

from checks.model import Phrase
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format, add_selection

SUMMARY = Phrase("check a pipeline's set-up: never asks, one exit code")
SAYS_SANDBOX_ITSELF = True


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    add_selection(parser)


def run(call: Call) -> int:
    from wizard.examining.report import asked_for, publish, report_on
    from wizard.invocation.configuration import context_of

    wishes = asked_for(call)
    return publish(call, wishes, report_on(call, wishes, "preflight", context_of(call, wishes)))
