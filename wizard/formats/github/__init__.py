"""For GitHub Actions: an annotation for each thing to mend, the root cause first, then the verdict."""

from __future__ import annotations

from checks import TYPE_CHECKING
from wizard.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.report import Report
    from wizard.languages import Language
    from wizard.output.look import Look


def report(told: Report, language: Language, look: Look) -> str:
    from wizard.formats.github.report import report

    return report(told, language, look)


def reports(told: Sequence[Report], language: Language, look: Look) -> str:
    from wizard.formats.github.report import reports

    return reports(told, language, look)


FORMAT = Format(report=report, reports=reports)
