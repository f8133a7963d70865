"""For a person: plain lines that a terminal can be given, in the width that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats import Format
from wizard.formats.text.checks import checks
from wizard.formats.text.detection import detection
from wizard.formats.text.regions import regions
from wizard.formats.text.report import report, reports

if TYPE_CHECKING:
    from wizard.detecting.walk import Walk
    from wizard.explaining.explanation import Explanations
    from wizard.explaining.failure import Failure
    from wizard.languages import Language
    from wizard.output.look import Look


def explanations(found: Explanations, language: Language, look: Look) -> str:
    from wizard.formats.text.explanations import explanations

    return explanations(found, language, look)


def failure(failed: Failure, language: Language, look: Look) -> str:
    from wizard.formats.text.failure import failure

    return failure(failed, language, look)


def program(walk: Walk, language: Language, look: Look) -> str:
    from wizard.formats.text.program import program

    return program(walk, language, look)


FORMAT = Format(
    report=report,
    reports=reports,
    detection=detection,
    explanations=explanations,
    regions=regions,
    checks=checks,
    failure=failure,
    program=program,
)
