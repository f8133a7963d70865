"""The fix `set-session-name`: a role's session has a name that AWS takes."""

from __future__ import annotations

from checks.context import Context
from checks.credentials.session_name import NAME as FORM
from checks.fix import Fix
from checks.model import Finding, Phrase
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import with_value
from wizard.mending.plans.settings import Settings, in_file

NAME = Question(
    "session_name",
    Phrase("Name of the session"),
    help=Phrase("By this name the account's logs tell who used the role. Any name serves."),
)
CONSENT = consent(Fix.SET_SESSION_NAME, WRITE_THIS)
ASKS = (NAME, CONSENT)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    if finding.location is None:
        return None
    meant = str(finding.facts["meant"])
    name = conversation.ask(NAME, default=meant, judge=_complaint)
    return in_file(finding, with_value(finding, lambda _: name), CONSENT)


def _complaint(name: str) -> Phrase | None:
    if FORM.fullmatch(name):
        return None
    return Phrase("A session's name has 2 to 64 letters, digits and signs out of + = , . @ - _.")
