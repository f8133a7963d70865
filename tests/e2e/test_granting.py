"""`rekwiz fix` attaches what is missing with an administrator's profile, or leaves all as it was."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.plugins.administrator import (
    account_of,
    admin,
    allow,
    as_profile,
    as_role,
    attach,
    detach,
    fail_after_doing,
    refuse,
)
from tests.plugins.terminals import ENTER
from wizard.languages import language
from wizard.sandbox import Sandbox
from wizard.sandbox.aws_refusals import NotServed, Refused

REKWIZ = Path(sys.executable).with_name("rekwiz")
BOTH = ("AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess")
MEND = ("fix", "permissions.rekognition-denied", "--yes", "--admin-profile", "admin")


@pytest.fixture
def without(sandbox, configured):
    """The user has neither policy, and the home has an administrator's profile."""
    for policy in BOTH:
        detach(sandbox, policy)
    as_profile(sandbox, configured)
    return configured


def attached(sandbox) -> set[str]:
    answer = admin(sandbox, "iam").list_attached_user_policies(UserName="ming")
    return {policy["PolicyName"] for policy in answer["AttachedPolicies"]}


def test_both_policies_are_attached_after_they_were_shown(rekwiz, sandbox, without):
    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (0, set(BOTH)), ended.stderr
    assert "In account 111122223333, as admin (profile admin), rekwiz would:" in ended.stderr
    assert "Fixed: permissions.rekognition-denied" in ended.stderr


def test_only_what_is_missing_is_attached(rekwiz, sandbox, without):
    attach(sandbox, BOTH[1])

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (0, set(BOTH))
    assert "attach AmazonS3ReadOnlyAccess" not in ended.stderr


def test_a_grant_that_takes_some_seconds_is_waited_for(rekwiz, sandbox, without):
    sandbox._world.spreading = timedelta(seconds=6)

    ended = rekwiz(*MEND, env=without)

    assert ended.returncode == 0, ended.stderr
    assert "IAM passes the change on to all of AWS" in ended.stderr
    assert "Fixed: permissions.rekognition-denied" in ended.stderr


def test_a_grant_that_fails_half_way_is_taken_back(rekwiz, sandbox, without):
    before = account_of(sandbox)
    refuse(sandbox, "iam:AttachUserPolicy", after=1)

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, account_of(sandbox)) == (5, before)
    assert "This identity may not attach policies." in ended.stderr
    assert "Account 111122223333 is as it was before." in ended.stderr


def test_what_cannot_be_taken_back_is_said_with_its_command(rekwiz, sandbox, without):
    refuse(sandbox, "iam:AttachUserPolicy", after=1)
    refuse(sandbox, "iam:DetachUserPolicy")

    ended = rekwiz(*MEND, env=without)

    assert ended.returncode == 5
    assert "aws iam detach-user-policy --user-name ming" in ended.stderr
    assert "Account 111122223333 is not as it was before." in ended.stderr


def test_an_error_of_aws_s_own_may_have_done_it_and_is_taken_back(
    rekwiz, sandbox, without, monkeypatch
):
    before = account_of(sandbox)
    fail_after_doing(monkeypatch, "iam:AttachUserPolicy")

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, account_of(sandbox)) == (5, before)


def test_the_limit_of_policies_is_explained(rekwiz, sandbox, without):
    words = "Cannot exceed quota for PoliciesPerUser: 10"
    refuse(sandbox, "iam:AttachUserPolicy", code="LimitExceeded", words=words)

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (5, set())
    assert "The user already has as many policies as it may." in ended.stderr


def test_the_user_itself_may_not_attach_anything(rekwiz, sandbox, without):
    ended = rekwiz("fix", "permissions.s3-denied", "--yes", env=without)

    assert (ended.returncode, attached(sandbox)) == (5, set())
    assert "AWS refused this to ming (profile default):" in ended.stderr
    assert "This identity may not manage users, keys and policies in IAM." in ended.stderr
    assert "rekwiz fix permissions.s3-denied --for-admin" in ended.stderr


def test_an_administrator_s_bad_key_is_described_as_that_profile_s(rekwiz, without):
    file = Path(without["HOME"], ".aws", "credentials")
    file.write_text(file.read_text() + "[old]\naws_access_key_id = AKIAIOSFODNN7EXAMPLF\n"
                    "aws_secret_access_key = " + "x" * 40 + "\n")  # fmt: skip

    ended = rekwiz(*MEND[:-1], "old", env=without)

    assert ended.returncode == 1
    assert "The profile old cannot make the changes:" in ended.stderr
    assert "AKIA************MPLF" in ended.stderr


@pytest.mark.parametrize(
    ("action", "code", "words", "said"),
    [
        ("iam:AttachUserPolicy", "AccessDenied", "no", "This identity may not attach policies."),
        (
            "iam:AttachUserPolicy",
            "NoSuchEntity",
            "Policy arn:aws:iam::aws:policy/X does not exist or is not attachable.",
            "There is no policy of this name.",
        ),
        (
            "iam:AttachUserPolicy",
            "NoSuchEntity",
            "The user with name ming cannot be found.",
            "There is no user of this name in this account.",
        ),
    ],
)
def test_what_aws_refuses_is_said_as_what_it_is(
    rekwiz, sandbox, without, action, code, words, said
):
    refuse(sandbox, action, code=code, words=words)

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (5, set())
    assert said in ended.stderr


def test_a_role_gets_what_it_lacks_too(rekwiz, sandbox, without):
    as_role(sandbox, without, "team", "practice")

    ended = rekwiz(*MEND, "--profile", "team", env=without)

    listed = admin(sandbox, "iam").list_attached_role_policies(RoleName="practice")
    assert ended.returncode == 0, ended.stderr
    assert {policy["PolicyName"] for policy in listed["AttachedPolicies"]} == set(BOTH)


def test_an_account_s_own_policy_of_the_same_name_is_not_aws_s(rekwiz, sandbox, without):
    iam = admin(sandbox, "iam")
    nothing = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"x:y","Resource":"*"}}'
    own = iam.create_policy(PolicyName=BOTH[0], PolicyDocument=nothing)["Policy"]["Arn"]
    iam.attach_user_policy(UserName="ming", PolicyArn=own)

    ended = rekwiz(*MEND, env=without)

    assert ended.returncode == 0, ended.stderr


def test_a_dry_run_shows_the_same_and_changes_nothing(rekwiz, sandbox, without):
    ended = rekwiz(*MEND, "--dry-run", env=without)

    assert (ended.returncode, attached(sandbox)) == (0, set())
    assert "aws iam attach-user-policy --user-name ming" in ended.stderr


def test_a_dry_run_of_the_set_up_comes_to_the_grant(rekwiz, sandbox, without):
    account = account_of(sandbox)
    files = {f: f.read_bytes() for f in sandbox.home.rglob("*") if f.is_file()}

    ended = rekwiz("setup", "--yes", "--admin-profile", "admin", "--dry-run", env=without)

    assert ended.returncode == 0, ended.stderr
    assert "aws iam attach-user-policy --user-name ming" in ended.stderr
    assert ended.stderr.rstrip().endswith("This was a dry run: nothing was changed.")
    assert account_of(sandbox) == account
    assert files == {f: f.read_bytes() for f in sandbox.home.rglob("*") if f.is_file()}


def test_a_dry_run_of_the_set_up_without_an_administrator_names_what_is_missing(
    rekwiz, sandbox, without
):
    account = account_of(sandbox)

    ended = rekwiz("setup", "--yes", "--dry-run", env=without)

    assert ended.returncode == 1
    assert "AWS refused rekognition:DetectFaces" in ended.stderr
    assert account_of(sandbox) == account


def test_an_administrator_of_another_account_can_do_nothing_and_nothing_is_tried(
    rekwiz, sandbox, without
):
    with Sandbox(account="222233334444") as other:
        as_profile(other, without, "theirs")
        Path(without["HOME"], ".aws", "config").write_text(
            f"[default]\nregion = us-east-1\nendpoint_url = {sandbox.url}\n"
            f"[profile theirs]\nregion = us-east-1\nendpoint_url = {other.url}\n"
        )
        before = account_of(sandbox), account_of(other)
        own_addresses = {k: v for k, v in without.items() if k != "AWS_ENDPOINT_URL"}

        ended = rekwiz(*MEND[:-1], "theirs", env=own_addresses)

        assert (account_of(sandbox), account_of(other)) == before
    assert ended.returncode == 1
    assert "theirs belongs to account 222233334444" in ended.stderr
    assert "rekwiz fix permissions.rekognition-denied --for-admin" in ended.stderr


def test_a_profile_that_is_not_there_is_wrong_usage(rekwiz, without):
    ended = rekwiz(*MEND[:-1], "admn", env=without)

    assert ended.returncode == 2
    assert "Did you mean: admin" in ended.stderr


def test_nobody_there_to_choose_the_profile_names_the_flag(rekwiz, without):
    ended = rekwiz("fix", "permissions.s3-denied", "--no-input", env=without)

    assert ended.returncode == 2
    assert "--admin-profile" in ended.stderr


def test_where_another_reason_refuses_the_call_nothing_is_attached(rekwiz, sandbox, without):
    """What another policy allows already is no help either."""
    attach(sandbox, BOTH[0])
    allow(sandbox, "s3:ListAllMyBuckets")
    refuse(sandbox, "rekognition:DetectFaces", words="is not authorized", whom="ming")

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (1, {BOTH[0]}), ended.stderr
    assert "Neither of the two policies is missing" in ended.stderr


def test_a_call_that_fails_otherwise_is_no_missing_policy(rekwiz, sandbox, without):
    def hook(call) -> None:
        if call.service == "s3":
            raise NotServed(Refused("InvalidRequest", "The request is not well formed.", 400))

    sandbox._world.on_arrival.append(hook)

    ended = rekwiz(*MEND, env=without)

    assert (ended.returncode, attached(sandbox)) == (0, {BOTH[0]}), ended.stderr


def test_one_photo_is_sent_to_know_what_is_missing(rekwiz, sandbox, without):
    sent = []
    sandbox._world.on_arrival.append(lambda call: sent.append(call.action))

    ended = rekwiz(*MEND, "--dry-run", env=without)

    assert ended.returncode == 0, ended.stderr
    assert sent.count("rekognition:DetectFaces") == 1


def test_the_set_up_offers_it_where_a_policy_is_missing(terminal, sandbox, without):
    chinese = language("zh-TW").title
    person = terminal(REKWIZ, "setup", "--lang", "zh-TW", env=without)
    person.sees(chinese("Have rekwiz attach them"))
    person.types(ENTER)
    person.sees(chinese("Which profile should rekwiz make the changes with?"))
    person.types(ENTER)
    person.sees(chinese("Make this change in AWS?"))
    person.types(ENTER)

    person.sees("✓ 6/8")
    assert attached(sandbox) == set(BOTH)
