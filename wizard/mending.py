"""Mends one finding: shows it, lets its fix do what the person agrees to, and looks again."""

from __future__ import annotations

from datetime import UTC, datetime

from checks.catalogue import all_checks
from checks.model import Finding, Phrase, Report
from checks.refused.spreading import STILL_SPREADING
from wizard.call import Call
from wizard.conversation import Conversation, Mark
from wizard.examination import examine, planned
from wizard.fixes import named
from wizard.rehearsal import Rehearsal
from wizard.showing import show_finding


def mend_code(call: Call, conversation: Conversation, code: str) -> bool:
    """Whether this finding is gone, or was never there."""
    finding = _found(_look(call, conversation, code), code)
    if finding is None:
        conversation.show(Phrase("{code} does not apply here.", code=code), Mark.DONE)
        return True
    show_finding(conversation, finding)
    return mend(call, conversation, finding)


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
    report = _look(call, conversation, finding.code, granted=since)
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


def _look(
    call: Call, conversation: Conversation, code: str, granted: datetime | None = None
) -> Report:
    """The checks that can find this cause, and what they need."""
    raisers = [
        check.code for check in all_checks() if code in {message.code for message in check.messages}
    ]
    with conversation.progress(Phrase("Looking…")):
        return examine(planned(raisers, None, None), call.context(granted=granted), "fix")


def _found(report: Report, code: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.code == code), None)
