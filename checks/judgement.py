"""What follows from what a check saw: its state, and what a mute makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from msgspec import structs

from checks.model import (
    Check,
    Evidence,
    Finding,
    NotApplicable,
    Outcome,
    Phrase,
    Seen,
    Severity,
    State,
    Undecided,
)
from checks.mute import Mute

WORST_FIRST = (
    (Severity.FAIL, State.FAIL),
    (Severity.UNKNOWN, State.UNKNOWN),
    (Severity.WARN, State.WARN),
)
MUTED = Phrase("muted until {until}: {because}")


def judge(check: Check, required: bool, seen: Iterable[Seen]) -> Outcome:
    """The outcome that follows from what a check gave; in a recommended check a `fail` is a `warn`."""
    things = list(seen)
    findings = tuple(_weighed(thing, required) for thing in things if isinstance(thing, Finding))
    evidence = tuple(thing for thing in things if isinstance(thing, Evidence))
    state = _state(findings)
    reason: Phrase | None = None
    for thing in things:
        match thing:
            case NotApplicable(reason):
                state = State.NA if state is State.PASS else state
            case Undecided(reason):
                state = State.UNKNOWN if state is State.PASS else state
    return Outcome(check, state, required, findings, evidence, reason)


def heeding(mutes: Mapping[str, Mute], outcome: Outcome, day: date) -> Outcome:
    """The outcome without the weight of what is muted: its findings stay, and where nothing else speaks
    against the check, it counts as one that the person left out."""
    found = tuple(_muted(each, mutes.get(each.code), day) for each in outcome.findings)
    muted = [each.muted for each in found if each.muted and each.severity is not Severity.INFO]
    if not muted:
        return replace(outcome, findings=found)
    state = _state(each for each in found if not each.muted)
    if state is not State.PASS:
        return replace(outcome, findings=found, state=state)
    reason = MUTED.with_(until=str(muted[0].until), because=muted[0].reason)
    return replace(outcome, findings=found, state=State.SKIP, reason=reason)


def _muted(finding: Finding, mute: Mute | None, day: date) -> Finding:
    """The finding with its mute; one whose day is over shows among what was seen."""
    if mute is None:
        return finding
    if mute.holds_on(day):
        return structs.replace(finding, muted=mute)
    over = Evidence("mute ended", str(mute.until), mute.place)
    return structs.replace(finding, evidence=(*finding.evidence, over))


def _weighed(finding: Finding, required: bool) -> Finding:
    if finding.severity is Severity.FAIL and not required:
        return structs.replace(finding, severity=Severity.WARN)
    return finding


def _state(findings: Iterable[Finding]) -> State:
    severities = {finding.severity for finding in findings}
    return next((state for worst, state in WORST_FIRST if worst in severities), State.PASS)
