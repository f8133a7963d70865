"""A change to the shared files: told setting by setting, written whole, with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checks.context import Context
from checks.model import Finding, Phrase, Remedy
from checks.profile import profile_in_use
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.plan import Done
from wizard.output.paths import shown
from wizard.writing import Changed, Plan, Written, apply, plan
from wizard.writing.backups import take_back
from wizard.writing.change import Edit, FileChange
from wizard.writing.profiles import with_settings
from wizard.writing.told import told

Edits = list[tuple[Path, Edit]]
KEPT = Phrase("Everything else stays to the letter, and a backup is kept (rekwiz undo).")

PRIVATE = Phrase(
    "{file} becomes its owner's alone, for it may hold keys: mode {after} in place of {before}."
)


class Settings(Struct, frozen=True):
    """A plan for the shared files. `words` are the fix's own sentence about it, where it has one; `kept`
    says what becomes of the rest; `over` are variables that would still go before them, until a person
    takes the `step`."""

    change: Plan
    question: Question
    words: Phrase | None = None
    kept: Phrase = KEPT
    over: tuple[str, ...] = ()
    step: Remedy | None = None

    @property
    def exact(self) -> str:
        return self.change.diff

    def show(self, conversation: Conversation) -> None:
        if self.words:
            conversation.show(self.words)
        for file in self.change.changes:
            conversation.show(_words(file))
            if lines := told(file):
                conversation.literal("\n".join(lines), Kind.DIFF)
        for file in self.change.changes:
            if file.modes:
                before, after = (f"{mode:o}" for mode in file.modes)
                place = shown(file.path)
                conversation.show(PRIVATE.with_(file=place, before=before, after=after))
        conversation.show(self.kept)

    def do(self, conversation: Conversation) -> Done | Settings:
        match apply(self.change):
            case Changed(plan=anew):
                return replace(self, change=anew)
            case Written() as written:
                # What somebody else has written there since is theirs, and stays.
                return Done(
                    take_back=lambda: take_back(written, lambda document: document),
                    still_set=self.over,
                    step=self.step,
                )
        return Done()


def _words(file: FileChange) -> Phrase:
    if file.after is None:
        return Phrase("This file will be removed: {file}", file=shown(file.path))
    if not file.diff:
        return Phrase("This file will be written: {file}", file=shown(file.path))
    return Phrase("This will be written to {file}:", file=shown(file.path))


def in_config(context: Context, settings: Mapping[str, str | None]) -> Edits:
    """The edit that gives the profile in use these settings in `config`."""
    return [(context.config.path, with_settings(profile_in_use(context), settings))]


def in_file(
    finding: Finding, edit: Edit, question: Question, words: Phrase | None = None
) -> Settings | None:
    """The plan for this edit of the file that the finding names; None where it names none."""
    if finding.location is None:
        return None
    return written([(Path(finding.location.file).expanduser(), edit)], question, words)


def written(edits: Edits, question: Question, words: Phrase | None = None) -> Settings | None:
    """The plan for these edits; None where all of it stands there already."""
    change = plan(*edits)
    return Settings(change, question, words) if change.changes else None
