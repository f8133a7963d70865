"""For programs: one JSON object a result, with the name of its schema (CONTRACT)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats import Format
from wizard.formats.json.checks import checks
from wizard.formats.json.detection import detection
from wizard.formats.json.regions import regions
from wizard.formats.json.report import report, reports

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanations
    from wizard.explaining.failure import Failure
    from wizard.languages import Language
    from wizard.output.look import Look


def explanations(found: Explanations, language: Language, look: Look) -> str:
    from wizard.formats.json.explanations import explanations

    return explanations(found, language, look)


def failure(failed: Failure, language: Language, look: Look) -> str:
    from wizard.formats.json.failure import failure

    return failure(failed, language, look)


FORMAT = Format(
    report=report,
    reports=reports,
    detection=detection,
    explanations=explanations,
    regions=regions,
    checks=checks,
    failure=failure,
)
