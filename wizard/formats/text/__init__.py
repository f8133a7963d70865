"""For a person: plain lines that a terminal can be given, in the width that it has."""

from wizard.formats import Format
from wizard.formats.text.checks import checks
from wizard.formats.text.detection import detection
from wizard.formats.text.explanations import explanations
from wizard.formats.text.failure import failure
from wizard.formats.text.program import program
from wizard.formats.text.regions import regions
from wizard.formats.text.report import report, reports

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
