"""`rekwiz preflight`: the same checks for a pipeline; never asks, and answers with one exit code."""

from __future__ import annotations

from checks.model import Phrase
from wizard.arguments import Parser, add_format, add_selection
from wizard.call import Call

SUMMARY = Phrase("check a pipeline's set-up: never asks, one exit code")
SAYS_SANDBOX_ITSELF = True


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    add_selection(parser)


def run(call: Call) -> int:
    from wizard.reporting import look_at_one

    return look_at_one(call, "preflight")
