"""`--require` with IAM's names, as flags and in the configuration file; wrong names end with 2."""

import json

import pytest

from tests.plugins.administrator import attach, detach


def report_of(ended):
    return json.loads(ended.stdout)


def states(report):
    return {result["check"]: result["state"] for result in report["results"]}


def codes(report):
    return [each["code"] for result in report["results"] for each in result["findings"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--require", "rekognition:CompareFace"], "rekognition:CompareFaces"),
        (["--require", "rekogniton:CompareFaces"], "rekognition"),
        (["--require", "rekognition:"], "rekognition:DetectFaces"),
        (["--require", ":DetectFaces"], "rekognition:DetectFaces"),
        (["--require", "rekognition:Detect*"], "one action at a time"),
        (["--require", "rekognition.CompareFaces"], "Did you mean: rekognition:CompareFaces"),
        (["--require", "rekognition：comparefaces"], "Did you mean: rekognition:CompareFaces"),
        (["--require", "CompareFaces"], "Did you mean: rekognition:CompareFaces"),
        (["--require", ""], 'no check or area "".'),
        (["--require-policy", ""], '--require-policy: "" can be no'),
        (["--require", "s3:ListBuckets"], "s3:ListBucket"),
        (["--require", "elbv2:CreateRule"], "elasticloadbalancing:CreateRule"),
        (["--require", "stepfunctions:Nothing"], "states"),
        (["--require", "rekognition:DetectFaces", "permisions"], "permissions"),
        (["--require-policy", "a policy"], "AmazonS3ReadOnlyAccess"),
        (["--require", "s3:GetObject", "--resources", "my-bucket"], "arn:aws:s3:::my-bucket"),
        (["--resources", "arn:aws:s3:::photos/*"], "not what a required action is about"),
        (
            ["--require", "rekognition:CompareFaces", "--resources", "arn:aws:s3:::photos/*"],
            "not what a required action is about",
        ),
        (["--require", "s3:GetObject", "--resources", "arn:aws:s3:::photos"], "s3:GetObject"),
        (
            ["--require", "s3:ListBucket", "--resources", "arn:aws:s3:::photos/*"],
            "None of the resources is what s3:ListBucket is about.",
        ),
        (
            [
                *("--require", "rekognition:SearchFaces"),
                *("--resources", "arn:aws:rekognition:us-east-1:111122223333:project/cats/1"),
            ],
            "It is about: arn:${Partition}:rekognition:${Region}:${Account}:collection/",
        ),
        (["--require-policy", "arn:aws:iam::aws:role/a"], "can be no policy's name"),
    ],
)
def test_a_wrong_name_ends_with_2_and_names_the_nearest(rekwiz, configured, arguments, words):
    ended = rekwiz("preflight", *arguments, env=configured)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_name_in_the_configuration_file_ends_with_2(rekwiz, configured, tmp_path):
    (tmp_path / "rekwiz.toml").write_text('actions = ["rekognition:CompareFace"]\n')

    ended = rekwiz("preflight", env=configured)

    assert ended.returncode == 2
    assert "rekwiz.toml:1, actions: rekwiz knows no action" in ended.stderr
    assert "rekognition:CompareFaces" in ended.stderr


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("s3:ReplicateDelete", "arn:aws:s3:::photos/*"),
        ("s3:PutObject", "arn:aws:s3:::photos*"),
        ("s3:PutObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/ours/object/*"),
        ("batch:SubmitJob", "arn:aws:sqs:us-east-1:111122223333:jobs"),
    ],
)
def test_a_resource_that_rekwiz_cannot_place_is_a_question_for_iam(
    rekwiz, sandbox, configured, action, resource
):
    attach(sandbox, "IAMReadOnlyAccess")  # it allows iam:Simulate*

    ended = rekwiz(
        *("preflight", "--only", "identity", "--require", action, "--resources", resource),
        *("--format", "json"),
        env=configured,
    )

    assert ended.returncode == 1, ended.stderr
    assert "permissions.action-denied" in codes(report_of(ended))
    assert resource in ended.stdout


def test_resources_without_an_action_ask_nothing(rekwiz, configured, tmp_path):
    (tmp_path / "rekwiz.toml").write_text('resources = ["arn:aws:s3:::photos/*"]\n')

    ended = rekwiz("preflight", "--only", "identity", env=configured)

    assert ended.returncode == 0, ended.stderr


def test_a_wrong_code_in_the_configuration_file_names_the_file(rekwiz, configured, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.rekwiz]\nskip = ["cli.pagr"]\n')

    ended = rekwiz("preflight", env=configured)

    assert ended.returncode == 2
    assert "pyproject.toml:2, skip: there is no check or area cli.pagr." in ended.stderr


def test_required_actions_are_decided_beside_the_guides_two(rekwiz, sandbox, configured, tmp_path):
    attach(sandbox, "IAMReadOnlyAccess")  # it allows iam:Simulate*
    (tmp_path / "rekwiz.toml").write_text('actions = ["rekognition:comparefaces"]\n')

    good = rekwiz("preflight", "--format", "json", env=configured)
    bad = rekwiz("preflight", "--format", "json", "--require", "sqs:SendMessage", env=configured)

    assert good.returncode == 0, good.stdout
    assert states(report_of(good))["permissions.actions"] == "pass"
    assert (bad.returncode, report_of(bad)["root_cause"]) == (1, "permissions.action-denied")


def test_where_iam_says_nothing_the_run_is_inconclusive(rekwiz, configured):
    ended = rekwiz(
        "preflight", "--format", "json", "--require", "rekognition:CompareFaces", env=configured
    )

    assert (ended.returncode, report_of(ended)["root_cause"]) == (
        3,
        "permissions.action-undecided",
    )


def test_only_does_not_leave_out_what_is_required(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    wish = ("--only", "files", "--require", "rekognition:DetectFaces")

    ended = rekwiz("preflight", "--format", "json", *wish, env=configured)

    assert (ended.returncode, codes(report_of(ended))[-1]) == (1, "permissions.action-denied")


def test_a_required_policy_that_aws_does_not_have_is_never_passed(rekwiz, sandbox, configured):
    attach(sandbox, "IAMReadOnlyAccess")
    wish = ("--require-policy", "AmazonRekognitionFullAcess")

    ended = rekwiz("preflight", "--format", "json", *wish, env=configured)
    chinese = rekwiz("preflight", "--lang", "zh-TW", *wish, env=configured)

    assert (ended.returncode, report_of(ended)["root_cause"]) == (1, "permissions.policy-unknown")
    assert "AmazonRekognitionFullAccess" in chinese.stdout
