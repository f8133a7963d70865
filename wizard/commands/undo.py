"""`rekwiz undo`: puts back the files that the last change replaced."""

from __future__ import annotations

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.conversation.protocol import Kind, Question
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser

SUMMARY = Phrase("put back the files that the last change replaced")
QUESTION = Question("undo", Phrase("Put this back?"), flag="--yes")
FORGET = Question(
    "forget", Phrase("Delete all backups? They cannot be brought back."), flag="--yes"
)
DECLINED = 1


def add_arguments(parser: Parser) -> None:
    parser.option("--list", action="store_true", help=Phrase("show what can be taken back"))
    parser.option(
        "--forget", action="store_true", help=Phrase("delete the backups, which hold old secrets")
    )
    parser.option("--yes", action="store_true", help=Phrase("do it without asking"))


def run(call: Call) -> int:
    if call.option("list"):
        return _list(call)
    return _forget(call) if call.option("forget") else _undo(call)


def _undo(call: Call) -> int:
    from wizard.writing import Changed, apply
    from wizard.writing.backups import undo

    say, found = speak(call), undo()
    if found is None:
        say.show(Phrase("There is nothing to undo."))
        return 0
    plan = found.plan
    for file in found.changed_since:
        say.show(
            Phrase("{file} was changed since by another program; that change goes, too.", file=file)
        )
    while True:
        say.literal(plan.diff, Kind.DIFF)
        if not say.agree(QUESTION):
            return DECLINED
        match apply(plan):
            case Changed(plan=plan):
                say.show(Phrase("The file was changed meanwhile; this is the change now:"))
            case _:
                say.show(Phrase("Put back. rekwiz undo brings the change again."))
                return 0


def _list(call: Call) -> int:
    from wizard.output.cells import harmless
    from wizard.output.stdout import print_data
    from wizard.writing import state_folder
    from wizard.writing.backups import kept_changes

    for change in kept_changes(state_folder(call.environment)):
        files = ", ".join(harmless(str(file.path)) for file in change.files)
        print_data(f"{change.when:%Y-%m-%d %H:%M:%S}  {files}\n")
    return 0


def _forget(call: Call) -> int:
    from wizard.writing import state_folder
    from wizard.writing.backups import forget

    if not speak(call).confirm(FORGET, recommended=bool(call.option("yes"))):
        return DECLINED
    count = forget(state_folder(call.environment))
    speak(call).show(Phrase("Backups deleted: {count}", count=count))
    return 0
