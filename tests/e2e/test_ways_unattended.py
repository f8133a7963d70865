"""Each kind of account and each way in, with nobody there: what needs a person is said with its command."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from wizard.sandbox import Sandbox


@pytest.fixture
def project(base_environment):
    """The environment of somebody who has the key file of a user in a project."""
    with Sandbox("444455556666", faults=["region.not-the-projects=ap-southeast-2"]) as running:
        yield running.environment(base_environment, configured=False)


def test_a_project_is_set_up_in_its_own_region_unasked(rekwiz, project, tmp_path):
    ended = rekwiz("setup", "--yes", env=project)

    config = Path(project["HOME"], ".aws", "config").read_text()
    assert ended.returncode == 0, ended.stderr
    assert "region = ap-southeast-2" in config
    assert "ap-southeast-2 is its one Region" in " ".join(ended.stderr.split())
    assert Path(project["HOME"], "rekwiz", "astronaut.faces.png").exists()


@pytest.mark.parametrize(
    ("way", "command"),
    [("browser", "aws login --profile default"), ("identity-center", "aws configure sso")],
)
def test_answers_choose_a_way_and_no_browser_is_opened(
    rekwiz, from_nothing, tmp_path, way, command
):
    (tmp_path / "answers.toml").write_text(f'source = "{way}"\n')

    ended = rekwiz("setup", "--yes", "--answers", tmp_path / "answers.toml", env=from_nothing)

    assert ended.returncode == 1
    assert command in ended.stderr
    assert "needs a person and a browser" in " ".join(ended.stderr.split())
    assert not Path(from_nothing["HOME"], ".aws").exists()


@pytest.mark.parametrize("way", ["login", "sso"])
def test_who_is_signed_in_is_set_up_with_nobody_there(rekwiz, base_environment, tmp_path, way):
    from wizard.sandbox.faults.sign_ins import SIGN_IN_POLICY, sign_in_by_browser, sign_in_by_portal
    from wizard.sandbox.principals import iam_of

    with Sandbox("444455556666") as running:
        world = running._world
        iam_of(world.account).attach_user_policy(SIGN_IN_POLICY, "ming")
        (sign_in_by_browser if way == "login" else sign_in_by_portal)(
            world, lasts=timedelta(hours=1)
        )
        env = running.environment(base_environment, configured=True)
        before = Path(env["HOME"], ".aws", "config").read_bytes()
        ended = rekwiz("setup", "--yes", env=env)
        after = Path(env["HOME"], ".aws", "config").read_bytes()
        told = rekwiz("preflight", "--format", "json", "--no-own-tools", "--skip", "cli", env=env)

    report = json.loads(told.stdout)
    assert ended.returncode == 0, ended.stderr
    assert (report["verdict"], report["root_cause"]) == ("ready", None)
    assert not Path(env["HOME"], ".aws", "credentials").exists()
    assert after == before


def test_a_sign_in_that_is_over_is_no_question_of_keys(rekwiz, base_environment):
    with Sandbox("444455556666", faults=["credentials.sign-in-needed=aws-login"]) as running:
        env = running.environment(base_environment, configured=True)
        set_up = rekwiz("setup", "--yes", env=env)
        mended = rekwiz("fix", "credentials.sign-in-needed", "--yes", env=env)

    for ended in (set_up, mended):
        assert ended.returncode == 1, ended.stderr
        assert "aws login --profile default" in ended.stderr
        assert "needs a person and a browser" in " ".join(ended.stderr.split())
    assert not Path(env["HOME"], ".aws", "credentials").exists()


def test_the_policy_of_aws_login_is_attached_by_an_administrator(rekwiz, base_environment):
    with Sandbox("444455556666", faults=["permissions.sign-in-denied"]) as running:
        env = running.environment(base_environment, configured=True)
        admin = running.administrator
        Path(env["HOME"], ".aws", "credentials").write_text(
            f"[admin]\naws_access_key_id = {admin.access_key_id}\n"
            f"aws_secret_access_key = {admin.secret_access_key}\n"
        )
        mended = rekwiz(
            *("fix", "permissions.sign-in-denied", "--admin-profile", "admin", "--yes"), env=env
        )
        after = rekwiz("preflight", "--no-own-tools", "--skip", "cli", env=env)

    said = " ".join(mended.stderr.split())
    assert mended.returncode == 0, mended.stderr
    assert "attach SignInLocalDevelopmentAccess to ming" in said
    assert "attach AmazonRekognitionFullAccess" not in said
    assert after.returncode == 0, after.stdout


def test_the_root_user_by_aws_login_is_told_what_fits(rekwiz, base_environment):
    from wizard.sandbox.faults.sign_ins import sign_in_by_browser

    with Sandbox("444455556666") as running:
        world = running._world
        sign_in_by_browser(world, lasts=timedelta(hours=1))
        root = f"arn:aws:iam::{world.account}:root"
        world.holders = {
            key: replace(holder, arn=root, name="root", identifier=world.account)
            for key, holder in world.holders.items()
        }
        env = running.environment(base_environment, configured=True)
        told = rekwiz("doctor", "--format", "json", "--only", "identity", env=env)

    [found] = [
        finding
        for result in json.loads(told.stdout)["results"]
        for finding in result["findings"]
        if finding["code"] == "identity.root-user"
    ]
    assert found["summary"] == f"You are signed in as the root user of account {world.account}."
    assert found["remedy"]["commands"] == ["aws logout", "aws login"]
    assert "no key that would have to be deleted" in " ".join(found["remedy"]["steps"])
