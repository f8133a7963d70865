"""A report taken apart into what each page shows of it in its own way: the cause, the rest, every check."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checks.judgement import MUTED
from checks.model import Finding, Outcome, Phrase, Severity, State, area_of
from checks.mute import Mute
from checks.report import Report
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import harmless
from wizard.output.next_actions import WORTH
from wizard.output.next_commands import follow_ups

MOST = 2000
"""Characters of one thing that is told: of an answer of a megabyte the first ones say it."""
STATES = {
    State.PASS: Phrase("holds", sense="a check"),
    State.WARN: Phrase("warning", sense="a check"),
    State.FAIL: Phrase("does not hold"),
    State.UNKNOWN: Phrase("undecided", sense="a check"),
    State.SKIP: Phrase("not checked"),
    State.NA: Phrase("does not apply"),
}
SEEN, DO, ALSO = Phrase("What was seen"), Phrase("What to do"), Phrase("This also explains")
READ_MORE = Phrase("Read more")
EVERY_CHECK, ELSE = Phrase("Every check"), Phrase("Also found")
HEADS = (Phrase("State", sense="of a check"), Phrase("Check", sense="a column"), Phrase("Details"))


class Told(Struct, frozen=True):
    """One finding, in words that are harmless anywhere and never endless; `muted` says until when and
    why, of one that counts for nothing."""

    code: str
    severity: Severity
    summary: str
    why: str
    seen: tuple[str, ...]
    steps: tuple[str, ...]
    commands: tuple[str, ...]
    links: tuple[str, ...]
    muted: str = ""


def legible(text: str) -> str:
    """Any text on one line, nothing in it that acts, and of a very long one the beginning."""
    return harmless(text) if len(text) <= MOST else f"{harmless(text[:MOST])}…"


def told(finding: Finding, report: Report, language: Language) -> Told:
    """All that is said about a finding, with the commands of rekwiz that go on from it."""
    remedy = finding.remedy
    more = follow_ups(finding.code, remedy.fix, report.target.arn or "", report.scope)
    return Told(
        finding.code,
        finding.severity,
        legible(language.say(finding.summary)),
        legible(language.say(finding.why)),
        tuple(_seen(finding, language)),
        tuple(legible(language.say(step)) for step in remedy.steps),
        tuple(map(legible, (*remedy.commands, *more))),
        tuple(map(legible, remedy.links)),
        legible(language.say(muted(finding.muted))) if finding.muted else "",
    )


def muted(mute: Mute) -> Phrase:
    return MUTED.with_(until=str(mute.until), because=mute.reason)


def _seen(finding: Finding, language: Language) -> Iterator[str]:
    for each in finding.evidence:
        yield legible(language.seen(each))
    if place := finding.location:
        yield legible(f"{place.file}:{place.line}" if place.line else place.file)


def accounted_for(code: str, report: Report) -> tuple[str, ...]:
    """The codes of what this finding explains, directly or by what it explains."""
    found, ends = list[str](), {code}
    while more := [
        each for each, by in report.explained.items() if by in ends and each not in ends
    ]:
        found += more
        ends.update(more)
    return tuple(found)


def others(report: Report) -> list[Finding]:
    """What somebody should know beside the root cause, the gravest first; nothing that another finding
    accounts for, nothing twice."""
    root = report.root_cause
    passed = {_same(root)} if root else set()
    found = list[Finding]()
    for each in report.findings:
        if each.code not in report.explained and _same(each) not in passed:
            passed.add(_same(each))
            found.append(each)
    return sorted(found, key=lambda each: (each.muted is not None, WORTH[each.severity]))


def _same(finding: Finding) -> tuple[object, ...]:
    """What a person would read of it as the same thing; two checks may have met it."""
    return finding.code, finding.location, finding.summary.text, str(finding.facts)


def details(outcome: Outcome, language: Language) -> str:
    """What is worth a line of a check: its findings, why it was not looked at, or what was seen."""
    if outcome.state is State.SKIP and outcome.findings and outcome.reason:  # all muted
        return legible(language.say(outcome.reason))
    if outcome.findings:
        return " ".join(legible(language.say(each.summary)) for each in outcome.findings)
    if outcome.blocked_by:
        areas = tuple(LABELS[area] for area in dict.fromkeys(map(area_of, outcome.blocked_by)))
        return legible(language.say(Phrase("not checked: it needs {areas}", areas=areas)))
    if outcome.holds:
        return legible(language.say(outcome.holds))
    return legible(language.say(outcome.reason)) if outcome.reason else ""


def name_of(report: Report) -> str:
    """By what it is told from others: the command, the profile and the Region."""
    names = (report.target.profile, report.target.region)
    return " · ".join([f"rekwiz {report.mode}", *(legible(name) for name in names if name)])


def about(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    """Whom and what the run was about, as far as it is known: a label and its value."""
    target = report.target
    known = (
        (Phrase("Profile"), target.profile),
        (Phrase("Region"), target.region),
        (Phrase("Account"), target.account),
        (Phrase("Identity"), target.arn),
        (Phrase("Access key ID"), target.access_key_id),
        (Phrase("Credentials from"), target.credential_source),
    )
    return ((language.say(label), legible(value)) for label, value in known if value)
