"""For a wiki, a comment or a repository: one page of Markdown."""

from wizard.formats import Format
from wizard.formats.markdown.explanations import explanations
from wizard.formats.markdown.program import program
from wizard.formats.markdown.report import report, reports

FORMAT = Format(report=report, reports=reports, explanations=explanations, program=program)
