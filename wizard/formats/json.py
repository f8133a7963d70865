"""A report as one JSON object, for programs (CONTRACT, rekwiz.report/1)."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from typing import Any

from checks.model import Evidence, Finding, Location, Outcome
from checks.report import Report
from wizard import __version__
from wizard.formats import Look
from wizard.languages import Language
from wizard.output.stdout import escaped


def render(report: Report, language: Language, look: Look) -> str:
    return written(as_object(report, language))


def render_all(reports: list[Report], language: Language, look: Look) -> str:
    objects = [as_object(report, language) for report in reports]
    return written({"schema": "rekwiz.reports/1", "reports": objects})


def written(value: Any) -> str:
    """JSON for people and programs: indented, in any script, with nothing that cannot be seen."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return "".join(map(_visible, text)) + "\n"


def _visible(character: str) -> str:
    """Control characters, those that turn the direction of writing, and halves of a pair escaped."""
    unseen = character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return escaped(character) if unseen else character


def as_object(report: Report, language: Language) -> dict[str, Any]:
    """The object of the contract, its keys in the contract's order."""
    return {
        "schema": "rekwiz.report/1",
        "tool": {"name": "rekwiz", "version": __version__},
        "mode": report.mode,
        "language": language.code,
        "target": asdict(report.target),
        "verdict": report.verdict.value,
        "exit_code": report.exit_code,
        "root_cause": report.root_cause.code if report.root_cause else None,
        "counts": {state.value: count for state, count in report.counts.items()},
        "duration_ms": round(report.took * 1000),
        "results": [_result(outcome, report, language) for outcome in report.outcomes],
    }


def _result(outcome: Outcome, report: Report, language: Language) -> dict[str, Any]:
    return {
        "check": outcome.check.code,
        "title": language.title(outcome.check.title),
        "required": outcome.required,
        "state": outcome.state.value,
        "duration_ms": round(outcome.took * 1000),
        "reason": language.say(outcome.reason) if outcome.reason else None,
        "blocked_by": list(outcome.blocked_by),
        "seen": [_evidence(seen) for seen in outcome.seen],
        "findings": [_finding(found, report, language) for found in outcome.findings],
    }


def _finding(finding: Finding, report: Report, language: Language) -> dict[str, Any]:
    remedy = finding.remedy
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "explained_by": report.explained.get(finding.code),
        "summary": language.say(finding.summary),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "location": _location(finding.location),
        "remedy": {
            "steps": [language.say(step) for step in remedy.steps],
            "commands": list(remedy.commands),
            "links": list(remedy.links),
            "fix": remedy.fix and remedy.fix.code,
        },
    }


def _evidence(evidence: Evidence) -> dict[str, str]:
    return {"name": evidence.name, "value": evidence.value, "source": evidence.source}


def _location(location: Location | None) -> dict[str, Any] | None:
    return asdict(location) if location else None
