"""Signing in as a step: what is said with nobody there, in a dry run, and for whom it is no way."""

import pytest

from tests.plugins.scripted import BACK
from wizard.setup.remembered import remember, remembered
from wizard.setup.steps.access_key import guide
from wizard.setup.steps.first_detection import guide as first_detection
from wizard.setup.steps.permissions import guide as policies
from wizard.setup.trail import Ending
from wizard.signing_in.in_person import Ended

LOGIN = "[default]\nregion = us-east-1\nlogin_session = arn:aws:iam::111122223333:user/ming\n"


def home_with(home, config: str) -> None:
    (home / ".aws").mkdir()
    (home / ".aws" / "config").write_text(config)


@pytest.mark.parametrize(
    ("way", "command"),
    [
        ("browser", "aws login --profile default --region us-east-1"),
        ("identity-center", "aws configure sso --profile default"),
    ],
)
def test_with_nobody_there_the_command_is_said_and_no_browser_opened(
    travel, script, beginner, monkeypatch, way, command
):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    said = script(("source", way), attended=False)

    assert guide(travel(said)) is Ending.LEFT
    assert any(shown.startswith(command) for shown in said.shown)
    assert "needs a person and a browser" in said.text
    assert not (beginner.home / ".aws").exists()


def test_a_dry_run_shows_the_command_and_remembers_nothing(travel, script, beginner):
    journey = travel(script(("source", "browser")), dry=True)

    assert guide(journey) is Ending.REHEARSED
    assert remembered(journey.context, "sign_in") is None


def test_a_profile_that_signs_in_is_never_asked_for_keys(travel, script, beginner):
    home_with(beginner.home, LOGIN)
    said = script(("sign_in", "other"))

    assert guide(travel(said)) is Ending.LEFT
    assert "give another way a profile of its own" in said.text
    assert "rekwiz setup --profile NAME" in said.shown


def test_a_key_file_is_not_written_beside_a_sign_in(travel, script, beginner):
    home_with(beginner.home, LOGIN)
    journey = travel(script(attended=False), csv=beginner.key_file)

    assert guide(journey) is Ending.LEFT
    assert journey.decided.keys is None


def test_an_aws_cli_that_is_too_old_is_named_with_the_way_to_a_newer_one(
    travel, script, beginner, monkeypatch, tmp_path
):
    aws = tmp_path / "tools" / "aws"
    aws.parent.mkdir()
    aws.write_text("#!/bin/sh\necho aws-cli/2.9.19 Python/3.11.2 Linux/6.8\n")
    aws.chmod(0o755)
    monkeypatch.setenv("PATH", f"{aws.parent}:/usr/bin:/bin")
    said = script(("source", "browser"), ("sign_in_tools", "other"), ("source", "leave"))
    journey = travel(said)

    assert guide(journey) is Ending.LEFT
    assert "aws login needs AWS CLI 2.32.0 or later; this one is 2.9.19." in said.text
    assert remembered(journey.context, "sign_in") == "browser"


def test_a_project_is_walked_without_a_group_and_its_owner_needs_no_user(travel, script, beginner):
    said = script(
        ("source", "chapter"),
        ("account_kind", "project"),
        ("chapter_way", "access-key"),
        ("chapter_project", "next"),
        ("chapter_user", BACK),
        ("chapter_project", BACK),
        ("chapter_way", BACK),
        ("account_kind", "project"),
        ("chapter_way", "browser"),
        ("chapter_project", "next"),
        ("chapter_owner", "next"),
        attended=False,
    )
    said.asks = True
    journey = travel(said, dry=True)

    assert guide(journey) is Ending.REHEARSED
    assert "aws login signs in as the owner of the project" in said.text
    assert "ap-southeast-2" in said.text


def test_what_somebody_wrote_into_the_memory_is_no_choice(travel, script, beginner):
    context = travel(script()).context
    remember(context, sign_in="browser")
    [file] = beginner.home.rglob("choices.toml")
    for text in ("default = 3\n", "[default]\nsign_in = 3\n", "\x00", "[default\n"):
        file.write_text(text)
        assert remembered(context, "sign_in") is None
    remember(context, sign_in="identity-center")
    assert remembered(context, "sign_in") == "identity-center"


def test_a_session_that_ended_is_in_the_way_of_the_policies_and_said_so(travel, script, beginner):
    home_with(beginner.home, LOGIN)
    said = script(("sign_in", "leave"))

    assert policies(travel(said)) is Ending.LEFT
    assert "signs in with aws login, and nobody is signed in" in said.text


def test_and_in_the_way_of_the_first_detection(travel, script, beginner):
    home_with(beginner.home, LOGIN)
    said = script(("sign_in", "other"))

    assert first_detection(travel(said)) is Ending.LEFT
    assert "give another way a profile of its own" in said.text


SSO = (
    "[default]\nregion = us-east-1\nsso_session = work\nsso_account_id = 111122223333\n"
    "[sso-session work]\nsso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"
)


REFUSES = """\
#!/bin/sh
case "$1" in --version) echo aws-cli/2.32.6 Python/3.13.9 Linux/6.8;; *) exit 253;; esac
"""


@pytest.fixture
def refusing_cli(tmp_path, monkeypatch) -> None:
    """An AWS CLI of today that takes no sign-in."""
    program = tmp_path / "tools" / "aws"
    program.parent.mkdir()
    program.write_text(REFUSES)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def test_settings_that_are_to_blame_are_asked_for_anew(
    travel, script, beginner, refusing_cli, monkeypatch
):
    ran = []
    monkeypatch.setattr(
        "wizard.setup.signing_in.sign_in", lambda *about: ran.append(about[-1].shown) or Ended.BADLY
    )
    home_with(beginner.home, SSO)
    said = script(("sign_in", "anew"), ("sign_in", "leave"))

    assert guide(travel(said)) is Ending.LEFT
    assert ran == ["aws configure sso --profile default --use-device-code"]


@pytest.mark.parametrize(
    "setting", ["role_arn", "credential_process", "sso_role_name", "aws_access_key_id"]
)
def test_what_stands_beside_aws_login_is_named_and_it_is_not_tried_again(
    travel, script, beginner, refusing_cli, setting
):
    home_with(beginner.home, f"[default]\nregion = us-east-1\n{setting} = x\n")
    said = script(("source", "browser"), ("sign_in", "other"), ("source", "leave"))

    assert guide(travel(said)) is Ending.LEFT
    assert f"has {setting}, beside which aws login takes no sign-in" in said.text
    assert said.recommended["sign_in"] == "other"
