"""Step 5: what was decided goes into the shared files, after a preview and with a way back."""

from __future__ import annotations

from collections.abc import Mapping

from checks.model import Phrase
from checks.profile import header, profile_in_use
from checks.sources.aws.ask import Keys
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Kind, Question
from wizard.mending.saving import Edit, Edits, save
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.setup.journey import Ending, Step, Travel
from wizard.writing import plan

TITLE = Phrase("Shared files")
WRITE = Question(
    "write",
    Phrase("Write this?"),
    help=Phrase(
        "Lines with + come in, lines with - go out; everything else stays as it is, to the letter."
        " The old files are kept, and rekwiz undo puts them back."
    ),
)


def guide(travel: Travel) -> Ending:
    edits = _edits(travel)
    diff = plan(*edits).diff
    if not diff:
        travel.line(Mark.DONE, TITLE, Phrase("nothing to write"))
        return Ending.HELD
    travel.line(Mark.NOW, TITLE)
    if travel.dry:
        return _rehearsed(travel, diff)
    if not save(travel.conversation, edits, WRITE):
        travel.conversation.show(Phrase("Nothing was written."))
        return Ending.LEFT
    travel.keys, travel.region, travel.output = None, None, None
    travel.look_anew()
    files = tuple(shown(path) for path, _ in edits)
    travel.line(Mark.DONE, TITLE, Phrase("written: {files}", files=files))
    return Ending.DONE


def _rehearsed(travel: Travel, diff: str) -> Ending:
    """The end of a dry run: what comes after needs what was not written."""
    travel.conversation.literal(diff, Kind.DIFF)
    travel.conversation.show(Phrase("This was a dry run: nothing was written."))
    travel.rehearsed = True
    return Ending.LEFT


def _edits(travel: Travel) -> Edits:
    profile = profile_in_use(travel.context)
    edits: Edits = []
    if travel.keys:
        edits.append((travel.context.credentials.path, _key_edit(profile, travel.keys)))
    if settings := _settings(travel):
        section = header(profile, "config")
        edits.append((travel.context.config.path, _edit(section, settings)))
    return edits


def _settings(travel: Travel) -> dict[str, str]:
    decided = {"region": travel.region, "output": travel.output}
    return {name: value for name, value in decided.items() if value}


def _key_edit(profile: str, keys: Keys) -> Edit:
    return _edit(
        profile,
        {
            "aws_access_key_id": keys.access_key_id,
            "aws_secret_access_key": keys.secret,
            "aws_session_token": keys.token,
        },
    )


def _edit(section: str, settings: Mapping[str, str | None]) -> Edit:
    def edit(document: Document) -> Document:
        return document.set(section, settings)

    return edit


STEP = Step(TITLE, guide, (WRITE,))
