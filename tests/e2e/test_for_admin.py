"""`rekwiz fix permissions… --for-admin`: one page to hand over, in both languages, never over a file."""

import json
import re
from pathlib import Path

import pytest

from tests.plugins.administrator import admin, detach
from wizard.languages import language

PAGE = "rekwiz-for-admin.md"
MISSING = ("fix", "permissions.rekognition-denied", "--for-admin")


@pytest.fixture
def denied(sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")
    return configured


def test_the_page_names_account_user_and_every_way_to_grant_it(rekwiz, sandbox, denied, tmp_path):
    ended = rekwiz(*MISSING, env=denied)

    text = (tmp_path / PAGE).read_text("utf-8")
    assert ended.returncode == 0, ended.stderr
    for part in (
        "Account: 111122223333",
        "IAM user: ming (arn:aws:iam::111122223333:user/ming)",
        "https://console.aws.amazon.com/iam/home#/users/details/ming",
        "aws iam attach-user-policy --user-name ming"
        " --policy-arn arn:aws:iam::aws:policy/AmazonRekognitionFullAccess",
        "AWSTemplateFormatVersion",
        "because no identity-based policy allows the rekognition:DetectFaces action",
    ):
        assert part in text
    keys = sandbox.user
    assert keys.secret_access_key not in text
    assert keys.access_key_id not in text


def test_the_smallest_policy_of_the_page_is_enough(rekwiz, sandbox, denied, tmp_path):
    detach(sandbox, "AmazonS3ReadOnlyAccess")
    rekwiz(*MISSING, env=denied)
    [document] = re.findall(r"```json\n(.*?)```", (tmp_path / PAGE).read_text(), re.DOTALL)

    admin(sandbox, "iam").put_user_policy(
        UserName="ming", PolicyName="rekwiz-smallest", PolicyDocument=document
    )

    assert json.loads(document)["Statement"][0]["Action"] == [
        "rekognition:DetectFaces",
        "s3:ListAllMyBuckets",
    ]
    assert rekwiz("preflight", env=denied).returncode == 0


def test_what_the_project_requires_is_in_the_policy(rekwiz, denied, tmp_path):
    (tmp_path / "rekwiz.toml").write_text('actions = ["rekognition:CompareFaces"]\n')

    rekwiz(*MISSING, "--profile", "default", env=denied)

    text = (tmp_path / PAGE).read_text()
    assert '- "rekognition:CompareFaces"' in text
    assert "`rekwiz doctor --profile default --require rekognition:CompareFaces`" in text


def test_it_is_written_in_chinese_too(rekwiz, denied, tmp_path):
    ended = rekwiz(*MISSING, "--lang", "zh-TW", env=denied)

    text = (tmp_path / PAGE).read_text("utf-8")
    words = language("zh-TW")
    assert words.title("What is needed, and why") in text
    assert "What is needed" not in text
    assert PAGE in ended.stderr


def test_a_second_page_takes_another_name(rekwiz, denied, tmp_path):
    (tmp_path / PAGE).write_text("mine")

    ended = rekwiz(*MISSING, env=denied)

    assert ended.returncode == 0
    assert (tmp_path / PAGE).read_text() == "mine"
    assert (tmp_path / "rekwiz-for-admin-2.md").exists()


def test_a_named_file_is_never_replaced(rekwiz, denied, tmp_path):
    (tmp_path / "page.md").write_text("mine")

    ended = rekwiz(*MISSING, "page.md", env=denied)

    assert (ended.returncode, (tmp_path / "page.md").read_text()) == (2, "mine")
    assert "page.md" in ended.stderr


def test_another_area_is_wrong_usage(rekwiz, denied):
    ended = rekwiz("fix", "region.not-set", "--for-admin", env=denied)

    assert ended.returncode == 2


def test_where_another_layer_refuses_no_policy_is_offered(rekwiz, base_environment, tmp_path):
    from wizard.sandbox import Sandbox

    fault = "permissions.denied-by-organization"
    with Sandbox("444455556666", faults=[fault]) as running:
        env = running.environment(base_environment, configured=True)
        ended = rekwiz("fix", fault, "--for-admin", env=env)

    text = Path(tmp_path, PAGE).read_text()
    assert ended.returncode == 0, ended.stderr
    assert "service control policy" in text
    assert "attach-user-policy" not in text
