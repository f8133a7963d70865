"""What is known of a finding, as JSON objects: the parts that results have in common."""

from __future__ import annotations

from msgspec.structs import asdict

from checks.model import Evidence, Finding, Location, Remedy
from checks.mute import Mute
from wizard.languages import Language

Object = dict[str, object]


def finding_of(finding: Finding, explained_by: str | None, language: Language) -> Object:
    """A finding of a report; the key `muted` is there where it is."""
    muted = {"muted": _mute(finding.muted)} if finding.muted else {}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "explained_by": explained_by,
        "summary": language.say(finding.summary),
        "evidence": [evidence_of(evidence) for evidence in finding.evidence],
        "location": _location(finding.location),
        "remedy": remedy_of(finding.remedy, language),
        **muted,
    }


def error_of(finding: Finding, language: Language) -> Object:
    """A finding in whose way there is nothing else to tell."""
    return {"code": finding.code, "summary": language.say(finding.summary)}


def remedy_of(remedy: Remedy, language: Language) -> Object:
    return {
        "steps": [language.say(step) for step in remedy.steps],
        "commands": list(remedy.commands),
        "links": list(remedy.links),
        "fix": remedy.fix and remedy.fix.code,
        "fix_class": remedy.fix and remedy.fix.agreed_by.value,
    }


def evidence_of(evidence: Evidence) -> Object:
    return {"name": evidence.name, "value": evidence.value, "source": evidence.source}


def _mute(mute: Mute) -> Object:
    return {"reason": mute.reason, "until": mute.until.isoformat()}


def _location(location: Location | None) -> Object | None:
    return asdict(location) if location else None
