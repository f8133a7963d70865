"""For a browser: one page without script, that asks nobody for anything."""

from wizard.formats import Format
from wizard.formats.html.explanations import explanations
from wizard.formats.html.report import report, reports

FORMAT = Format(report=report, reports=reports, explanations=explanations)
