"""`rekwiz undo`: puts back the files that the last change replaced."""

from __future__ import annotations

from dataclasses import dataclass

from checks.exits import Exit
from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.conversation.protocol import Kind, Question
from wizard.invocation.call import Call
from wizard.invocation.command import command
from wizard.invocation.options import flag
from wizard.invocation.prepared import Prepared

QUESTION = Question("undo", Phrase("Put this back?"), flag="--yes")
FORGET = Question(
    "forget", Phrase("Delete all backups? They cannot be brought back."), flag="--yes"
)


@dataclass(frozen=True)
class UndoOptions:
    """What becomes of the backups."""

    list: bool = flag(Phrase("show what can be taken back"))
    forget: bool = flag(Phrase("delete the backups, which hold old secrets"))
    yes: bool = flag(Phrase("do it without asking"))


def run(call: Call, options: UndoOptions) -> int:
    if options.list:
        return _list(call)
    return _forget(call) if options.forget else _undo(call)


def _undo(call: Call) -> int:
    from wizard.writing import Changed, apply
    from wizard.writing.backups import undo

    say, found = speak(call), undo()
    if found is None:
        say.show(Phrase("There is nothing to undo."))
        return Exit.READY
    plan = found.plan
    for file in found.changed_since:
        say.show(
            Phrase("{file} was changed since by another program; that change goes, too.", file=file)
        )
    while True:
        say.literal(plan.diff, Kind.DIFF)
        if not say.agree(QUESTION):
            return Exit.NOT_READY
        match apply(plan):
            case Changed(plan=plan):
                say.show(Phrase("The file was changed meanwhile; this is the change now:"))
            case _:
                say.show(Phrase("Put back. rekwiz undo brings the change again."))
                return Exit.READY


def _list(call: Call) -> int:
    from checks.secrets.gate import shown
    from wizard.output.cells import harmless
    from wizard.output.stdout import print_data
    from wizard.writing import state_folder
    from wizard.writing.backups import kept_changes

    for change in kept_changes(state_folder(call.environment)):
        files = ", ".join(harmless(shown(str(file.path))) for file in change.files)
        print_data(f"{change.when:%Y-%m-%d %H:%M:%S}  {files}\n")
    return Exit.READY


def _forget(call: Call) -> int:
    from wizard.writing import state_folder
    from wizard.writing.backups import forget

    if not speak(call).confirm(FORGET, recommended=call.prepared.yes):
        return Exit.NOT_READY
    count = forget(state_folder(call.environment))
    speak(call).show(Phrase("Backups deleted: {count}", count=count))
    return Exit.READY


COMMAND = command(
    "undo",
    Phrase("put back the files that the last change replaced"),
    UndoOptions,
    run,
    prepared=lambda options: Prepared(yes=options.yes),
)
