"""The set-up makes the IAM user, its policies, its key and its profile: all of it, or nothing."""

import sys
import time
from datetime import timedelta
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGTERM

import pytest

from tests.plugins.administrator import account_of, admin, as_profile, fail_after_doing, refuse
from tests.plugins.terminals import CTRL_C, DOWN, ENTER
from wizard.sandbox.aws_refusals import NotServed, Refused

REKWIZ = Path(sys.executable).with_name("rekwiz")
SETUP = ("setup", "--yes", "--admin-profile", "admin")


@pytest.fixture
def administrators(sandbox, from_nothing):
    """A home with an administrator's profile and nothing else."""
    as_profile(sandbox, from_nothing)
    return from_nothing


def files(environment) -> dict[str, bytes]:
    folder = Path(environment["HOME"], ".aws")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".lock"}


def test_the_whole_first_chapter_is_done_and_the_first_face_found(rekwiz, sandbox, administrators):
    ended = rekwiz(*SETUP, env=administrators)

    account = account_of(sandbox)
    [user] = [each for each in account["UserDetailList"] if each["UserName"] == "rekognition"]
    names = {policy["PolicyName"] for policy in user["AttachedManagedPolicies"]}
    assert ended.returncode == 0, ended.stderr
    assert names == {"AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess"}
    assert len(account["keys"]["rekognition"]) == 1
    assert account["GroupDetailList"] == []


def test_a_dry_run_shows_all_of_it_and_changes_nothing(rekwiz, sandbox, administrators):
    account, before = account_of(sandbox), files(administrators)

    ended = rekwiz(*SETUP, "--dry-run", env=administrators)

    assert ended.returncode == 0, ended.stderr
    assert "aws iam create-user --user-name rekognition" in ended.stderr
    assert ended.stderr.rstrip().endswith("This was a dry run: nothing was changed.")
    assert (account_of(sandbox), files(administrators)) == (account, before)


@pytest.mark.parametrize("source", ["environment", "role", "half a key"])
def test_no_user_is_made_for_a_profile_that_takes_its_key_from_elsewhere(
    rekwiz, sandbox, administrators, source
):
    config = Path(administrators["HOME"], ".aws", "config")
    if source == "environment":
        administrators |= {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}
        administrators |= {"AWS_SECRET_ACCESS_KEY": "a" * 40}
    elif source == "role":
        config.write_text(
            "[default]\nrole_arn = arn:aws:iam::111122223333:role/boss\nsource_profile = nobody\n"
        )
    else:
        config.write_text("[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n")
    account = account_of(sandbox)

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode in (1, 2), ended.stderr
    assert "only for a profile that has no key and takes" in ended.stderr
    assert account_of(sandbox) == account


def test_who_is_not_asked_learns_what_agrees_to_the_change(
    rekwiz, sandbox, administrators, tmp_path
):
    account = account_of(sandbox)
    answers = tmp_path / "answers.toml"
    answers.write_text('new_user = "photos"\n')

    ended = rekwiz("setup", "--answers", answers, "--admin-profile", "admin", env=administrators)

    assert ended.returncode == 2, ended.stderr
    assert "--yes" in ended.stderr
    assert account_of(sandbox) == account


def test_an_answer_that_is_missing_afterwards_says_that_what_was_done_stays(
    rekwiz, sandbox, administrators, tmp_path
):
    answers = tmp_path / "answers.toml"
    answers.write_text('new_user = "photos"\nattach_policies = true\n')

    ended = rekwiz("setup", "--answers", answers, "--admin-profile", "admin", env=administrators)
    again = rekwiz("setup", "--yes", env=administrators)

    assert ended.returncode == 2
    assert "What was done in AWS stays." in ended.stderr
    assert again.returncode == 0, again.stderr
    assert len(account_of(sandbox)["keys"]["photos"]) == 1


def test_a_key_that_aws_refuses_takes_the_user_away_again(rekwiz, sandbox, administrators):
    account, before = account_of(sandbox), files(administrators)
    refuse(sandbox, "iam:CreateAccessKey")

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5
    assert (account_of(sandbox), files(administrators)) == (account, before)


def test_a_file_that_cannot_be_written_takes_everything_away_again(rekwiz, sandbox, administrators):
    credentials = Path(administrators["HOME"], ".aws", "credentials")
    config = credentials.rename(credentials.with_name("config"))
    config.write_text(config.read_text().replace("[admin]", "[profile admin]"))
    credentials.mkdir()
    account = account_of(sandbox)

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode in (1, 2, 5), ended.stderr
    assert account_of(sandbox) == account


def test_two_keys_are_the_most_and_neither_is_replaced(rekwiz, sandbox, administrators):
    iam = admin(sandbox, "iam")
    iam.create_user(UserName="rekognition")
    for _ in range(2):
        iam.create_access_key(UserName="rekognition")
    account = account_of(sandbox)

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 1
    assert ended.stderr.count("The user has two access keys already") == 1
    assert account_of(sandbox) == account


def test_a_user_who_is_there_keeps_its_key_and_gets_what_is_missing(
    rekwiz, sandbox, administrators
):
    iam = admin(sandbox, "iam")
    iam.create_user(UserName="rekognition")
    kept = iam.create_access_key(UserName="rekognition")["AccessKey"]["AccessKeyId"]

    ended = rekwiz(*SETUP, env=administrators)

    keys = [key["AccessKeyId"] for key in account_of(sandbox)["keys"]["rekognition"]]
    assert ended.returncode == 0, ended.stderr
    assert kept in keys
    assert len(keys) == 2


def test_a_profile_that_asks_for_an_mfa_code_is_said_once_and_nobody_is_asked(
    rekwiz, sandbox, administrators
):
    Path(administrators["HOME"], ".aws", "config").write_text(
        "[profile boss]\nrole_arn = arn:aws:iam::111122223333:role/boss\n"
        "source_profile = admin\nmfa_serial = arn:aws:iam::111122223333:mfa/ming\n"
    )
    account = account_of(sandbox)

    ended = rekwiz("setup", "--yes", "--admin-profile", "boss", env=administrators)

    assert ended.returncode == 1
    assert ended.stderr.count("asks for an MFA code, and a check never asks") == 1
    assert account_of(sandbox) == account


def test_a_grant_that_takes_some_seconds_is_waited_for(rekwiz, sandbox, administrators):
    sandbox._world.spreading = timedelta(seconds=6)

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 0, ended.stderr
    assert "permissions." not in ended.stderr


def test_ctrl_c_in_the_midst_of_it_leaves_nothing_behind(terminal, sandbox, administrators):
    account, before = account_of(sandbox), files(administrators)
    sandbox._world.spreading = timedelta(seconds=90)
    person = terminal(REKWIZ, *SETUP, env=administrators)
    person.sees("6. ask AWS whether the key works")
    person.sees("IAM passes the change on")

    person.types(CTRL_C)

    assert person.ends() == 130, person.screen
    assert (account_of(sandbox), files(administrators)) == (account, before)


def slow_undo(sandbox) -> None:
    """AWS takes a second for each change that is undone."""

    def hook(call) -> None:
        if call.action.startswith(("iam:Delete", "iam:Detach")):
            time.sleep(1)

    sandbox._world.on_authorization.append(hook)


@pytest.mark.parametrize(
    ("signals", "is_closed"),
    [
        ((SIGINT, SIGINT, SIGTERM), False),
        ((SIGHUP,), False),
        ((SIGTERM, SIGHUP), False),
        ((), True),
        ((SIGINT,), True),
    ],
)
def test_no_signal_nor_a_closed_window_leaves_anything_behind_or_breaks_the_undoing_off(
    terminal, sandbox, administrators, signals, is_closed
):
    account, before = account_of(sandbox), files(administrators)
    sandbox._world.spreading = timedelta(seconds=90)
    slow_undo(sandbox)
    person = terminal(REKWIZ, *SETUP, env=administrators)
    person.sees("IAM passes the change on")

    for each in signals:
        person.is_sent(each)
        time.sleep(1.2)
    code = person.is_closed() if is_closed else person.ends()

    assert code == 130, person.screen
    assert (account_of(sandbox), files(administrators)) == (account, before)


def test_who_stops_the_undoing_after_a_refusal_still_learns_why_and_how_the_account_is(
    terminal, sandbox, administrators
):
    slow_undo(sandbox)
    refuse(sandbox, "iam:DeleteUser")
    refuse(sandbox, "iam:CreateAccessKey")
    person = terminal(REKWIZ, *SETUP, env=administrators)
    person.sees("Undoing what was done")

    person.is_sent(SIGINT)

    assert person.ends() == 130, person.screen
    assert "AWS refused this to admin (profile admin):" in person.screen
    assert "aws iam delete-user --user-name rekognition" in person.screen
    assert "Account 111122223333 is not as it was before." in person.screen


def test_the_end_of_an_undoing_says_how_the_account_is(terminal, sandbox, administrators):
    sandbox._world.spreading = timedelta(seconds=90)
    person = terminal(REKWIZ, *SETUP, env=administrators)
    person.sees("IAM passes the change on")

    person.types(CTRL_C)

    person.sees("✓ Account 111122223333 is as it was before.")


def test_an_error_of_aws_s_own_leaves_nothing_behind_either(
    rekwiz, sandbox, administrators, monkeypatch
):
    account, before = account_of(sandbox), files(administrators)
    fail_after_doing(monkeypatch, "iam:CreateAccessKey")

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5
    assert (account_of(sandbox), files(administrators)) == (account, before)


def test_a_key_that_aws_does_not_come_to_know_is_described_as_the_new_one(
    rekwiz, sandbox, administrators
):
    account, before = account_of(sandbox), files(administrators)
    words = "The security token included in the request is invalid."
    refuse(
        sandbox,
        "sts:GetCallerIdentity",
        code="InvalidClientTokenId",
        words=words,
        whom="rekognition",
    )

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5, ended.stderr
    assert "The new key could not be proved:" in ended.stderr
    assert "not all of AWS may know it yet" in " ".join(ended.stderr.split())
    assert "another partition" not in ended.stderr
    assert (account_of(sandbox), files(administrators)) == (account, before)


def test_a_key_that_somebody_else_makes_meanwhile_is_not_taken_away(
    rekwiz, sandbox, administrators
):
    """What fails is the proof, after both keys were made."""
    made = []

    def hook(call) -> None:
        if call.action == "iam:CreateAccessKey" and not made:
            made.append("theirs")
            iam = admin(sandbox, "iam")
            made.append(iam.create_access_key(UserName="rekognition")["AccessKey"]["AccessKeyId"])

    sandbox._world.on_authorization.append(hook)
    refuse(sandbox, "sts:GetCallerIdentity", whom="rekognition")

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5, ended.stderr
    keys = account_of(sandbox)["keys"]["rekognition"]
    assert [key["AccessKeyId"] for key in keys] == made[1:]
    assert "aws iam delete-user --user-name rekognition" in ended.stderr
    assert "Account 111122223333 is not as it was before." in ended.stderr


def test_a_key_that_cannot_be_deleted_is_said_with_the_command_that_does_it(
    rekwiz, sandbox, administrators
):
    refuse(sandbox, "iam:DeleteAccessKey")
    refuse(sandbox, "sts:GetCallerIdentity", whom="rekognition")

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5
    assert "aws iam delete-access-key --user-name rekognition --access-key-id" in ended.stderr


def test_no_backup_keeps_the_secret_of_a_key_that_was_taken_back(rekwiz, sandbox, administrators):
    refuse(sandbox, "sts:GetCallerIdentity", whom="rekognition")

    ended = rekwiz(*SETUP, env=administrators)
    undone = rekwiz("undo", "--yes", env=administrators)

    assert ended.returncode == 5
    assert "There is nothing to undo." in undone.stderr
    texts = [f.read_text("utf-8", "replace") for f in sandbox.home.rglob("*") if f.is_file()]
    assert sum(text.count("aws_secret_access_key") for text in texts) == 1


def test_a_key_that_somebody_else_writes_there_meanwhile_stays(rekwiz, sandbox, administrators):
    file = Path(administrators["HOME"], ".aws", "credentials")
    theirs = "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = theirs\n"

    def hook(call) -> None:
        if call.action == "sts:GetCallerIdentity" and call.holder.name == "rekognition":
            file.write_text(theirs)
            raise NotServed(Refused("AccessDenied", "no", 403))

    sandbox._world.on_authorization.append(hook)

    ended = rekwiz(*SETUP, env=administrators)

    assert ended.returncode == 5, ended.stderr
    assert file.read_text() == theirs


def test_a_key_that_cannot_be_taken_out_of_the_file_again_is_said_to_be_there(
    rekwiz, sandbox, administrators
):
    folder = Path(administrators["HOME"], ".aws")
    before = files(administrators)

    def hook(call) -> None:
        if call.action == "sts:GetCallerIdentity" and call.holder.name == "rekognition":
            folder.rename(folder.with_name("elsewhere"))
            folder.write_text("a file in the folder's place")
            raise NotServed(Refused("AccessDenied", "no", 403))

    sandbox._world.on_authorization.append(hook)

    ended = rekwiz(*SETUP, env=administrators)
    folder.unlink()
    folder.with_name("elsewhere").rename(folder)
    undone = rekwiz("undo", "--yes", env=administrators)

    assert (ended.returncode, undone.returncode) == (5, 0)
    assert "The new key could not be taken out of ~/.aws/credentials again" in " ".join(
        ended.stderr.split()
    )
    assert files(administrators) == before


def test_whoever_does_not_want_to_wait_is_told_that_what_was_done_stays(
    terminal, sandbox, administrators
):
    iam = admin(sandbox, "iam")
    iam.create_user(UserName="rekognition")
    words = "because no identity-based policy allows the rekognition:DetectFaces action"
    refuse(sandbox, "rekognition:DetectFaces", words=words, whom="rekognition")
    person = terminal(REKWIZ, *SETUP, env=administrators)
    person.sees("IAM passes the change on to all of AWS")

    person.types(CTRL_C)

    person.sees("What was done in AWS stays.")
    assert person.ends() == 130
    assert len(account_of(sandbox)["keys"]["rekognition"]) == 1


def test_no_secret_is_shown(rekwiz, sandbox, administrators):
    ended = rekwiz(*SETUP, "--verbose", env=administrators)

    lines = files(administrators)["credentials"].decode().splitlines()
    secrets = [line.partition(" = ")[2] for line in lines if "secret" in line]
    assert len(secrets) == 2
    assert not any(secret in ended.stdout + ended.stderr for secret in secrets)


def test_where_no_profile_could_make_it_it_is_not_offered(terminal, administrators):
    """A Region alone makes a profile, and it is the one that lacks the key."""
    folder = Path(administrators["HOME"], ".aws")
    (folder / "credentials").unlink()
    (folder / "config").write_text("[default]\nregion = us-east-1\n")
    person = terminal(REKWIZ, "setup", env=administrators)

    screen = person.sees("Type or paste the access key ID")

    assert "Have rekwiz make an IAM user" not in screen


def test_a_person_sees_it_all_before_and_may_say_no(terminal, sandbox, administrators):
    account = account_of(sandbox)
    person = terminal(REKWIZ, "setup", "--profile", "photos", env=administrators)
    person.sees("Have rekwiz make an IAM user and its key")
    person.types(DOWN * 3 + ENTER)
    person.sees("Which profile should")
    person.types(ENTER)
    person.sees("What should the IAM user be called?")
    person.types("\b" * 20 + "a b" + ENTER)
    person.sees("no blanks")
    person.types("\b" * 20 + "photos" + ENTER)
    screen = person.sees("Make this change in AWS?")
    assert "create the IAM user photos" in screen
    assert account_of(sandbox) == account
    person.types(DOWN + ENTER)

    person.sees("Make this change in AWS? › No")
    assert account_of(sandbox) == account
