"""The catalogue agrees with causes.md, the list of findings that the project keeps to."""

import pytest

from checks.catalogue import AREAS, all_checks, all_messages
from checks.fix import Fix
from checks.model import Severity
from tests.e2e.causes.codes import MET_BY_FIXES, codes, not_built, rows
from tests.e2e.causes.table import CASES
from tests.e2e.field import rows_settings, rows_sign_in, rows_tools, rows_unseen

MESSAGES = all_messages()
REPORTED = (
    *rows_settings.CASES,
    *rows_sign_in.CASES,
    *rows_tools.CASES,
    *rows_unseen.CASES,
)
OF_ITSELF = {f"{area}.{claim}" for area in AREAS for claim in ("check-crashed", "out-of-time")}
"""What rekwiz says of its own troubles: a crash cannot be made from outside."""
OF_OURS = {code for code in MESSAGES if code not in codes()}
LOCAL = ("cli", "files", "credentials", "region", "sdk", "detection.photo")
ROWS = [row for row in rows() if row.code in MESSAGES]


def test_every_cause_is_in_the_catalogue():
    assert set(codes()) - set(MESSAGES) - MET_BY_FIXES == set()


def test_every_cause_has_a_case():
    """Through the whole program: in the table of causes, or in that of set-ups that people reported."""
    shown = {case.code for case in CASES} | {instance.root for instance in REPORTED}

    assert set(codes()) - shown - MET_BY_FIXES == set()
    assert OF_OURS - shown - OF_ITSELF - {code for code in OF_OURS if is_folded(code)} == set()


def is_folded(code: str) -> bool:
    return any(code in case.folded for case in CASES)


def test_a_case_is_said_once():
    names = [str(case) for case in CASES]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_finding_is_as_grave_as_its_row_says(row):
    assert MESSAGES[row.code].severity == Severity(row.severity)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_finding_names_the_fix_of_its_row(row):
    fix = MESSAGES[row.code].fix

    assert (fix and fix.code) == (None if row.fix in not_built() else row.fix)


def test_no_fix_is_called_not_built_that_is():
    assert not_built() & {fix.code for fix in Fix} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_finding_explains_what_its_row_says(row):
    told = {code for code in MESSAGES[row.code].explains if code in codes()}

    assert told == row.explains


@pytest.mark.parametrize("message", MESSAGES.values(), ids=lambda message: message.code)
def test_what_is_explained_is_a_finding(message):
    assert set(message.explains) - set(MESSAGES) == set()


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_what_is_local_needs_no_network(check):
    needed = {other.code: other for other in all_checks()}
    costs = {needed[code].cost.value for code in check.needs}

    assert not check.code.startswith(LOCAL) or costs <= {"local", "program"}


def test_nothing_explains_itself_by_way_of_others():
    def reached(code: str, seen: frozenset[str]) -> set[str]:
        explained = set(MESSAGES[code].explains) - seen
        return explained.union(*(reached(next_, seen | explained) for next_ in explained))

    assert {code for code in MESSAGES if code in reached(code, frozenset())} == set()
