"""The fix `add-section-header`: settings stand below the name of their profile."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.profile import header, profile_in_use
from checks.sources.shared_files import Document
from wizard.conversation.boxes import PROFILE
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.settings import Settings, in_file

SECTION = Question(
    "section",
    Phrase("Which profile do these settings belong to?"),
    help=Phrase("Each setting stands below a line with its profile's name in square brackets."),
    boxes=(PROFILE,),
)
CONSENT = consent(Fix.ADD_SECTION_HEADER, WRITE_THIS)
ASKS = (SECTION, CONSENT)
OF_ALIASES = "toplevel"
"""AWS CLI User Guide, "Creating and using aliases in the AWS CLI": what aliases of commands stand below."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    location = finding.location
    if location is None:
        return None
    line = location.line or 1
    is_alias = finding.code == "cli.alias-file-broken"
    profile = (
        ""
        if is_alias
        else conversation.ask(SECTION, default=profile_in_use(context), judge=_complaint)
    )

    def edit(document: Document) -> Document:
        name = OF_ALIASES if is_alias else header(profile, document.file)
        return document.with_lines(line, line, [f"[{name}]"])

    words = Phrase("A line with the name of the section comes in above line {line}.", line=line)
    return in_file(finding, edit, CONSENT, words)


def _complaint(name: str) -> Phrase | None:
    if name.strip() and not set(name) & set("[]\r\n"):
        return None
    return Phrase("A profile's name has at least one letter, and no brackets.")
