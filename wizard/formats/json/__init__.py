"""For programs: one JSON object a result, with the name of its schema (CONTRACT)."""

from wizard.formats import Format
from wizard.formats.json.checks import checks
from wizard.formats.json.detection import detection
from wizard.formats.json.explanations import explanations
from wizard.formats.json.failure import failure
from wizard.formats.json.regions import regions
from wizard.formats.json.report import report, reports

FORMAT = Format(
    report=report,
    reports=reports,
    detection=detection,
    explanations=explanations,
    regions=regions,
    checks=checks,
    failure=failure,
)
