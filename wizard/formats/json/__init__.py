"""For programs: one JSON object a result, with the name of its schema (CONTRACT)."""

from __future__ import annotations

from checks import TYPE_CHECKING
from wizard.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.model import Check
    from checks.region.support.survey import Survey
    from checks.report import Report
    from wizard.detecting.detect import OfPhoto
    from wizard.explaining.explanation import Explanations
    from wizard.explaining.failure import Failure
    from wizard.languages import Language
    from wizard.output.look import Look


def report(told: Report, language: Language, look: Look) -> str:
    from wizard.formats.json.report import report

    return report(told, language, look)


def reports(told: Sequence[Report], language: Language, look: Look) -> str:
    from wizard.formats.json.report import reports

    return reports(told, language, look)


def detection(told: Sequence[OfPhoto], language: Language, look: Look) -> str:
    from wizard.formats.json.detection import detection

    return detection(told, language, look)


def explanations(found: Explanations, language: Language, look: Look) -> str:
    from wizard.formats.json.explanations import explanations

    return explanations(found, language, look)


def regions(survey: Survey, language: Language, look: Look) -> str:
    from wizard.formats.json.regions import regions

    return regions(survey, language, look)


def checks(known: Sequence[Check], language: Language, look: Look) -> str:
    from wizard.formats.json.checks import checks

    return checks(known, language, look)


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
