"""Step 5: what was decided goes into the shared files, after a preview and with a way back."""

from __future__ import annotations

from msgspec.structs import replace

from checks.model import Phrase
from wizard.conversation.boxes import HOME, PROFILE
from wizard.conversation.protocol import Kind, Question, WentBack
from wizard.mending.plan import carried_out
from wizard.mending.plans.settings import Settings, written
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.setup.journey import Step
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("Shared files")
WRITE = Question(
    "write",
    Phrase("Write this?"),
    help=Phrase(
        "Lines with + come in, with - go out, with ~ change; everything else stays as it is, to the letter."
        " The old files are kept, and rekwiz undo puts them back."
    ),
    boxes=(PROFILE, HOME),
)
IN_PRACTICE = Phrase("In the sandbox ~ is a home of its own: the files in yours are not changed.")
OF_PRACTICE = Phrase(
    "Lines with + come in, with - go out, with ~ change; everything else stays as it is, to the letter."
)


def guide(travel: Travel) -> Ending:
    edits = travel.decided.edits(travel.context)
    change = written(edits, WRITE)
    if change and travel.call.everywhere.practises:
        change = replace(change, question=replace(WRITE, help=OF_PRACTICE), kept=IN_PRACTICE)
    if change is None:
        travel.line(Mark.DONE, TITLE, Phrase("nothing to write"))
        return Ending.HELD
    travel.line(Mark.NOW, TITLE)
    if travel.dry:
        return _rehearsed(travel, change)
    if not carried_out(travel.conversation, change):
        travel.conversation.show(Phrase("Nothing was written."))
        if travel.conversation.asks and travel.trail.leads_back:
            raise WentBack
        return Ending.LEFT
    travel.decided.forget()
    travel.world.look_anew()
    files = tuple(shown(path) for path, _ in edits)
    travel.line(Mark.DONE, TITLE, Phrase("written: {files}", files=files))
    return Ending.DONE


def _rehearsed(travel: Travel, change: Settings) -> Ending:
    """The end of a dry run: what comes after needs what was not written."""
    change.show(travel.conversation)
    travel.conversation.literal(change.exact, Kind.DIFF)
    travel.conversation.show(Phrase("This was a dry run: nothing was written."))
    return Ending.REHEARSED


STEP = Step(TITLE, guide, (WRITE,))
