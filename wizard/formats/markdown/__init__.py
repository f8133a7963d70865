"""For a wiki, a comment or a repository: one page of Markdown."""

from __future__ import annotations

from checks import TYPE_CHECKING
from wizard.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.report import Report
    from wizard.detecting.walk import Walk
    from wizard.explaining.explanation import Explanations
    from wizard.languages import Language
    from wizard.output.look import Look


def report(told: Report, language: Language, look: Look) -> str:
    from wizard.formats.markdown.report import report

    return report(told, language, look)


def reports(told: Sequence[Report], language: Language, look: Look) -> str:
    from wizard.formats.markdown.report import reports

    return reports(told, language, look)


def explanations(found: Explanations, language: Language, look: Look) -> str:
    from wizard.formats.markdown.explanations import explanations

    return explanations(found, language, look)


def program(walk: Walk, language: Language, look: Look) -> str:
    from wizard.formats.markdown.program import program

    return program(walk, language, look)


FORMAT = Format(report=report, reports=reports, explanations=explanations, program=program)
