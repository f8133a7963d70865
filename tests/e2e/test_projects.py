"""A project from end to end: what is said, mended and listed, and what a plan changes."""

import json
from pathlib import Path

import pytest

from wizard.sandbox import Sandbox

CHECKS = ("--no-own-tools", "--skip", "cli", "--skip", "sdk")


@pytest.fixture
def project(base_environment):
    """The environment of somebody whose account is a project, with the guide's Region in the home."""
    with Sandbox("444455556666", faults=["region.not-the-projects=ap-southeast-2"]) as running:
        yield running.environment(base_environment, configured=True)


def test_the_region_of_the_project_is_set_and_the_regions_are_told_true(rekwiz, project):
    mended = rekwiz("fix", "region.not-the-projects", "--yes", env=project)
    checked = rekwiz("preflight", "--format", "json", *CHECKS, env=project)
    listed = rekwiz("regions", "--no-measure", "--format", "json", env=project | OUTSIDE)

    config = Path(project["HOME"], ".aws", "config").read_text()
    regions = {each["region"]: each["account"] for each in json.loads(listed.stdout)["regions"]}
    assert (mended.returncode, "region = ap-southeast-2" in config) == (0, True), mended.stderr
    assert (checked.returncode, json.loads(checked.stdout)["root_cause"]) == (0, None)
    assert regions["ap-southeast-2"] == "enabled-by-default"
    assert {account for code, account in regions.items() if code not in ELSEWHERE} == {
        "not-allowed"
    }


OUTSIDE = {"AWS_DEFAULT_REGION": "us-east-1"}
ELSEWHERE = ("ap-southeast-2", "us-gov-west-1")


def test_the_page_for_the_administrator_names_the_policy(rekwiz, base_environment, tmp_path):
    fault = "permissions.denied-by-organization"
    with Sandbox("444455556666", faults=[fault]) as running:
        env = running.environment(base_environment, configured=True)
        ended = rekwiz("fix", fault, "--for-admin", str(tmp_path / "page.md"), env=env)

    text = (tmp_path / "page.md").read_text()
    assert ended.returncode == 0, ended.stderr
    assert "arn:aws:organizations::999988887777:policy/o-exampleorg" in text
    assert "aws organizations describe-policy --policy-id p-examplescp" in text
