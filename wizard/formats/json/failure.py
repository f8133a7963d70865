"""A command that failed, for programs: the report of the checks (CONTRACT, rekwiz.report/1) with it."""

from __future__ import annotations

from wizard.explaining.failure import Failure
from wizard.formats.json.findings import finding_of
from wizard.formats.json.report import object_of
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look


def failure(failed: Failure, language: Language, look: Look) -> str:
    """`root_cause` is the command's; its finding stands beside it, for a check need not have it."""
    cause = failed.cause
    return written(
        {
            **object_of(failed.report, language),
            "root_cause": cause.code if cause else None,
            "command": {
                "exit_code": failed.code,
                "told_by": failed.told_by.value if failed.told_by else None,
                "cause": finding_of(cause, None, language) if cause else None,
                "last_lines": list(failed.last_lines),
                "report": list(failed.door.lines) if failed.door else None,
            },
        }
    )
