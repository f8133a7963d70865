"""A finding in a conversation: what is so, what was seen, and what to do about it."""

from __future__ import annotations

from checks.model import Finding, Phrase, Report, Severity
from wizard.conversation import Conversation, Kind, Mark

MARKS = {
    Severity.FAIL: Mark.FAIL,
    Severity.WARN: Mark.WARN,
    Severity.UNKNOWN: Mark.UNKNOWN,
    Severity.INFO: Mark.SKIPPED,
}


def show_finding(conversation: Conversation, finding: Finding) -> None:
    """The whole finding: summary, why, evidence, steps, commands, links."""
    conversation.show(finding.summary, MARKS[finding.severity])
    if finding.message.why:
        conversation.show(finding.why)
    for seen in finding.evidence:
        conversation.show(
            Phrase("seen: {value} ({source})", value=seen.value, source=seen.source)
        )
    show_remedy(conversation, finding)


def show_remedy(conversation: Conversation, finding: Finding) -> None:
    """What to do about a finding, in its order."""
    remedy = finding.remedy
    for number, step in enumerate(remedy.steps, start=1):
        conversation.show(Phrase("{number}. {step}", number=number, step=step))
    for command in remedy.commands:
        conversation.literal(command, Kind.COMMAND)
    for link in remedy.links:
        conversation.literal(link, Kind.LINK)


def seen_in(report: Report, *codes: str) -> str:
    """What the checks of these codes or areas saw, in one line."""
    values = [
        seen.value
        for outcome in report.outcomes
        if not codes or outcome.check.code in codes or outcome.check.area in codes
        for seen in outcome.seen
    ]
    return ", ".join(dict.fromkeys(values))


def warnings_of(report: Report) -> list[Finding]:
    """What is worth saying although the claim holds."""
    return [finding for finding in report.findings if finding.severity is Severity.WARN]
