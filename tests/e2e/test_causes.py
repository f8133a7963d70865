"""Every cause of causes.md in a run of the whole program: state, root cause, exit code, no secret,
in the report for programs and in the one for people."""

import pytest

from tests.e2e.causes.case import Case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.evidence import misunderstood
from tests.e2e.causes.settings import PLANTED
from tests.e2e.causes.table import CASES
from wizard.languages import OFFERED

REMARK = "info"
LANGUAGE_OF = {case: OFFERED[number % 10 == 0] for number, case in enumerate(CASES)}
"""Each tenth is told in Chinese."""


@pytest.fixture
def computer(case: Case, computer_of) -> Computer:
    """The computer of the case, broken."""
    return computer_of(case.steps, case.faults, case.own_account)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_cause_is_named_and_what_it_accounts_for_is_folded(case: Case, computer: Computer):
    text = computer.folder / "told.txt"
    formats = ("--lang", LANGUAGE_OF[case], "--format", "json", "--format", f"text={text}")

    ended = computer.runs(*formats, *case.arguments)

    assert told(ended.report, case) == {
        "state": case.state,
        "findings": sorted(case.findings),
        "folded": case.folded,
        "root cause": case.root,
        "exit code": case.exit_code,
    }
    assert ended.code == case.exit_code
    assert case.code in text.read_text("utf-8")
    assert shown_secrets(ended, text.read_text("utf-8"), computer) == []
    assert misunderstood(ended.report) == []


def told(report: dict, case: Case) -> dict:
    """What a report says, as far as a case speaks of it."""
    checks = {result["check"]: result for result in report["results"]}
    findings = [found for result in report["results"] for found in result["findings"]]
    codes = {found["code"] for found in findings}
    grave = {found["code"] for found in findings if found["severity"] != REMARK}
    return {
        "state": checks[case.check]["state"],
        "findings": sorted(grave | ({case.code} & codes)),
        "folded": {
            found["code"]: found["explained_by"] for found in findings if found["explained_by"]
        },
        "root cause": report["root_cause"],
        "exit code": report["exit_code"],
    }


def shown_secrets(ended, text: str, computer: Computer) -> list[str]:
    """The places of planted secrets in an output: none of them is repeated here."""
    shown = ended.out + ended.err + text
    return [
        f"secret {number}"
        for number, secret in enumerate(sorted({*PLANTED, *computer.secrets}))
        if secret in shown
    ]
