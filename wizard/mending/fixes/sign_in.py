"""The fix `sign-in`: the sign-in that the profile takes is done anew, in the person's own terminal."""

from __future__ import annotations

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.context import Context
from checks.model import Finding, Phrase
from wizard.conversation.findings import show_steps
from wizard.conversation.protocol import YES_FLAG, Conversation, Kind, Question
from wizard.mending.fixes import Mended
from wizard.output.marks import Mark
from wizard.signing_in.command import command_for
from wizard.signing_in.in_person import Ended, say_that_it_needs_a_person, sign_in
from wizard.signing_in.tools import lacking

QUESTION = Question("sign_in_now", Phrase("Sign in now?"), flag=YES_FLAG)


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    """None where nobody signed in; with nobody there the command is said, and no browser opened."""
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
    conversation.literal(command.shown, Kind.COMMAND)
    if not conversation.agree(QUESTION):
        return None
    return Mended() if sign_in(conversation, context, command) is Ended.WELL else None
