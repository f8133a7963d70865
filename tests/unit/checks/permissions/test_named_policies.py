"""Policies required by name: attached, missing, or none of AWS's; never a wrong pass."""

import json

import pytest

from checks.model import Severity
from checks.permissions import named_policies
from tests.plugins.administrator import admin, attach, lets_simulate
from tests.plugins.amazon import codes, values

OWN = "arn:aws:iam::111122223333:policy/AmazonS3ReadOnlyAccess"
AWS_S = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"


def test_a_required_policy_is_found_where_it_is_attached(sandboxed):
    context = sandboxed(admin=True, policies=("AdministratorAccess",))

    assert values(named_policies.look(context)) == {"attached": "AdministratorAccess"}


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("AmazonS3ReadOnlyAccess", ["permissions.policy-not-attached"]),
        (AWS_S, ["permissions.policy-not-attached"]),
        (OWN, []),
        ("arn:aws:iam::999988887777:policy/AmazonS3ReadOnlyAccess", ["permissions.policy-unknown"]),
    ],
)
def test_a_policy_of_the_account_s_own_is_not_aws_s_of_the_same_name(sandboxed, wish, found):
    context = sandboxed("permissions.s3-denied", policies=(wish,))
    iam = admin(context.sandbox, "iam")
    nothing = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [nothing]})
    iam.create_policy(PolicyName="AmazonS3ReadOnlyAccess", PolicyDocument=document)
    iam.attach_user_policy(UserName="ming", PolicyArn=OWN)
    attach(context.sandbox, "IAMReadOnlyAccess")

    assert codes(named_policies.look(context)) == found


def test_where_iam_lists_no_policies_no_arn_is_made_up(sandboxed):
    context = sandboxed(policies=("AmazonRekognitionFullAcess",))
    lets_read_its_own(context)

    [finding] = named_policies.look(context)

    assert finding.code == "permissions.policy-not-attached"
    assert finding.remedy.commands == (
        "aws iam list-policies --query \"Policies[?PolicyName=='AmazonRekognitionFullAcess'].Arn\"",
    )


def lets_read_its_own(context):
    lets_simulate(
        context.sandbox, "iam:ListAttached*", "iam:ListUserPolicies", "iam:ListGroupsForUser"
    )


def test_a_policy_that_is_not_attached_is_named(sandboxed):
    context = sandboxed(policies=("AmazonSQSFullAccess",))
    attach(context.sandbox, "IAMReadOnlyAccess")

    [finding] = named_policies.look(context)

    assert finding.code == "permissions.policy-not-attached"
    assert finding.remedy.commands == (
        "aws iam attach-user-policy --user-name ming"
        " --policy-arn arn:aws:iam::aws:policy/AmazonSQSFullAccess",
    )


def test_a_policy_that_aws_does_not_have_names_the_nearest(sandboxed):
    context = sandboxed(policies=("AmazonRekognitionFullAcess",))
    attach(context.sandbox, "IAMReadOnlyAccess")

    [finding] = named_policies.look(context)

    assert (finding.code, finding.severity) == ("permissions.policy-unknown", Severity.FAIL)
    assert finding.facts["nearest"][0] == "AmazonRekognitionFullAccess"


def test_where_iam_shows_nothing_a_policy_is_neither_there_nor_missing(sandboxed):
    [finding] = named_policies.look(sandboxed(policies=("AmazonRekognitionFullAccess",)))

    assert (finding.code, finding.severity) == (
        "permissions.policies-unreadable",
        Severity.UNKNOWN,
    )
