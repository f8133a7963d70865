"""`rekwiz sandbox`: a local AWS, for a command, a shell, or whoever reads its environment file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.conversation.protocol import Conversation
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser
from wizard.output.marks import Mark

SUMMARY = Phrase("a local AWS for practice: run a command or a shell inside it")
SAYS_SANDBOX_ITSELF = True
MAKES_ITS_OWN_SANDBOX = True
NOT_EXECUTABLE, NOT_FOUND = 126, 127


def add_arguments(parser: Parser) -> None:
    parser.option(
        "--fault",
        action="append",
        metavar="NAME",
        help=Phrase("break something on purpose; --fault list names the faults"),
    )
    parser.option(
        "--env-file",
        type=Path,
        metavar="FILE",
        help=Phrase("write the environment to this file and serve until stopped"),
    )


def run(call: Call) -> int:
    from wizard.sandbox.start import sandbox_of

    faults = call.option("fault") or []
    if "list" in faults:
        return _list_faults()
    conversation = speak(call)
    with sandbox_of(faults) as sandbox:
        environment = sandbox.environment(os.environ, configured=True)
        if file := call.option("env_file"):
            conversation.show(
                Phrase("The sandbox's environment is in {file}. Ctrl-C ends it.", file=file)
            )
            return _serve(sandbox, file, environment)
        command = call.option("child") or []
        if not command:
            conversation.show(
                Phrase(
                    "You are in a sandbox: a local AWS for practice. Nothing here is real."
                    " Leave it with exit."
                )
            )
        return _ran(conversation, sandbox, command, environment)


def _ran(
    conversation: Conversation, sandbox: Any, command: list[str], environment: dict[str, str]
) -> int:
    """The command's exit code; as in a shell, 127 for one that is not there and 126 for no program."""
    try:
        return sandbox.run(command or None, environment)
    except OSError as error:
        said = Phrase("{program}: {reason}", program=error.filename, reason=error.strerror or error)
        conversation.show(said, Mark.FAIL)
        return NOT_FOUND if isinstance(error, FileNotFoundError) else NOT_EXECUTABLE


def _serve(sandbox: Any, file: Path, environment: dict[str, str]) -> int:
    try:
        return sandbox.serve(file, environment)
    except OSError as error:
        raise Usage(
            Phrase(
                "--env-file: {file} cannot be written: {reason}.",
                file=file,
                reason=error.strerror or error,
            )
        ) from None


def _list_faults() -> int:
    from wizard.output.stdout import print_data
    from wizard.sandbox import FAULTS

    print_data("".join(f"{name}\n  {fault.description}\n" for name, fault in FAULTS.items()))
    return 0
