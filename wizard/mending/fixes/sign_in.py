"""The fix `sign-in`: the sign-in that the profile takes is done anew, in the person's own terminal."""

from __future__ import annotations

from msgspec import Struct

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation.boxes import CLI
from wizard.conversation.findings import show_steps
from wizard.conversation.protocol import YES_FLAG, Conversation, Kind, Question
from wizard.mending.plan import Done
from wizard.output.marks import Mark
from wizard.signing_in.command import Command, command_for
from wizard.signing_in.in_person import Ended, say_that_it_needs_a_person, sign_in
from wizard.signing_in.tools import lacking

NOW = Question(
    "sign_in_now",
    Phrase("Sign in now?"),
    help=Phrase(
        "The AWS CLI gets this terminal and opens your browser; you sign in there, and rekwiz goes on"
        " when it is done. A sign-in that was not finished leaves nothing behind."
    ),
    flag=YES_FLAG,
    boxes=(CLI,),
)
ASKS = (NOW,)


class SigningIn(Struct, frozen=True):
    """A plan to hand the terminal to the AWS CLI."""

    context: Context
    command: Command
    question: Question = NOW

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        conversation.literal(self.command.shown, Kind.COMMAND)

    def do(self, conversation: Conversation) -> Done | None:
        ended = sign_in(conversation, self.context, self.command)
        return Done() if ended is Ended.WELL else None


def plan(conversation: Conversation, context: Context, finding: Finding) -> SigningIn | None:
    """None where nobody can sign in; with nobody there the command is said, and no browser opened."""
    used = way_in_use(context)
    if used is None or used.way is Way.ACCESS_KEY:
        return None
    command = command_for(context, used.way, used.profile)
    if not conversation.asks:
        say_that_it_needs_a_person(conversation, command)
        return None
    if found := lacking(context, sign_in_by(used.way)):
        said, remedy = found
        conversation.show(said, Mark.WARN)
        show_steps(conversation, remedy.steps, remedy.commands, remedy.links)
        return None
    return SigningIn(context, command)
