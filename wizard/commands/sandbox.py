"""`rekwiz sandbox`: a local AWS, for a command, a shell, or whoever reads its environment file."""

from __future__ import annotations

import os

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.errors import cannot_be_written
from wizard.invocation.command import Sandbox as Where
from wizard.invocation.command import command
from wizard.invocation.options import Options, again, behind, path, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from wizard.conversation.protocol import Conversation
    from wizard.invocation.call import Call
    from wizard.sandbox import Sandbox


def faults() -> Iterable[str]:
    from wizard.sandbox.faults import names

    return names()


class SandboxOptions(Options):
    """What is broken in it, and who lives in it."""

    fault: tuple[str, ...] = again(
        "NAME",
        Phrase("Break something on purpose; --fault list names the faults"),
        among=faults,
    )
    env_file: Path | None = value(
        "FILE", Phrase("Write the environment to this file and serve until stopped"), path
    )
    child: tuple[str, ...] = behind(
        Phrase("The command to run inside; without one, your own shell")
    )


def run(call: Call, options: SandboxOptions) -> int:
    from wizard.conversation.chosen import speak
    from wizard.files.own_folder import kept_sandbox
    from wizard.output.practice import begun_by
    from wizard.sandbox.environment import outer_home
    from wizard.sandbox.start import sandbox_of

    if "list" in options.fault:
        return _list_faults()
    conversation = speak(call)
    kept = kept_sandbox() if call.everywhere.keep_sandbox else None
    with sandbox_of(options.fault, kept) as sandbox:
        environment = sandbox.environment(os.environ, configured=True)
        if file := options.env_file:
            return _serve(conversation, sandbox, file, environment)
        if not options.child:
            conversation.show(
                Phrase(
                    "You are in a sandbox: a local AWS for practice. Nothing here is real."
                    " Leave it with exit."
                )
            )
        environment |= outer_home()
        if options.child:
            environment |= begun_by(_words(call, options), options.child[0])
        return _ran(conversation, sandbox, options.child, environment)


def _words(call: Call, options: SandboxOptions) -> list[str]:
    """This command as it would be typed again, up to the one that it runs."""
    from wizard.output.practice import KEEPS

    faults = [word for name in options.fault for word in ("--fault", name)]
    keeps = [KEEPS] if call.everywhere.keep_sandbox else []
    return ["rekwiz", "sandbox", *faults, *keeps, "--"]


def _ran(
    conversation: Conversation,
    sandbox: Sandbox,
    command: Sequence[str],
    environment: dict[str, str],
) -> int:
    """The command's exit code; as in a shell, 127 for one that is not there and 126 for no program."""
    from wizard.output.marks import Mark

    try:
        return sandbox.run(command or None, environment)
    except OSError as error:
        said = Phrase("{program}: {reason}", program=error.filename, reason=error.strerror or error)
        conversation.show(said, Mark.FAIL)
        is_missing = isinstance(error, FileNotFoundError)
        return Exit.NOT_FOUND if is_missing else Exit.NOT_EXECUTABLE


def _serve(
    conversation: Conversation, sandbox: Sandbox, file: Path, environment: dict[str, str]
) -> int:
    def written() -> None:
        conversation.show(
            Phrase("The sandbox's environment is in {file}. Ctrl-C ends it.", file=file)
        )

    try:
        return sandbox.serve(file, environment, written)
    except OSError as error:
        raise cannot_be_written(
            Phrase(
                "--env-file: {file} cannot be written: {reason}.",
                file=file,
                reason=error.strerror or error,
            ),
            error,
        ) from None


def _list_faults() -> int:
    from wizard.output.stdout import print_data
    from wizard.sandbox.faults import FAULTS

    told = (
        f"{name}\n  {fault.description}\n"
        + "".join(f"  {name}={variant}\n" for variant in fault.variants)
        for name, fault in FAULTS.items()
    )
    print_data("".join(told))
    return Exit.READY


COMMAND = command(
    SandboxOptions,
    run,
    sandbox=Where.ITS_OWN,
)
