"""A report in each format and language, against the files in tests/golden."""

import re
from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs

from checks.catalogue import all_checks, all_messages
from checks.diagnosis import diagnose
from checks.judgement import MUTED as BY_MUTE
from checks.judgement import judge
from checks.model import Evidence, Finding, Location, NotApplicable, Outcome, Phrase, State
from checks.mute import Mute
from checks.report import Report
from checks.runner import BLOCKED
from checks.scope import Target
from tests.plugins.golden import as_it_was_read
from wizard.formats import REPORT, REPORTS, names_of, renderer
from wizard.languages import OFFERED, language
from wizard.output.cells import WIDEST, cells
from wizard.output.look import Look

CHECKS = {check.code: check for check in all_checks()}
MESSAGES = all_messages()
TARGET = Target(
    profile="work",
    region="eu-west-1",
    account="111122223333",
    arn="arn:aws:iam::111122223333:user/ming",
    access_key_id="AKIA************XMPL",
    credential_source="shared-credentials-file",
)


def passed(code: str, *seen: Evidence) -> Outcome:
    return judge(CHECKS[code], CHECKS[code].required, seen)


def found(code: str, finding: Finding) -> Outcome:
    return judge(CHECKS[code], CHECKS[code].required, [finding])


def blocked(code: str, root: str) -> Outcome:
    return Outcome(CHECKS[code], State.SKIP, True, reason=BLOCKED, blocked_by=(root,))


HEALTHY = (
    passed(
        "cli.installed",
        Evidence("path", "/usr/local/bin/aws", "PATH"),
        Evidence("version", "2.31.4", "aws --version"),
    ),
    passed(
        "files.readable",
        Evidence("config", "~/.aws/config", "botocore"),
        Evidence("credentials", "~/.aws/credentials", "botocore"),
    ),
    passed("credentials.profile", Evidence("profile", "work", "--profile")),
)
KNOWN = passed(
    "identity.known",
    Evidence("name", "ming", "sts:GetCallerIdentity"),
    Evidence("account", "111122223333", "sts:GetCallerIdentity"),
)
REGION = passed("region.set", Evidence("region", "eu-west-1", "~/.aws/config"))
NOTHING_STATED = judge(
    CHECKS["identity.account"],
    True,
    [NotApplicable(Phrase("No account was stated with --account."))],
)
REFUSED = MESSAGES["credentials.key-unknown"].finding(
    Evidence("error", "InvalidClientTokenId", "sts:GetCallerIdentity"),
    facts={"key": "AKIA************OLD2"},
)
SHADOWED = MESSAGES["credentials.shadowed-by-environment"].finding(
    Evidence("key", "AKIA************OLD2", "AWS_ACCESS_KEY_ID"),
    location=Location("~/.aws/credentials", 4, "work", "aws_access_key_id"),
    facts={
        "profile": "work",
        "used": "AKIA************OLD2",
        "hidden": "AKIA************XMPL",
        "names": "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",
    },
)
CASES = {
    "ready": (*HEALTHY, KNOWN, NOTHING_STATED, REGION),
    "shadowed": (
        *HEALTHY,
        found("credentials.unhidden", SHADOWED),
        found("identity.known", REFUSED),
        blocked("permissions.s3", "identity.known"),
        REGION,
    ),
    "offline": (
        *HEALTHY,
        found(
            "network.reachable",
            MESSAGES["network.offline"].finding(
                Evidence("error", "EndpointConnectionError", "sts:GetCallerIdentity")
            ),
        ),
        blocked("identity.known", "network.reachable"),
        REGION,
    ),
}


DENIED = MESSAGES["permissions.rekognition-denied"].finding(
    Evidence("error", "AccessDeniedException", "rekognition:DetectFaces"),
    facts={
        "action": "rekognition:DetectFaces",
        "identity": "arn:aws:iam::111122223333:user/ming",
        "user": "ming",
        "policy": "arn:aws:iam::aws:policy/AmazonRekognitionFullAccess",
    },
)
OPEN = MESSAGES["files.open-to-others"].finding(
    Evidence("mode", "-rw-r--r--", "aws/credentials"),
    location=Location("aws/credentials", 1),
    facts={"file": "aws/credentials", "path": "aws/credentials", "mode": "-rw-r--r--"},
)
MUTED = structs.replace(
    MESSAGES["files.open-to-others"].finding(
        Evidence("mode", "-rw-r--r--", "/mnt/keys"),
        facts={"file": "/mnt/keys", "path": "/mnt/keys", "mode": "-rw-r--r--"},
    ),
    muted=Mute("files.open-to-others", "this disk knows no modes", date(2027, 3, 31)),
)
CASES["denied"] = (
    *HEALTHY,
    found("files.private", OPEN),
    found("permissions.rekognition", DENIED),
    blocked("detection.faces", "permissions.rekognition"),
    replace(
        found("files.permitted", MUTED),
        state=State.SKIP,
        reason=BY_MUTE.with_(until="2027-03-31", because="this disk knows no modes"),
    ),
)
HOSTILE = (
    "\x1b[2J]]>&<script>alert(1)</script>`x`|::set-output name=a::b\n::error::b%0A##[error]c"
    "\u202e\udc80\ufffe\x00"
)
CASES["hostile"] = (
    found(
        "network.reachable",
        MESSAGES["network.offline"].finding(
            Evidence(HOSTILE, HOSTILE, HOSTILE), location=Location("::error::x", 3)
        ),
    ),
    found(
        "files.private",
        structs.replace(OPEN, facts={**OPEN.facts, "file": HOSTILE, "path": HOSTILE}),
    ),
)
MODES = {"denied": "preflight", "hostile": "preflight"}


def report_of(case: str) -> Report:
    outcomes = CASES[case]
    root_cause, explained = diagnose(outcomes)
    mode = MODES.get(case, "doctor")
    return Report(mode, TARGET, outcomes, root_cause, explained, took=0.9)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("name", names_of(REPORT))
@pytest.mark.parametrize("case", CASES)
def test_the_format_is_as_it_was_read(case, name, code):
    report = report_of(case)

    text = renderer(name, REPORT)(report, language(code), Look())

    as_it_was_read(text, case, report.exit_code, code, name)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("name", names_of(REPORTS))
def test_several_reports_are_as_they_were_read(name, code):
    ready = report_of("ready")
    ready = replace(ready, mode="preflight", target=structs.replace(TARGET, profile="home"))
    several = [ready, report_of("denied")]

    text = renderer(name, REPORTS)(several, language(code), Look())

    as_it_was_read(text, "several", 1, code, name)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("case", CASES)
def test_colour_adds_nothing_but_colour(case, code):
    plain = renderer("text", REPORT)(report_of(case), language(code), Look())
    coloured = renderer("text", REPORT)(report_of(case), language(code), Look(colour=True))

    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("width", [60, WIDEST])
def test_no_line_is_wider_than_the_screen_but_what_is_copied_whole(width, code):
    look = Look(detail=True, width=width)
    text = renderer("text", REPORT)(report_of("denied"), language(code), look)

    wide = [line for line in text.splitlines() if cells(line) > width]
    assert [
        line for line in wide if not {"$", "://", "rekwiz"} & set(re.split(r"\s|(://)", line))
    ] == []
