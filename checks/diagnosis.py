"""From what a run found to the one cause to mend first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checks.model import Finding, Outcome, Severity, State

RANK = {Severity.FAIL: 0, Severity.WARN: 1, Severity.INFO: 2, Severity.UNKNOWN: 3}
EXPLAINABLE = (Severity.FAIL, Severity.WARN, Severity.UNKNOWN)


def diagnose(outcomes: Iterable[Outcome]) -> tuple[Finding | None, Mapping[str, str]]:
    """The root cause, or None where every required check holds, and what accounts for what (by code).

    Of all failures the first in the order of needs leads; where none failed, the first `unknown`. A
    finding of the same run that explains it takes its place, and so on to the end. What is muted is
    neither.
    """
    ran = list(outcomes)
    found = [each for outcome in ran for each in outcome.findings if not each.muted]
    explained = {
        finding.code: explainer.code
        for finding in found
        if finding.severity in EXPLAINABLE and (explainer := _explainer(finding, found))
    }
    leader = _first(ran, State.FAIL) or _first(ran, State.UNKNOWN)
    return (_end_of_chain(leader, found) if leader else None), explained


def _first(outcomes: list[Outcome], state: State) -> Finding | None:
    """The first finding that put a required check into this state."""
    severity = Severity(state.value)
    return next(
        (
            finding
            for outcome in outcomes
            if outcome.required and outcome.state is state
            for finding in outcome.findings
            if finding.severity is severity and not finding.muted
        ),
        None,
    )


def _explainer(finding: Finding, found: list[Finding]) -> Finding | None:
    """What accounts for it: `fail` before `warn`, then the order of the checks."""
    able = [other for other in found if finding.code in other.explains and _may_explain(other)]
    return min(able, key=lambda other: RANK[other.severity], default=None)


def _may_explain(finding: Finding) -> bool:
    is_a_remark = finding.severity not in (Severity.FAIL, Severity.WARN)
    return not is_a_remark or finding.message.explains_as_remark


def _end_of_chain(finding: Finding, found: list[Finding]) -> Finding:
    passed = {finding.code}
    while (cause := _explainer(finding, found)) and cause.code not in passed:
        passed.add(cause.code)
        finding = cause
    return finding
