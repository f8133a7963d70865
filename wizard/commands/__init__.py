"""One thin file a sub-command, in the order in which help lists them, and how each is carried out."""

from __future__ import annotations

import sys
from contextlib import ExitStack

from checks.model import Phrase
from wizard.commands.checks import COMMAND as CHECKS
from wizard.commands.detect import COMMAND as DETECT
from wizard.commands.doctor import COMMAND as DOCTOR
from wizard.commands.explain import COMMAND as EXPLAIN
from wizard.commands.fix import COMMAND as FIX
from wizard.commands.preflight import COMMAND as PREFLIGHT
from wizard.commands.regions import COMMAND as REGIONS
from wizard.commands.run import COMMAND as RUN
from wizard.commands.sandbox import COMMAND as SANDBOX
from wizard.commands.setup import COMMAND as SETUP
from wizard.commands.undo import COMMAND as UNDO
from wizard.conversation.chosen import speak
from wizard.invocation.call import Call
from wizard.invocation.command import Command, Order, Practise, Sandbox

COMMANDS: tuple[Command, ...] = (
    SETUP,
    DOCTOR,
    PREFLIGHT,
    DETECT,
    REGIONS,
    EXPLAIN,
    FIX,
    UNDO,
    RUN,
    CHECKS,
    SANDBOX,
)


def carry_out(call: Call, order: Order, sandbox: Sandbox) -> int:
    """The command's exit code; with --sandbox, or where the person chooses to practise first, it
    happens inside a local AWS."""
    try:
        return _carried_out(call, order, sandbox)
    except Practise as wish:
        return _carried_out(call.in_practice(wish.order.prepared), wish.order, sandbox)


def _carried_out(call: Call, order: Order, sandbox: Sandbox) -> int:
    if not call.everywhere.practises or sandbox is Sandbox.ITS_OWN:
        return _run(call, order, sandbox)
    from wizard.sandbox.start import sandboxed
    from wizard.writing.world import kept_sandbox

    kept = kept_sandbox() if call.everywhere.keep_sandbox else None
    with ExitStack() as stack:
        with speak(call).progress(Phrase("Starting the sandbox…")):
            stack.enter_context(sandboxed(empty=sandbox is Sandbox.FROM_NOTHING, kept=kept))
        return _run(call, order, sandbox)


def _run(call: Call, order: Order, sandbox: Sandbox) -> int:
    """Every screen of the sandbox says that it is one; some commands do it in their own place."""
    if call.in_sandbox and sandbox is Sandbox.SAID_FOR_IT:
        speak(call).show(Phrase("Sandbox: a local AWS for practice. Nothing here is real."))
    try:
        return order.run(call)
    finally:
        _show_what_was_asked(call)


def _show_what_was_asked(call: Call) -> None:
    if not (call.everywhere.verbose and call.asking):
        return
    from wizard.output.cells import screen_width
    from wizard.output.questions import lines_of

    print(*lines_of(call.asking, call.language, screen_width()), sep="\n", file=sys.stderr)
