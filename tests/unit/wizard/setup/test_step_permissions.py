"""The step of the two policies: confirmed, attached, handed over, skipped, or left."""

import pytest

from tests.plugins.administrator import account_of, as_profile, detach
from wizard.sandbox.faults.projects import policy_of_projects
from wizard.setup.steps.permissions import guide
from wizard.setup.trail import Ending

DRY = "This was a dry run: nothing was changed."


@pytest.fixture
def denied(sandboxed, monkeypatch, tmp_path):
    """Somebody whose user lacks the policy for S3, with an administrator's profile beside."""
    monkeypatch.chdir(tmp_path)
    context = sandboxed()
    detach(context.sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(context.sandbox, context.environment)
    return context


def test_where_both_are_there_nothing_is_asked(travel, script, sandboxed):
    sandboxed()

    assert guide(travel(script())) is Ending.HELD


def test_a_dry_run_that_finds_both_has_shown_all(travel, script, sandboxed):
    sandboxed()
    said = script()

    assert guide(travel(said, dry=True)) is Ending.REHEARSED
    assert said.shown[-1] == DRY


def test_what_is_missing_is_attached_and_looked_at_again(travel, script, denied):
    said = script(("permissions", "grant"), ("admin_profile", "admin"), ("attach_policies", True))
    journey = travel(said)

    assert guide(journey) is Ending.MET
    assert journey.world.granted is not None


def test_a_dry_run_shows_the_grant_and_makes_none(travel, script, denied):
    account = account_of(denied.sandbox)
    said = script(("permissions", "grant"), ("admin_profile", "admin"))

    assert guide(travel(said, dry=True)) is Ending.REHEARSED
    assert said.shown[-1] == DRY
    assert account_of(denied.sandbox) == account


def test_who_declines_is_asked_again_how_to_go_on(travel, script, denied):
    said = script(
        ("permissions", "grant"),
        ("admin_profile", "admin"),
        ("attach_policies", False),
        ("permissions", "leave"),
    )

    assert guide(travel(said)) is Ending.LEFT


def test_a_page_is_written_and_the_question_asked_again(travel, script, denied, tmp_path):
    said = script(("permissions", "page"), ("permissions", "on"))

    assert guide(travel(said)) is Ending.SKIPPED
    assert (tmp_path / "rekwiz-for-admin.md").exists()


def test_the_region_of_a_project_is_set_where_the_guide_s_stands(travel, script, sandboxed):
    context = sandboxed()
    context.sandbox._world.organization = policy_of_projects("us-east-2")
    said = script(("permissions", "region"), ("set_region", True))

    assert guide(travel(said)) is Ending.MET
    assert "region = us-east-2" in (context.home / ".aws" / "config").read_text()


def test_no_policy_is_offered_against_the_rule_of_an_organization(travel, script, sandboxed):
    context = sandboxed()
    context.sandbox._world.organization = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": "Deny", "Action": "rekognition:*", "Resource": "*"},
        ],
    }
    said = script(("permissions", "leave"))

    assert guide(travel(said)) is Ending.LEFT
    assert said.offered["permissions"] == ["again", "page", "on", "leave"]
    assert "iam/home#/users" not in said.text


def test_a_dry_run_that_showed_nothing_was_left(travel, script, denied):
    said = script(("permissions", "on"))

    assert guide(travel(said, dry=True)) is Ending.LEFT
    assert DRY not in said.shown
