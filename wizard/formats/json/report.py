"""One report, or several, for programs (CONTRACT, rekwiz.report/1 and rekwiz.reports/1)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict

from checks import __version__
from checks.model import Outcome
from checks.report import Report
from wizard.formats.json.findings import Object, evidence_of, finding_of
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look
from wizard.output.next_actions import NextAction, next_actions


def report(report: Report, language: Language, look: Look) -> str:
    return written(object_of(report, language))


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    """Each apart: what reports have in common, as those do that were not begun, is written once."""
    results = dict[int, str]()
    texts = list[str]()
    for each in reports:
        if id(each.outcomes) not in results:
            results[id(each.outcomes)] = _indented(written(_results(each, language)), 1)
        head = written(_head(each, language)).removesuffix("\n}\n")
        whole = f'{head},\n  "results": {results[id(each.outcomes)]}\n}}'
        texts.append(_indented(whole, 2))
    if not texts:
        return written({"schema": "rekwiz.reports/1", "reports": []})
    listed = ",\n    ".join(texts)
    return f'{{\n  "schema": "rekwiz.reports/1",\n  "reports": [\n    {listed}\n  ]\n}}\n'


def _indented(text: str, depth: int) -> str:
    """A text of `written` where it stands deeper: in JSON no newline is part of a value."""
    return text.strip("\n").replace("\n", "\n" + "  " * depth)


def object_of(report: Report, language: Language) -> Object:
    """The object of the contract, its keys in the contract's order."""
    return {**_head(report, language), "results": _results(report, language)}


def _results(report: Report, language: Language) -> list[Object]:
    return [_result(outcome, report, language) for outcome in report.outcomes]


def _head(report: Report, language: Language) -> Object:
    """All that is told before the results."""
    return {
        "schema": "rekwiz.report/1",
        "tool": {"name": "rekwiz", "version": __version__},
        "mode": report.mode,
        "language": language.code,
        "target": asdict(report.target),
        "place": report.place.value,
        "verdict": report.verdict.value,
        "exit_code": report.exit_code,
        "root_cause": report.root_cause.code if report.root_cause else None,
        "next_actions": [_action(each, language) for each in next_actions(report)],
        "counts": {state.value: count for state, count in report.counts.items()},
        "duration_ms": round(report.took * 1000),
    }


def _action(action: NextAction, language: Language) -> Object:
    return {
        "code": action.code,
        "command": action.command,
        "why": language.say(action.why),
        "changes": action.changes.value,
        "asks": action.asks,
    }


def _result(outcome: Outcome, report: Report, language: Language) -> Object:
    explained = report.explained
    return {
        "check": outcome.check.code,
        "title": language.title(outcome.check.title),
        "required": outcome.required,
        "state": outcome.state.value,
        "duration_ms": round(outcome.took * 1000),
        "reason": language.say(outcome.reason) if outcome.reason else None,
        "blocked_by": list(outcome.blocked_by),
        "seen": [evidence_of(seen) for seen in outcome.seen],
        "findings": [
            finding_of(found, explained.get(found.code), language) for found in outcome.findings
        ],
    }
