"""A finding in a conversation: what is so, what was seen, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Finding, Joined, Phrase
from checks.report import Report
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.output.marks import SEVERITY_MARKS, Mark


def show_finding(conversation: Conversation, finding: Finding) -> None:
    """The whole finding: summary, why, evidence, steps, commands, links."""
    conversation.show(finding.summary, SEVERITY_MARKS[finding.severity])
    if finding.message.why:
        conversation.show(finding.why)
    for seen in finding.evidence:
        conversation.show(Phrase("seen: {value} ({source})", value=seen.value, source=seen.source))
    remedy = finding.remedy
    show_steps(conversation, remedy.steps, remedy.commands, remedy.links)


def show_help(conversation: Conversation, question: Question) -> None:
    """What `?` shows: the question's help and boxes, and in full what was found just before it."""
    if question.help:
        conversation.show(question.help)
    for box in question.boxes:
        conversation.show(box, Mark.ITEM)
    if question.about:
        show_finding(conversation, question.about)


def show_steps(
    conversation: Conversation,
    steps: Sequence[Phrase],
    commands: Sequence[str],
    links: Sequence[str],
) -> None:
    """What to do, in its order: numbered steps, commands to paste, pages to read."""
    for number, step in enumerate(steps, start=1):
        conversation.show(Joined("{number}. {step}", number=number, step=step))
    for command in commands:
        conversation.literal(command, Kind.COMMAND)
    for link in links:
        conversation.literal(link, Kind.LINK)


def what_holds(report: Report, *codes: str) -> Joined:
    """What is so in these checks or areas (in all of them without codes), in one line."""
    phrases = [
        outcome.holds
        for outcome in report.outcomes
        if outcome.holds
        and (not codes or outcome.check.code in codes or outcome.check.area in codes)
    ]
    return together(phrases)


def together(phrases: Sequence[Phrase]) -> Joined:
    """Several phrases as one, side by side."""
    names = [f"part{number}" for number in range(len(phrases))]
    text = " · ".join(f"{{{name}}}" for name in names)
    return Joined(text, **dict(zip(names, phrases, strict=True)))
