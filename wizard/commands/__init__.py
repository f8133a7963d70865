"""One thin file a sub-command, and how each is carried out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from types import ModuleType

from checks.model import Phrase
from wizard.invocation.call import Call


def carry_out(call: Call, command: ModuleType) -> int:
    """The command's exit code; with --sandbox it happens inside a local AWS."""
    if not call.option("sandbox") or getattr(command, "MAKES_ITS_OWN_SANDBOX", False):
        return _run(call, command)
    from wizard.conversation.chosen import speak
    from wizard.sandbox.start import sandboxed

    with ExitStack() as stack:
        with speak(call).progress(Phrase("Starting the sandbox…")):
            stack.enter_context(sandboxed(empty=getattr(command, "BEGINS_FROM_NOTHING", False)))
        return _run(call, command)


def _run(call: Call, command: ModuleType) -> int:
    """Every screen of the sandbox says that it is one; some commands do it in their own place."""
    if call.in_sandbox and not getattr(command, "SAYS_SANDBOX_ITSELF", False):
        from wizard.conversation.chosen import speak

        speak(call).show(Phrase("Sandbox: a local AWS for practice. Nothing here is real."))
    try:
        return command.run(call)
    finally:
        _show_what_was_asked(call)


def _show_what_was_asked(call: Call) -> None:
    if not (call.option("verbose") and call.asking):
        return
    from wizard.output.cells import screen_width
    from wizard.output.questions import lines_of

    print(*lines_of(call.asking, call.language, screen_width()), sep="\n", file=sys.stderr)
