"""`rekwiz undo`: puts back the files that the last change replaced."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.invocation.command import command
from wizard.invocation.options import Options, flag
from wizard.invocation.prepared import Prepared

if TYPE_CHECKING:
    from wizard.conversation.protocol import Conversation, Question
    from wizard.invocation.call import Call
    from wizard.writing.backups import Undo
    from wizard.writing.change import FileChange


class UndoOptions(Options):
    """What becomes of the backups."""

    list: bool = flag(Phrase("Show what can be taken back"))
    one: bool = flag(Phrase("Only the last change, where several belong together"))
    forget: bool = flag(Phrase("Delete the backups, which hold old secrets"))
    yes: bool = flag(Phrase("Do it without asking"))


def run(call: Call, options: UndoOptions) -> int:
    if options.list:
        return _list(call)
    return _forget(call) if options.forget else _undo(call, one=options.one)


def _undo(call: Call, *, one: bool) -> int:
    from msgspec.structs import replace

    from wizard.conversation.chosen import speak
    from wizard.writing.backups import put_back, told_of, undo

    say, found = speak(call), undo(one=one)
    if found is None:
        say.show(Phrase("There is nothing to undo."))
        return Exit.READY
    if found.is_by_hand_alone:
        _tell_by_hand(say, found)
        told_of(found)
        return Exit.READY
    _show(say, found)
    while True:
        if not say.agree(_question(), found.plan.diff):
            return Exit.NOT_READY
        if (changed := put_back(found)) is None:
            break
        say.show(Phrase("The file was changed meanwhile; this is the change now:"))
        found = replace(found, plan=changed.plan)
        _show(say, found)
    say.show(Phrase("Restored. Run rekwiz undo again to bring the change back."))
    _tell_by_hand(say, found)
    return Exit.READY


def _question() -> Question:
    from wizard.conversation.protocol import Question

    return Question(
        "undo",
        Phrase("Restore this?"),
        help=Phrase(
            "The files become again what they were before the last change of rekwiz's. What stands in"
            " them now is kept as well, so that this too can be taken back."
        ),
        flag="--yes",
    )


def _tell_by_hand(say: Conversation, found: Undo) -> None:
    from wizard.conversation.protocol import Kind

    if found.by_hand:
        say.show(Phrase("What rekwiz cannot take back, these would:"))
        for by_hand in found.by_hand:
            say.literal(by_hand, Kind.COMMAND)


def _show(say: Conversation, found: Undo) -> None:
    """What goes back, in words: the lines of each file, its name, its rights."""
    from wizard.conversation.protocol import Kind
    from wizard.output.paths import shown
    from wizard.writing.told import told

    for file in found.changed_since:
        say.show(
            Phrase("{file} was changed since by another program; that change goes, too.", file=file)
        )
    for change in found.plan.changes:
        say.show(_becoming(change))
        if lines := told(change):
            say.literal("\n".join(lines), Kind.DIFF)
    for move in found.names:
        names = {"file": shown(move.source), "name": shown(move.target)}
        say.show(Phrase("{file} gets its old name back: {name}", **names))
    for mode in found.rights:
        words = Phrase(
            "{file} gets its old rights back: mode {mode}",
            file=shown(mode.path),
            mode=f"{mode.after:o}",
        )
        say.show(words)


def _becoming(change: FileChange) -> Phrase:
    from wizard.output.paths import shown

    if change.after is None and not change.diff:
        return Phrase("This file will be removed: {file}", file=shown(change.path))
    return Phrase("{file} becomes what it was:", file=shown(change.path))


def _list(call: Call) -> int:
    """A line a change, and beneath it what belongs to it and rekwiz cannot take back."""
    from checks.secrets.gate import shown
    from wizard.files.own_folder import state_folder
    from wizard.output.cells import harmless
    from wizard.output.stdout import print_data
    from wizard.writing.backups import kept_changes

    for change in kept_changes(state_folder(call.environment)):
        paths = [file.path for file in change.files]
        paths += [move.source for move in change.moves] + [mode.path for mode in change.modes]
        what = ", ".join(harmless(shown(str(path))) for path in dict.fromkeys(paths))
        for line in (what, *(f"$ {harmless(shown(by_hand))}" for by_hand in change.by_hand)):
            if line:
                print_data(f"{change.when:%Y-%m-%d %H:%M:%S}  {line}\n")
    return Exit.READY


def _forget(call: Call) -> int:
    from wizard.conversation.chosen import speak
    from wizard.files.own_folder import state_folder
    from wizard.writing.backups import forget

    if not speak(call).confirm(_forgetting(), recommended=call.prepared.yes):
        return Exit.NOT_READY
    count = forget(state_folder(call.environment))
    speak(call).show(Phrase("Backups deleted: {count}", count=count))
    return Exit.READY


def _forgetting() -> Question:
    from wizard.conversation.protocol import Question

    return Question(
        "forget",
        Phrase("Delete all backups? They cannot be brought back."),
        help=Phrase(
            "The backups hold the old files as they were, with the keys in them. ~/.aws itself stays as"
            " it is."
        ),
        flag="--yes",
    )


COMMAND = command(
    UndoOptions,
    run,
    prepared=lambda options: Prepared(yes=options.yes),
)
