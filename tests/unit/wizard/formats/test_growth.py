"""Twice as many photos, policies, findings or profiles are twice the work, in every format."""

from pathlib import Path

import pytest

from checks.catalogue import all_checks, all_messages
from checks.diagnosis import diagnose
from checks.judgement import judge
from checks.model import Evidence, Location
from checks.report import Report
from checks.scope import Target
from checks.secrets import gate
from checks.secrets.gate import gated
from checks.sources.photo.photo import Photo
from tests.plugins.counting import calls, is_straight
from tests.plugins.many_profiles import name_of
from wizard.detecting.detect import Detected, OfPhoto
from wizard.formats import DETECTION, REPORT, REPORTS, names_of, renderer
from wizard.languages import language
from wizard.output import cells
from wizard.output.look import Look

CHECKS = {check.code: check for check in all_checks()}
MESSAGES = all_messages()
FACE = {"BoundingBox": {"Width": 0.25, "Height": 0.5, "Left": 0.125, "Top": 0.25}}
CHINESE = language("zh-TW")
"""Its letters are the harder to measure."""


def report_of(*outcomes, profile="default"):
    root, explained = diagnose(outcomes)
    target = Target(profile, "eu-west-1", None, None, None, None)
    return Report("preflight", target, outcomes, root, explained)


def of_policies(size):
    """A report in which IAM showed so many policies."""
    seen = [Evidence("policy", f"of-team-{n}", "ming") for n in range(size)]
    return report_of(judge(CHECKS["permissions.policies"], False, seen))


def of_findings(size):
    """A report in which so many sections have the other file's form of a name."""
    message = MESSAGES["files.section-named-for-other-file"]
    found = [
        message.finding(
            Evidence("section", f"[{name_of(n)}]", "~/.aws/config"),
            location=Location("~/.aws/config", n + 1, name_of(n)),
            facts={"file": "~/.aws/config", "line": n + 1, "found": name_of(n), "right": "x"},
        )
        for n in range(size)
    ]
    return report_of(judge(CHECKS["files.sections"], True, found))


def written(kind, name, things):
    gate._shown.cache_clear()  # what a smaller one has shown
    cells._wrapped_before.cache_clear()  # and its lines
    return calls(lambda: renderer(name, kind)(gated(things), CHINESE, Look(detail=True)))


@pytest.mark.parametrize("name", names_of(REPORT))
@pytest.mark.parametrize("report", [of_policies, of_findings])
def test_a_report(report, name):
    written(REPORT, name, report(1))  # what is loaded once is loaded

    assert is_straight(lambda size: written(REPORT, name, report(size)), 10)


@pytest.mark.parametrize("name", names_of(REPORTS))
def test_reports_of_many_profiles(name):
    def reports(size):
        return [of_findings(1) for _ in range(size)]

    written(REPORTS, name, reports(1))

    assert is_straight(lambda size: written(REPORTS, name, reports(size)), 5)


@pytest.mark.parametrize("name", names_of(DETECTION))
def test_photos(name):
    def photos(size):
        photo = Photo(Path("me.jpg"), b"", "jpeg", 640, 480)
        return [OfPhoto("me.jpg", Detected(photo, {"FaceDetails": [FACE]}, (), 0.8))] * size

    written(DETECTION, name, photos(1))

    assert is_straight(lambda size: written(DETECTION, name, photos(size)), 10)
