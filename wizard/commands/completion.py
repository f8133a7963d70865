"""`rekwiz completion`: what a shell needs to complete rekwiz's words, or the page of man."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.invocation.command import Sandbox, command
from wizard.invocation.options import Options, words
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.invocation.call import Call


def shells() -> Iterable[str]:
    from wizard.completion.shells import SHELLS

    return SHELLS


class CompletionOptions(Options):
    """Which of them."""

    shell: tuple[str, ...] = words(
        "SHELL",
        Phrase("bash, zsh, fish or powershell; man for the man page"),
        among=shells,
    )


def run(call: Call, options: CompletionOptions) -> int:
    from wizard.commands import COMMANDS
    from wizard.completion.shells import SHELLS, used_here
    from wizard.completion.vocabulary import vocabulary

    if not options.shell:
        raise Usage(
            Phrase("{what} is missing.", what="SHELL"),
            Phrase(
                "One of: {names}. For example: {command}",
                names=tuple(SHELLS),
                command=used_here(call.environment),
            ),
        )
    [name, *more] = options.shell
    if more or name not in SHELLS:
        raise Usage(
            Phrase("{name} is not one that rekwiz knows.", name=" ".join(options.shell)),
            Phrase("One of: {names}", names=tuple(SHELLS)),
        )
    print_data(SHELLS[name](vocabulary(call.language, COMMANDS)))
    return Exit.READY


COMMAND = command(CompletionOptions, run, sandbox=Sandbox.SAID_BY_IT)
