"""What a fix would do, before it is done: told in words, agreed to, done, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase, Remedy
from wizard.conversation.protocol import YES_FLAG, Conversation, Question

Within = Callable[[Context], Context]


def as_it_is(context: Context) -> Context:
    return context


class Done(Struct, frozen=True):
    """That a fix did its work.

    `granted` is when it changed permissions in AWS, where it did: a refusal right after it may be
    passing. `take_back` makes it as if it had never been, None where nothing can; `by_hand` are the
    commands with which a person could. Where it counts in another world only, in which a person must
    take a `step` (a copy in the photo's place, an environment that is active), `within` gives that;
    `still_set` are variables that new terminals do without, and the one that rekwiz was started from
    still has.
    """

    granted: datetime | None = None
    take_back: Callable[[], None] | None = None
    by_hand: tuple[str, ...] = ()
    still_set: tuple[str, ...] = ()
    within: Within = as_it_is
    step: Remedy | None = None


class Plan(Protocol):
    """One change that a fix would make. Nothing of it is done yet."""

    @property
    def question(self) -> Question:
        """What is asked before it is done."""

    @property
    def exact(self) -> str:
        """Its diff, secrets hidden; "" where its words say all."""

    def show(self, conversation: Conversation) -> None:
        """What would be done, in words, with the command of another program where that does it."""

    def do(self, conversation: Conversation) -> Done | Plan | None:
        """Does it: another plan where the world changed meanwhile, None where it was said why not.

        Raises NotWritten and NotTaken where a change does not take; all is then as it was.
        """


WRITE_THIS = Phrase("Write this?")
DO_THIS = Phrase("Do this?")
RUN_THIS = Phrase("Run this command?")
HELPS = {
    WRITE_THIS.text: Phrase(
        "Lines with + come in, with - go out, with ~ change; everything else stays as it is, to the letter."
        " The old files are kept, and rekwiz undo puts them back."
    ),
    DO_THIS.text: Phrase(
        "Only what is said above is done. rekwiz looks right afterwards whether it helped, and takes it"
        " back where it did not."
    ),
    RUN_THIS.text: Phrase(
        "It is run as it stands here; you could type it yourself as well. rekwiz waits for its end and"
        " then looks whether it helped."
    ),
}


def consent(fix: Fix, words: Phrase) -> Question:
    """What is asked before the fix is done; a file of answers says yes to it by the fix's name."""
    return Question(fix.code.replace("-", "_"), words, help=HELPS[words.text], flag=YES_FLAG)


Planner = Callable[[Conversation, Context, Finding], Plan | None]
"""Asks for what it must know, and plans; None where it was said why nothing can be done here."""

AGAIN = Phrase("Something was changed meanwhile; this is what would be done now:")


def carried_out(
    conversation: Conversation, plan: Plan, about: Finding | None = None
) -> Done | None:
    """What came of the plan, which is shown and agreed to first; None where nothing was done. It is
    `about` a finding, where it mends one.

    Where the world changes between consent and deed, the new plan is shown and asked for.
    """
    while True:
        plan.show(conversation)
        if not conversation.agree(replace(plan.question, about=about), plan.exact):
            return None
        match plan.do(conversation):
            case None:
                return None
            case Done() as done:
                return done
            case another:
                conversation.show(AGAIN)
                plan = another
