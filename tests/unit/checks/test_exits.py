"""The exit codes that the contract names, and which of several counts."""

import pytest

from checks.catalogue import all_checks
from checks.exits import Exit, gravest
from checks.model import Outcome, State
from checks.report import FailOn, Report
from checks.scope import Target

CONTRACT = {
    "READY": 0,
    "NOT_READY": 1,
    "USAGE": 2,
    "INCONCLUSIVE": 3,
    "WARNINGS": 4,
    "NOT_TAKEN": 5,
    "BUG": 70,
    "INTERRUPTED": 130,
}
OF_A_SHELL = {"NOT_EXECUTABLE": 126, "NOT_FOUND": 127}


def test_they_are_those_of_the_contract_and_of_a_shell():
    assert {each.name: each.value for each in Exit} == CONTRACT | OF_A_SHELL


@pytest.mark.parametrize(
    ("codes", "counts"),
    [((0, 0), 0), ((0, 4), 4), ((4, 3), 3), ((3, 1, 0), 1), ((0, 3, 4, 1), 1), ((1, 5, 0), 5)],
)
def test_of_several_the_gravest_counts(codes, counts):
    assert gravest(codes) == counts


FAILS, UNDECIDED, WARNED, WELL = State.FAIL, State.UNKNOWN, State.WARN, State.PASS


@pytest.mark.parametrize(
    ("states", "fail_on", "code"),
    [
        ((WELL,), FailOn.UNKNOWN, Exit.READY),
        ((WELL, FAILS, UNDECIDED), FailOn.UNKNOWN, Exit.NOT_READY),
        ((WELL, UNDECIDED), FailOn.UNKNOWN, Exit.INCONCLUSIVE),
        ((WELL, WARNED), FailOn.UNKNOWN, Exit.READY),
        ((WELL, WARNED), FailOn.WARN, Exit.WARNINGS),
        ((UNDECIDED, WARNED), FailOn.WARN, Exit.INCONCLUSIVE),
        ((FAILS, WARNED), FailOn.WARN, Exit.NOT_READY),
        ((UNDECIDED,), FailOn.FAIL, Exit.READY),
        ((FAILS, UNDECIDED), FailOn.FAIL, Exit.NOT_READY),
        ((FAILS, UNDECIDED, WARNED), FailOn.NEVER, Exit.READY),
        ((UNDECIDED, WARNED), FailOn.NEVER, Exit.READY),
    ],
)
def test_a_report_ends_by_its_verdict_and_by_what_it_is_to_fail_on(states, fail_on, code):
    check = all_checks()[0]
    outcomes = tuple(Outcome(check, state) for state in states)

    assert Report("preflight", Target(), outcomes, fail_on=fail_on).exit_code is code


def test_what_is_only_recommended_decides_nothing():
    outcome = Outcome(all_checks()[0], State.FAIL, required=False)

    assert Report("preflight", Target(), (outcome,)).exit_code is Exit.READY
