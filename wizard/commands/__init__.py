"""One thin file a sub-command, in the order in which help lists them, and how each is carried out."""

from __future__ import annotations

import sys

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from wizard.invocation.listed import Listed

if TYPE_CHECKING:
    from wizard.invocation.call import Call
    from wizard.invocation.command import Order, Sandbox

COMMANDS = (
    Listed("setup", Phrase("Set up, step by step, from nothing to a first face detection")),
    Listed("doctor", Phrase("Find out why a set-up does not work, the root cause first")),
    Listed("preflight", Phrase("Check a pipeline's set-up: never asks, one exit code")),
    Listed("detect", Phrase("Find the faces in photos of your own")),
    Listed("regions", Phrase("List the Regions that offer Rekognition")),
    Listed(
        "explain",
        Phrase("Explain a finding's code, a pasted error message or a log; works offline"),
    ),
    Listed("fix", Phrase("Fix a finding: show the change, ask, apply it, check again")),
    Listed("undo", Phrase("Restore the files that the last change replaced")),
    Listed("run", Phrase("Run a command of yours as it is; if it fails, name the root cause")),
    Listed("checks", Phrase("List the checks with their codes, or print the JSON Schemas")),
    Listed("completion", Phrase("Print the completion for a shell, or the man page")),
    Listed("sandbox", Phrase("Run a command or a shell inside a local AWS for practice")),
)


def carry_out(call: Call, order: Order, sandbox: Sandbox) -> int:
    """The command's exit code; with --sandbox, or where the person chooses to practise first, it
    happens inside a local AWS."""
    from wizard.invocation.command import Practise

    try:
        return _carried_out(call, order, sandbox)
    except Practise as wish:
        return _carried_out(call.in_practice(wish.order.prepared), wish.order, sandbox)


def _carried_out(call: Call, order: Order, sandbox: Sandbox) -> int:
    from wizard.invocation.command import Sandbox

    if not call.everywhere.practises or sandbox is Sandbox.ITS_OWN:
        return _run(call, order, sandbox)
    from contextlib import ExitStack

    from wizard.conversation.chosen import speak
    from wizard.files.own_folder import kept_sandbox
    from wizard.sandbox.start import sandboxed

    kept = kept_sandbox() if call.everywhere.keep_sandbox else None
    with ExitStack() as stack:
        why = Phrase("A whole local AWS is loaded, which needs some seconds.")
        with speak(call).progress(Phrase("Starting the sandbox…"), why):
            stack.enter_context(sandboxed(empty=sandbox is Sandbox.FROM_NOTHING, kept=kept))
        return _run(call, order, sandbox)


def _run(call: Call, order: Order, sandbox: Sandbox) -> int:
    """Every screen of the sandbox says that it is one; some commands do it in their own place."""
    from wizard.conversation.chosen import speak
    from wizard.invocation.command import Sandbox

    if call.in_sandbox and sandbox is Sandbox.SAID_FOR_IT:
        speak(call).show(Phrase("Sandbox: a local AWS for practice. Nothing here is real."))
    try:
        return order.run(call)
    finally:
        _show_what_was_asked(call)
        _show_what_was_started(call)


def _show_what_was_asked(call: Call) -> None:
    if not (call.everywhere.verbose and call.asking):
        return
    from time import monotonic

    from wizard.early import BEGAN
    from wizard.output import chain
    from wizard.output.cells import screen_width
    from wizard.output.questions import lines_of

    width, ended = screen_width(), monotonic()
    asked = lines_of(call.asking, call.language, width)
    waited = chain.lines_of(call.asking, call.language, width, began=BEGAN, ended=ended)
    print(*waited, *asked, sep="\n", file=sys.stderr)


def _show_what_was_started(call: Call) -> None:
    if not (call.everywhere.verbose and call.starting):
        return
    from wizard.output.cells import screen_width
    from wizard.output.started import lines_of

    for line in lines_of(call.starting, call.language, screen_width()):
        print(line, file=sys.stderr)
