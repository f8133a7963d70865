"""The page for an administrator, for every kind of identity and partition: a pure function."""

import json
import re

import pytest

from checks.model import Phrase, Remedy
from checks.permissions.actions import ACTION_DENIED
from checks.permissions.named_policies import POLICY_NOT_ATTACHED
from checks.permissions.support.smallest import smallest_policy
from checks.refusals.denials import (
    BY_BOUNDARY,
    BY_LAYER,
    BY_ORGANIZATION,
    REKOGNITION_DENIED,
)
from checks.refusals.mfa import MFA_REQUIRED
from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Kind, Refusal
from wizard.account.handover import request_of
from wizard.account.handover.page import written
from wizard.languages import language

ACCOUNT = "111122223333"


MING = f"arn:aws:iam::{ACCOUNT}:user/ming"
PERMISSION_SET = f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ming"


def page(arn: str, *actions: str, resources: tuple[str, ...] = ()) -> str:
    finding = call_denied(arn)
    return about(arn, finding, *actions, resources=resources)


def about(arn: str, finding, *actions: str, resources: tuple[str, ...] = (), others=()) -> str:
    request = request_of(arn, (finding, *others), actions, resources)
    return written(request, language("en"), again="rekwiz doctor")


def call_denied(arn: str):
    about = {"action": "rekognition:DetectFaces", "user": "ming", "policy": "arn"}
    return REKOGNITION_DENIED.finding(facts={"identity": arn, **about})


def action_denied(arn: str, action: str):
    return ACTION_DENIED.finding(
        facts={
            "identity": arn,
            "action": action,
            "actions": (action,),
            "resource": "*",
            "source": arn,
            "on": "",
        }
    )


def not_attached(arn: str):
    policy = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"
    facts = {"policy": "AmazonSQSFullAccess", "arn": policy, "kind": "user", "user": "ming"}
    return POLICY_NOT_ATTACHED.finding(facts={"identity": arn, **facts})


@pytest.mark.parametrize("arn", [MING, PERMISSION_SET])
def test_an_action_that_the_guides_policies_do_not_allow_gets_a_policy_of_its_own(arn):
    text = about(arn, action_denied(arn, "sqs:SendMessage"), "sqs:SendMessage")

    assert "AmazonRekognitionFullAccess" not in text
    assert '"sqs:SendMessage"' in text
    assert "inline policy" in text.lower()


@pytest.mark.parametrize("arn", [MING, PERMISSION_SET])
def test_a_policy_that_was_required_by_name_is_the_one_on_the_page(arn):
    text = about(arn, not_attached(arn))

    assert "AmazonSQSFullAccess" in text
    assert "AmazonRekognitionFullAccess" not in text
    assert "rekwiz-smallest" not in text


@pytest.mark.parametrize("arn", [MING, PERMISSION_SET])
def test_the_page_has_all_that_the_identity_lacks(arn):
    refused = call_denied(arn)
    required = action_denied(arn, "sqs:SendMessage")

    text = about(arn, refused, "sqs:SendMessage", others=(not_attached(arn), required))

    assert "AmazonSQSFullAccess" in text
    assert '"sqs:SendMessage"' in text
    assert "AmazonRekognitionFullAccess" not in text, "it would not do"


def test_what_is_required_by_name_is_attached_beside_the_guides_two():
    refused = call_denied(MING)

    text = about(MING, refused, others=(not_attached(MING),))

    attached = [line for line in text.splitlines() if line.startswith("aws iam attach-user")]
    assert [line.rpartition("/")[2] for line in attached] == [
        "AmazonRekognitionFullAccess",
        "AmazonS3ReadOnlyAccess",
        "AmazonSQSFullAccess",
    ]


FEDERATED = f"arn:aws:sts::{ACCOUNT}:federated-user/bob"
OF_A_SERVICE = f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSServiceRoleForRekognition/x"


@pytest.mark.parametrize(
    ("arn", "step"),
    [
        (FEDERATED, "the IAM user whose access key makes the session"),
        (OF_A_SERVICE, "AWSServiceRoleForRekognition is a service-linked role"),
    ],
)
def test_who_takes_no_policies_gets_what_whoever_can_change_it_does(person, arn, step):
    words = f"User: {arn} is not authorized to perform: rekognition:DetectFaces"
    refusal = Refusal(Kind.AWS, "AccessDeniedException", words, "rekognition:DetectFaces")
    [finding] = findings_of(refusal, person(AWS_DEFAULT_REGION="us-east-1"))

    text = about(arn, finding)

    assert step in text
    assert "aws iam" not in text
    assert "cloudformation" not in text
    assert "Ask " not in text


@pytest.mark.parametrize("arn", [FEDERATED, OF_A_SERVICE])
def test_what_was_required_of_who_takes_no_policies_is_named_and_no_command_is_refused(arn):
    text = about(arn, action_denied(arn, "sqs:SendMessage"), "sqs:SendMessage")

    assert "`sqs:SendMessage`" in text
    assert "aws iam" not in text
    assert "dministrator" not in text


@pytest.mark.parametrize("arn", [MING, PERMISSION_SET])
def test_a_policy_whose_arn_iam_did_not_show_is_on_the_page_by_its_name(arn):
    refused = call_denied(arn)
    unlisted = POLICY_NOT_ATTACHED.finding(
        remedy=Remedy((Phrase("Have an administrator do it."),)),
        facts={"identity": arn, "policy": "PhotosOnly"},
    )

    alone, beside = about(arn, unlisted), about(arn, refused, others=(unlisted,))

    assert "dministrator" not in alone + beside
    assert "PhotosOnly" in alone
    assert "PhotosOnly" in beside


def test_the_command_for_such_a_policy_looks_for_its_arn():
    unlisted = POLICY_NOT_ATTACHED.finding(
        remedy=Remedy(()), facts={"identity": MING, "policy": "PhotosOnly"}
    )

    listing = (
        "aws iam list-policies --query \"Policies[?PolicyName=='PhotosOnly'].Arn\" --output text"
    )
    assert f'attach-user-policy --user-name ming --policy-arn "$({listing})"' in about(
        MING, unlisted
    )


@pytest.mark.parametrize("layer", BY_LAYER, ids=lambda layer: layer.code)
@pytest.mark.parametrize("arn", [MING, PERMISSION_SET])
def test_the_page_speaks_to_the_one_who_can_change_the_layer(layer, arn):
    text = about(arn, layer.finding(facts={"identity": arn, "action": "rekognition:DetectFaces"}))

    steps = [line for line in text.splitlines() if line.startswith(("1. ", "2. "))]
    assert any("rekognition:DetectFaces" in step or arn in step for step in steps)
    assert "dministrator" not in text
    assert "Ask " not in text


def test_of_an_organization_the_account_is_named():
    text = about(
        MING, BY_ORGANIZATION.finding(facts={"identity": MING, "action": "rekognition:DetectFaces"})
    )

    assert f"for account {ACCOUNT}, in the policy that AWS names above" in text


def test_the_boundary_is_found_with_a_command():
    text = about(
        MING, BY_BOUNDARY.finding(facts={"identity": MING, "action": "rekognition:DetectFaces"})
    )

    assert "aws iam get-user --user-name ming --query User.PermissionsBoundary" in text


def test_root_gets_no_page():
    root = f"arn:aws:iam::{ACCOUNT}:root"

    assert request_of(root, (action_denied(root, "sqs:SendMessage"),)) is None


def test_each_identity_has_a_stack_of_its_own():
    alike = [
        f"arn:aws:iam::{ACCOUNT}:user/ming.li",
        f"arn:aws:iam::{ACCOUNT}:user/ming-li",
        f"arn:aws:sts::{ACCOUNT}:assumed-role/ming-li/x",
    ]

    stacks = re.findall(r"--stack-name (\S+)", "".join(map(page, alike)))

    assert len(set(stacks)) == 3
    assert all(re.fullmatch(r"rekwiz-permissions-ming-li-[0-9a-f]{8}", each) for each in stacks)


def test_steps_that_name_a_command_have_it_below_them():
    text = about(
        MING, MFA_REQUIRED.finding(facts={"identity": MING, "device": "arn:d", "action": "x:Y"})
    )

    assert "```bash\naws sts get-session-token --serial-number arn:d" in text


@pytest.mark.parametrize(
    ("partition", "console"),
    [
        ("aws", "https://console.aws.amazon.com/iam/home#/users/details/ming"),
        ("aws-cn", "https://console.amazonaws.cn/iam/home#/users/details/ming"),
        ("aws-us-gov", "https://console.amazonaws-us-gov.com/iam/home#/users/details/ming"),
    ],
)
def test_the_console_and_the_arns_are_those_of_the_partition(partition, console):
    text = page(f"arn:{partition}:iam::{ACCOUNT}:user/team/ming")

    assert console in text
    assert f"--policy-arn arn:{partition}:iam::aws:policy/AmazonS3ReadOnlyAccess" in text


def test_a_role_gets_the_commands_and_the_template_of_a_role():
    text = page(f"arn:aws:sts::{ACCOUNT}:assumed-role/practice/ming")

    assert "aws iam attach-role-policy --role-name practice" in text
    assert '      Roles:\n        - "practice"' in text
    assert "/iam/home#/roles/details/practice" in text


def test_a_permission_set_is_changed_in_identity_center():
    text = page(f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ming")

    assert "IAM Identity Center" in text
    assert "attach-role-policy" not in text
    assert "```json" in text


def test_required_actions_stand_on_their_resources():
    arn = "arn:aws:s3:::photos/*"

    document = smallest_policy(("s3:GetObject", "rekognition:DetectFaces"), (arn,))

    assert smallest_policy(("rekognition:CompareFaces",), (arn,))["Statement"][0]["Action"] == [
        "rekognition:DetectFaces",
        "s3:ListAllMyBuckets",
        "rekognition:CompareFaces",
    ]
    assert [statement["Resource"] for statement in document["Statement"]] == ["*", arn]
    assert document["Statement"][1]["Action"] == ["s3:GetObject"]


def test_the_template_says_the_same_as_the_policy():
    text = page(
        f"arn:aws:iam::{ACCOUNT}:user/ming", "s3:GetObject", resources=("arn:aws:s3:::p/*",)
    )

    _, _, template = text.partition("```yaml\n")
    yaml = template.partition("```")[0]
    for line in ('- "rekognition:DetectFaces"', '- "s3:GetObject"', '- "arn:aws:s3:::p/*"'):
        assert line in yaml
    assert json.loads(text.partition("```json\n")[2].partition("```")[0])
