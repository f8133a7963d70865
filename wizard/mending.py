"""Mends one finding: shows it, lets its fix do what the person agrees to, and looks again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from checks.catalogue import all_checks
from checks.context import Context
from checks.model import Finding, Phrase, Report
from checks.refused.spreading import STILL_SPREADING
from wizard.call import Call
from wizard.configuration import wishes_of
from wizard.conversation import Conversation, Mark
from wizard.examination import examine, planned
from wizard.fixes import named
from wizard.handover import hand_over
from wizard.rehearsal import Rehearsal
from wizard.showing import show_finding
from wizard.usage import Usage


def mend_code(call: Call, conversation: Conversation, code: str) -> bool:
    """Whether this finding is gone, or was never there."""
    finding = _found(_look(conversation, code, call.context()), code)
    if finding is None:
        conversation.show(Phrase("{code} does not apply here.", code=code), Mark.DONE)
        return True
    show_finding(conversation, finding)
    return mend(call, conversation, finding)


def hand_over_code(call: Call, conversation: Conversation, code: str) -> bool:
    """Whether a page about this finding was written for an administrator, or it was never there."""
    if not code.startswith("permissions."):
        raise Usage(
            Phrase("--for-admin is about permissions, and {code} is not.", code=code),
            Phrase("Without it: rekwiz fix {code}", code=code),
        )
    wishes, file = wishes_of(call), call.option("for_admin")
    context = call.context(
        actions=wishes.actions, resources=wishes.resources, policies=wishes.require_policy
    )
    finding = _found(_look(conversation, code, context), code)
    if finding is None:
        conversation.show(Phrase("{code} does not apply here.", code=code), Mark.DONE)
        return True
    return hand_over(conversation, context, finding, None if file == Path() else file)


def mend(
    call: Call, conversation: Conversation, finding: Finding, *, only_safe: bool = False
) -> bool:
    """Whether the finding is gone after its fix; `only_safe` keeps back what needs a choice."""
    fix = named(finding.remedy.fix)
    if fix is None or (only_safe and not fix.safe):
        conversation.show(Phrase("rekwiz cannot do this for you; the steps are above."))
        return False
    if call.option("dry_run"):
        fix.mend(Rehearsal(conversation), call.context(), finding)
        conversation.show(Phrase("This was a dry run: nothing was changed."))
        return True
    if not fix.mend(conversation, call.context(), finding):
        conversation.show(Phrase("Nothing was changed."))
        return False
    since = datetime.now(UTC) if fix.grants else None
    report = _look(conversation, finding.code, call.context(granted=since))
    if young := _found(report, STILL_SPREADING.code):
        show_finding(conversation, young)
        return False
    gone = _found(report, finding.code) is None
    words = (
        Phrase("Mended: {code}", code=finding.code)
        if gone
        else Phrase("Still there: {code}", code=finding.code)
    )
    conversation.show(words, Mark.DONE if gone else Mark.FAIL)
    return gone


def _look(conversation: Conversation, code: str, context: Context) -> Report:
    """The checks that can find this cause, and what they need."""
    raisers = [
        check.code for check in all_checks() if code in {message.code for message in check.messages}
    ]
    with conversation.progress(Phrase("Looking…")):
        return examine(planned(raisers, None, None), context, "fix")


def _found(report: Report, code: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.code == code), None)
