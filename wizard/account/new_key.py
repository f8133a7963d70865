"""What is done with a key that was just made, so that all of it can be undone: it is saved, and proved."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from checks.console_links import in_console
from checks.context import Context
from checks.model import Phrase
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Aws
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from wizard.account.administrator import Administrator
from wizard.account.deeds import NewKey
from wizard.account.granting import Deed, Failed, Say, show_left, standing
from wizard.account.key_proof import Proved, prove
from wizard.account.patience import SECONDS, WAITING
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation
from wizard.errors import NotTaken
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.writing import NotWritten, Written, update
from wizard.writing.backups import take_back
from wizard.writing.profiles import Edit

STILL_THERE = Phrase(
    "The new key could not be taken out of {file} again ({reason}): profile {profile} still has it. Put"
    " the old file back with: rekwiz undo"
)
GONE = Phrase("Another program has changed the files meanwhile, and there is no place for the key.")


class Places(Struct, frozen=True):
    """Where a new key is saved: the edit that writes it to each file, and the one that takes it out
    where somebody else has written to that file since."""

    profile: str
    files: tuple[Path, ...]
    write: Callable[[Keys], Edit]
    without: Callable[[Keys], Edit]


def entry(
    conversation: Conversation, words: Phrase, places: Places
) -> Deed[NewKey, Written | None]:
    """The new key in the files, which are put back byte for byte; NotTaken where nothing was written."""

    def write(made: NewKey, say: Say) -> Written:
        outcome = update(*((path, places.write(made.keys)) for path in places.files))
        if not isinstance(outcome, Written):
            raise NotTaken(GONE)
        return outcome

    def put_back(made: NewKey, written: Written | None) -> None:
        without = places.without(made.keys)
        if written is None:  # most likely not; but told to stop at its last step it may stand there
            with suppress(NotWritten):
                take_back(Written(places.files, ""), without)
            return
        try:
            take_back(written, without)
        except NotWritten as stopped:
            why = stopped.detail or stopped.reason
            file = shown(places.files[0] if stopped.file is None else stopped.file)
            said = STILL_THERE.with_(file=file, profile=places.profile, reason=why)
            conversation.show(said, Mark.FAIL)

    return Deed(words, do=write, undo=put_back)


def proof(context: Context, admin: Administrator) -> Deed[NewKey, None]:
    """STS knows the new key, within a minute."""

    def prover(keys: Keys) -> Aws:
        return Aws(region=admin.region, keys=keys)

    def ask(made: NewKey, say: Say) -> Refusal | None:
        proved = prove(
            prover,
            made.keys,
            lambda aws: replace(context, aws=aws),
            patience=SECONDS,
            watch=lambda passed: say(WAITING.with_(count=int(passed), of=SECONDS)),
        )
        return None if isinstance(proved, Proved) else proved.refusal

    words = Phrase("ask AWS whether the key works")
    return Deed(words, do=ask, undo=lambda made, got: None)


def unproved(
    conversation: Conversation,
    context: Context,
    admin: Administrator,
    made: NewKey,
    failed: Failed,
) -> NotTaken:
    """Says why the new key does not work, and what is left; gives the exception to end with."""
    aws = Aws(region=admin.region, keys=made.keys)
    # Judged by the hour of the key: the minute of patience and the undoing after it make it no older.
    world = replace(context, aws=aws, region=admin.region, granted=made.at, now=lambda: made.at)
    conversation.show(Phrase("The new key could not be proved:"))
    finding = next(iter(findings_of(failed.refusal, world)))
    show_finding(conversation, in_console(finding, admin.partition))
    show_left(conversation, failed.left)
    return NotTaken(standing(admin.account, failed.left))
