"""`rekwiz fix credentials.key-old`: a second key in the place of the first, or all as it was."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.plugins.administrator import account_of, admin, allow, as_profile, refuse

FIX = ("fix", "credentials.key-old")
KEPT = "rotate_key = true\ndelete_old_key = false\n"
DELETED = "rotate_key = true\ndelete_old_key = true\n"


@pytest.fixture
def old(sandbox, configured):
    """The key in use is a hundred days old, stands in two profiles, and its user may replace it."""
    from wizard.sandbox.principals import iam_of

    made = datetime.now() - timedelta(days=100)
    iam_of(sandbox.account).users["ming"].access_keys[0].create_date = made
    allow(sandbox, "iam:*AccessKey*")
    key, file = sandbox.user, credentials_of(configured)
    file.write_text(
        f"[default]\naws_access_key_id = {key.access_key_id}\n"
        f"aws_secret_access_key = {key.secret_access_key}\n\n# mine\n[rek]\n"
        f"aws_secret_access_key={key.secret_access_key}\naws_access_key_id={key.access_key_id}\n"
    )
    return configured


def credentials_of(environment) -> Path:
    return Path(environment["HOME"], ".aws", "credentials")


def keys_of(sandbox) -> dict[str, str]:
    found = admin(sandbox, "iam").list_access_keys(UserName="ming")["AccessKeyMetadata"]
    return {key["AccessKeyId"]: key["Status"] for key in found}


def answering(tmp_path: Path, text: str) -> tuple[str, str]:
    file = tmp_path / "answers.toml"
    file.write_text(text)
    return "--answers", str(file)


def test_the_second_key_takes_the_place_of_the_first_which_becomes_inactive(
    rekwiz, sandbox, old, tmp_path
):
    file, first = credentials_of(old), sandbox.user.access_key_id
    before = file.read_bytes()
    seen = rekwiz("preflight", "--format", "json", "--skip", "cli", "--skip", "sdk", env=old)

    ended = rekwiz(*FIX, *answering(tmp_path, KEPT), env=old)
    keys, text = keys_of(sandbox), file.read_text()
    again = rekwiz("preflight", "--format", "json", "--skip", "cli", "--skip", "sdk", env=old)
    undone = rekwiz("undo", "--yes", env=old)

    assert '"code": "credentials.key-old"' in seen.stdout
    assert ended.returncode == 0, ended.stderr
    (second,) = keys.keys() - {first}
    assert keys == {first: "Inactive", second: "Active"}
    assert first not in text
    assert text.count(second) == 2
    assert "# mine" in text
    assert again.returncode == 0
    assert "credentials.key-old" not in again.stdout
    assert file.read_bytes() == before
    assert "--status Active" in undone.stderr
    secrets = [line.partition("=")[2].strip() for line in text.splitlines() if "secret" in line]
    assert [each for each in secrets if each in ended.stdout + ended.stderr + undone.stderr] == []


def test_the_first_is_deleted_only_where_that_is_said(rekwiz, sandbox, old, tmp_path):
    ended = rekwiz(*FIX, *answering(tmp_path, DELETED), env=old)

    assert ended.returncode == 0, ended.stderr
    assert [*keys_of(sandbox).values()] == ["Active"]
    assert sandbox.user.access_key_id not in keys_of(sandbox)
    assert "would put the deleted key back" in ended.stderr


def test_yes_to_all_is_no_yes_to_the_deletion(rekwiz, sandbox, old):
    ended = rekwiz(*FIX, "--yes", env=old)

    assert (ended.returncode, keys_of(sandbox)[sandbox.user.access_key_id]) == (0, "Inactive")


def test_a_deletion_that_fails_is_told_with_its_command(rekwiz, sandbox, old, tmp_path):
    refuse(sandbox, "iam:DeleteAccessKey")

    ended = rekwiz(*FIX, *answering(tmp_path, DELETED), env=old)

    assert ended.returncode == 0, ended.stderr
    assert keys_of(sandbox)[sandbox.user.access_key_id] == "Inactive"
    assert "could not be deleted" in ended.stderr
    assert "aws iam delete-access-key --user-name ming" in ended.stderr


def refuse_the_new_key(sandbox) -> None:
    """AWS denies everything to whoever has two keys."""
    from wizard.sandbox.aws_refusals import NotServed, Refused

    def hook(call) -> None:
        from wizard.sandbox.principals import iam_of

        user = iam_of(sandbox.account).users["ming"]
        if call.action == "sts:GetCallerIdentity" and len(user.access_keys) == 2:
            raise NotServed(Refused("AccessDenied", "no", 403))

    sandbox._world.on_authorization.append(hook)


@pytest.mark.parametrize(
    ("step", "code"), [("made", 5), ("proved", 5), ("saved", 2), ("deactivated", 5)]
)
def test_a_step_that_fails_takes_back_those_before_it(rekwiz, sandbox, old, step, code):
    file, env = credentials_of(old), dict(old)
    before = file.read_bytes(), account_of(sandbox)
    match step:
        case "made":
            refuse(sandbox, "iam:CreateAccessKey")
        case "proved":
            refuse_the_new_key(sandbox)
        case "saved":
            env["REKWIZ_STATE_DIR"] = f"{os.devnull}/nowhere"
        case "deactivated":
            refuse(sandbox, "iam:UpdateAccessKey")

    ended = rekwiz(*FIX, "--yes", env=env)

    assert ended.returncode == code, ended.stderr
    assert (file.read_bytes(), account_of(sandbox)) == before
    assert "Account 111122223333 is as it was before." in ended.stderr


def test_two_keys_are_the_most_and_the_other_one_is_named(rekwiz, sandbox, old):
    made = admin(sandbox, "iam").create_access_key(UserName="ming")["AccessKey"]["AccessKeyId"]
    before = credentials_of(old).read_bytes(), account_of(sandbox)

    ended = rekwiz(*FIX, "--yes", env=old)

    assert ended.returncode == 1
    assert (credentials_of(old).read_bytes(), account_of(sandbox)) == before
    assert "The user has two access keys already" in ended.stderr
    assert f"The other key: {made[:4]}" in ended.stderr


def test_an_administrator_s_profile_does_it_where_it_is_named(rekwiz, sandbox, old):
    as_profile(sandbox, old)
    refuse(sandbox, "iam:CreateAccessKey", whom="ming")

    ended = rekwiz(*FIX, "--yes", "--admin-profile", "admin", env=old)

    assert ended.returncode == 0, ended.stderr
    assert "as admin (profile admin)" in ended.stderr
    assert keys_of(sandbox)[sandbox.user.access_key_id] == "Inactive"


def test_a_dry_run_shows_it_and_changes_nothing(rekwiz, sandbox, old):
    before = credentials_of(old).read_bytes(), account_of(sandbox)

    ended = rekwiz(*FIX, "--dry-run", env=old)

    assert ended.returncode == 0, ended.stderr
    assert "deactivate the old key" in ended.stderr
    assert (credentials_of(old).read_bytes(), account_of(sandbox)) == before
