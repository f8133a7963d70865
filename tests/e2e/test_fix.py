"""`rekwiz fix`: never "does not apply" for what nobody could look at; the project's settings count."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.plugins.administrator import (
    account_of,
    allow,
    as_profile,
    as_role,
    attach,
    detach,
)

GRANT = ("--yes", "--admin-profile", "admin")
NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize("how", [(), ("--for-admin",)])
def test_what_could_not_be_looked_at_is_never_well_and_the_cause_is_said(rekwiz, configured, how):
    ended = rekwiz(
        "fix", "permissions.s3-denied", *how, env=configured | {"AWS_ENDPOINT_URL": NOWHERE}
    )

    assert ended.returncode == 1, ended.stderr
    assert "does not apply" not in ended.stderr
    assert "rekwiz could not check whether permissions.s3-denied applies here." in ended.stderr
    assert NOWHERE in ended.stderr


def test_what_another_failure_hides_ends_with_1_and_names_its_fix(rekwiz, sandbox, configured):
    Path(configured["HOME"], ".aws", "config").unlink()
    detach(sandbox, "AmazonRekognitionFullAccess")

    ended = rekwiz("fix", "permissions.rekognition-denied", env=configured)

    assert ended.returncode == 1
    assert "rekwiz fix region.not-set" in ended.stderr


def test_a_missing_policy_that_hides_behind_a_grant_still_under_way_is_not_denied(
    rekwiz, base_environment
):
    from wizard.sandbox import Sandbox

    with Sandbox("444455556666", faults=["permissions.still-spreading"]) as running:
        running._world.spreading = timedelta(minutes=5)  # not over before rekwiz has asked
        env = running.environment(base_environment, configured=True)
        ended = rekwiz("fix", "permissions.rekognition-denied", env=env)

    assert ended.returncode == 3
    assert "does not apply" not in ended.stderr


def test_what_does_not_apply_is_said_and_is_well(rekwiz, configured):
    ended = rekwiz("fix", "permissions.s3-denied", env=configured)

    assert ended.returncode == 0
    assert "permissions.s3-denied does not apply here." in ended.stderr


@pytest.mark.parametrize("by_file", [True, False])
def test_what_the_project_requires_is_looked_for_too(
    rekwiz, sandbox, configured, tmp_path, by_file
):
    attach(sandbox, "IAMReadOnlyAccess")
    if by_file:
        (tmp_path / "rekwiz.toml").write_text('actions = ["sqs:SendMessage"]\n')
    wish = () if by_file else ("--require", "sqs:SendMessage")

    ended = rekwiz("fix", "permissions.action-denied", *wish, env=configured)

    assert ended.returncode == 1
    assert "allows sqs:SendMessage" in ended.stderr


def test_the_project_s_profile_is_the_one_that_is_mended(rekwiz, sandbox, configured, tmp_path):
    as_profile(sandbox, configured, "ours")
    (tmp_path / "rekwiz.toml").write_text('profile = "ours"\nregion = "us-east-1"\n')
    detach(sandbox, "AmazonS3ReadOnlyAccess")

    ended = rekwiz("fix", "permissions.s3-denied", "--yes", env=configured)

    assert ended.returncode == 0
    assert "does not apply here" in ended.stderr


def test_a_code_right_behind_for_admin_is_a_code(rekwiz, sandbox, configured, tmp_path):
    detach(sandbox, "AmazonS3ReadOnlyAccess")

    ended = rekwiz("fix", "--for-admin", "permissions.s3-denied", env=configured)

    assert ended.returncode == 0
    assert [file.name for file in tmp_path.glob("*.md")] == ["rekwiz-for-admin.md"]


def test_without_a_code_it_is_wrong_usage(rekwiz, configured):
    ended = rekwiz("fix", "--for-admin", "page.md", env=configured)

    assert ended.returncode == 2
    assert "CODE is missing" in ended.stderr


def test_what_yes_does_not_do_in_doctor_is_named_as_a_command(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(sandbox, configured)

    ended = rekwiz("doctor", "--fix", "--yes", "--admin-profile", "admin", env=configured)

    assert ended.returncode == 1
    assert "rekwiz fix permissions.s3-denied --yes --admin-profile admin" in ended.stderr


def test_the_command_of_a_fix_is_about_the_same_profile_as_the_report(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    as_profile(sandbox, configured)
    as_role(sandbox, configured, "team", "practice")
    command = "rekwiz fix permissions.rekognition-denied"

    one = rekwiz("preflight", "--profile", "team", env=configured).stdout
    all_of_them = rekwiz("doctor", "--all-profiles", env=configured).stdout

    assert f"$ {command} --profile team\n" in one
    assert {f"$ {command} --profile {name}" for name in ("default", "team")} == {
        line.strip()
        for line in all_of_them.splitlines()
        if command in line and "--for-admin" not in line
    }


def test_a_role_s_policy_is_named_as_in_the_console_of_roles(rekwiz, sandbox, configured):
    as_role(sandbox, configured, "team", "practice")

    ended = rekwiz("preflight", "--profile", "team", env=configured)

    text = " ".join(ended.stdout.split())
    assert "Attach AmazonRekognitionFullAccess to the role practice" in text
    assert "https://console.aws.amazon.com/iam/home#/roles" in text
    assert "#/users" not in text


def test_what_only_an_administrator_can_mend_names_the_page_about_the_same(
    rekwiz, sandbox, configured
):
    attach(sandbox, "IAMReadOnlyAccess")
    wish = ("--require", "sqs:SendMessage")
    command = "rekwiz fix permissions.action-denied --for-admin --require sqs:SendMessage"

    report = rekwiz("preflight", *wish, env=configured)
    fixed = rekwiz("fix", "permissions.action-denied", *wish, env=configured)
    page = rekwiz(*command.split()[1:], env=configured)

    assert f"$ {command}\n" in report.stdout
    assert (fixed.returncode, command in fixed.stderr) == (1, True)
    assert page.returncode == 0, page.stderr


def test_a_grant_in_another_account_than_the_stated_one_is_not_made(
    rekwiz, sandbox, configured, tmp_path
):
    detach(sandbox, "AmazonRekognitionFullAccess")
    as_profile(sandbox, configured)
    account = account_of(sandbox)
    (tmp_path / "rekwiz.toml").write_text('account = "999988887777"\n')

    ended = rekwiz("fix", "permissions.rekognition-denied", *GRANT, env=configured)

    assert ended.returncode == 1
    assert "The keys belong to account 111122223333" in ended.stderr
    assert account_of(sandbox) == account


def test_only_what_a_refused_call_needs_is_attached(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    detach(sandbox, "AmazonS3ReadOnlyAccess")
    allow(sandbox, "rekognition:DetectFaces")
    as_profile(sandbox, configured)

    ended = rekwiz("fix", "permissions.s3-denied", *GRANT, env=configured)

    assert ended.returncode == 0, ended.stderr
    assert "AmazonRekognitionFullAccess" not in ended.stderr


def test_what_was_mended_is_mended_whatever_else_fails(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonS3ReadOnlyAccess")
    allow(sandbox, "rekognition:*", effect="Deny")
    as_profile(sandbox, configured)

    ended = rekwiz("fix", "permissions.s3-denied", *GRANT, env=configured)

    assert ended.returncode == 0, ended.stderr
    assert "Fixed: permissions.s3-denied" in ended.stderr


def test_what_is_named_behind_it_and_mended_next_does_not_count_against_it(rekwiz, configured):
    folder = Path(configured["HOME"], ".aws")
    (folder / "config").write_text("region = us-east-1\n")
    file = folder / "credentials"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    codes = ("files.byte-order-mark", "files.no-section-header")

    both = rekwiz("fix", *codes, "--yes", env=configured)

    assert both.returncode == 0, both.stderr
    assert [f"Fixed: {code}" in both.stderr for code in codes] == [True, True]
    assert "something else" not in both.stderr


def test_another_cause_of_the_same_refusal_is_said(rekwiz, sandbox, configured):
    allow(sandbox, "rekognition:*", effect="Deny")

    ended = rekwiz("fix", "permissions.rekognition-denied", "--yes", env=configured)

    assert ended.returncode == 1
    assert "does not apply here; another cause does" in ended.stderr
    assert "forbids rekognition:DetectFaces" in " ".join(ended.stderr.split())


def test_the_policies_of_the_guide_come_before_what_else_is_required(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    attach(sandbox, "IAMReadOnlyAccess")
    as_profile(sandbox, configured)
    wish = ("--require", "rekognition:CompareFaces")

    ended = rekwiz("preflight", "--format", "json", *wish, env=configured)

    assert json.loads(ended.stdout)["root_cause"] == "permissions.rekognition-denied"


@pytest.mark.parametrize("skip", [("--skip", "permissions"), ("--skip", "permissions.actions")])
def test_what_is_required_is_not_left_out(rekwiz, sandbox, configured, skip):
    attach(sandbox, "IAMReadOnlyAccess")
    wish = ("--require", "sqs:SendMessage", *skip)

    ended = rekwiz("preflight", "--format", "json", *wish, env=configured)

    assert (ended.returncode, json.loads(ended.stdout)["root_cause"]) == (
        1,
        "permissions.action-denied",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("permissions.s3-denied", "--for-admin", "--dry-run"),
        ("permissions.s3-denied", "permissions.rekognition-denied", "--for-admin", "page.md"),
    ],
)
def test_a_page_that_cannot_be_is_refused_before_anything_is_written(
    rekwiz, sandbox, configured, tmp_path, wrong
):
    ended = rekwiz("fix", *wrong, env=configured)

    assert ended.returncode == 2
    assert [*tmp_path.glob("*.md")] == []


def test_the_named_profile_grants_whatever_the_environment_has(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    as_profile(sandbox, configured)
    section = Path(configured["HOME"], ".aws", "credentials").read_text().partition("[admin]")[0]
    values = dict(line.split(" = ") for line in section.splitlines() if " = " in line)
    keys = {name.upper(): value for name, value in values.items()}

    ended = rekwiz(
        "fix",
        "permissions.rekognition-denied",
        *GRANT,
        env=configured | keys | {"AWS_PROFILE": "admin", "AWS_DEFAULT_REGION": "us-east-1"},
    )

    assert ended.returncode == 0, ended.stderr
