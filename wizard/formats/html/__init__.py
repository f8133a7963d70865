"""For a browser: one page without script, that asks nobody for anything."""

from __future__ import annotations

from checks import TYPE_CHECKING
from wizard.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.report import Report
    from wizard.explaining.explanation import Explanations
    from wizard.languages import Language
    from wizard.output.look import Look


def report(told: Report, language: Language, look: Look) -> str:
    from wizard.formats.html.report import report

    return report(told, language, look)


def reports(told: Sequence[Report], language: Language, look: Look) -> str:
    from wizard.formats.html.report import reports

    return reports(told, language, look)


def explanations(found: Explanations, language: Language, look: Look) -> str:
    from wizard.formats.html.explanations import explanations

    return explanations(found, language, look)


FORMAT = Format(report=report, reports=reports, explanations=explanations)
