"""The list of the checks for programs (CONTRACT, rekwiz.checks/1)."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Check
from wizard.formats.json.findings import Object
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look


def checks(checks: Sequence[Check], language: Language, look: Look) -> str:
    listed = [_check(check, language) for check in checks]
    return written({"schema": "rekwiz.checks/1", "checks": listed})


def _check(check: Check, language: Language) -> Object:
    """One check; its cost is local, program, network or paid."""
    return {
        "check": check.code,
        "title": language.title(check.title),
        "required": check.required,
        "needs": list(check.needs),
        "cost": check.cost.value,
        "findings": [message.code for message in check.messages],
    }
