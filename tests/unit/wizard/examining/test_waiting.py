"""For what another look is worth it: what may pass stands in the way, and nothing that stays."""

import dataclasses
from collections.abc import Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from checks.diagnosis import diagnose
from checks.model import Check, Finding, Message, Outcome, Phrase, Severity, State
from checks.mute import Mute
from checks.report import Report
from checks.scope import Target
from wizard.examining.waiting import settled, worth_waiting

FAIL, UNKNOWN, WARN = Severity.FAIL, Severity.UNKNOWN, Severity.WARN
STATES: Mapping[Severity, State] = {each: State(each.value) for each in (FAIL, UNKNOWN, WARN)}


def found(
    code: str, severity: Severity = FAIL, *, passes: bool = False, explains: tuple[str, ...] = ()
) -> Finding:
    return Message(
        code=code,
        severity=severity,
        summary="It is so.",
        why="Because.",
        recognised="By looking.",
        steps=("Mend it.",),
        explains=explains,
        passes=passes,
    ).finding()


def outcome(*findings: Finding, required: bool = True, state: State | None = None) -> Outcome:
    code = f"{findings[0].code}-check" if findings else "files.silent"
    check = Check(code=code, title="It holds", look=lambda _: (), messages=())
    return Outcome(check, state or STATES[findings[0].severity], required, findings)


def report(*outcomes: Outcome) -> Report:
    root_cause, explained = diagnose(outcomes)
    return Report("preflight", Target(), outcomes, root_cause, explained)


PASSES, STAYS, DARK = found("a.passes", passes=True), found("a.stays"), found("a.dark", UNKNOWN)


@pytest.mark.parametrize(
    ("outcomes", "worth_it"),
    [
        ([], False),
        ([outcome(found("a.odd", WARN))], False),
        ([outcome(PASSES)], True),
        ([outcome(DARK)], True),
        ([outcome(state=State.UNKNOWN)], True),
        ([outcome(STAYS)], False),
        ([outcome(PASSES), outcome(STAYS)], False),
        ([outcome(DARK), outcome(STAYS)], False),
        ([outcome(STAYS), outcome(found("a.cause", passes=True, explains=("a.stays",)))], True),
        ([outcome(STAYS), outcome(found("a.cause", explains=("a.stays",)))], False),
        ([outcome(DARK, required=False)], False),
        ([outcome(PASSES, STAYS)], False),
    ],
)
def test_only_what_may_pass_is_waited_for(outcomes, worth_it):
    assert worth_waiting(report(*outcomes)) is worth_it


def test_what_is_muted_is_not_waited_for():
    mute = Mute("a.passes", "known", date(9999, 1, 1))
    muted = outcome(replace(PASSES, muted=mute), state=State.SKIP)

    assert not worth_waiting(report(muted))


def test_what_held_is_not_looked_at_again_what_waited_for_another_is():
    held = outcome(found("a.odd", WARN))
    waiting = dataclasses.replace(outcome(state=State.SKIP), blocked_by=("a.passes-check",))
    left_out = dataclasses.replace(outcome(state=State.SKIP), reason=Phrase("left out with --skip"))

    assert settled(report(outcome(PASSES), held, waiting, left_out)) == (held, left_out)
