"""Causes of the areas `identity` and `permissions`: what AWS says of the caller and its account."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from tests.e2e.causes.case import NO_PROGRAMS, Step, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.settings import variables

NEEDS_IAM = "IAMReadOnlyAccess"
REKOGNITION, S3 = "permissions.rekognition", "permissions.s3"
ANSWERS_AS_SOMEBODY_ELSE = """\
#!/bin/sh
case "$1" in
--version) echo "aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64" ;;
*) echo '{"UserId": "AIDA", "Account": "999900001111", "Arn": "arn:aws:iam::999900001111:user/wei"}' ;;
esac
"""


def cli_of_somebody_else(computer: Computer) -> None:
    computer.program("aws", ANSWERS_AS_SOMEBODY_ELSE)


def administrator(computer: Computer, service: str):
    """A client of the sandbox's administrator: what the console would be."""
    import boto3

    keys = computer.sandbox.administrator
    return boto3.client(
        service,
        endpoint_url=computer.sandbox.url,
        region_name="us-east-1",
        aws_access_key_id=keys.access_key_id,
        aws_secret_access_key=keys.secret_access_key,
    )


def attached(policy: str) -> Step:
    def attach(computer: Computer) -> None:
        arn = f"arn:aws:iam::aws:policy/{policy}"
        administrator(computer, "iam").attach_user_policy(UserName="ming", PolicyArn=arn)

    return attach


def role_that_trusts_others(computer: Computer) -> None:
    """A role of the account whose trust policy names somebody else."""
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "999900001111"}}
    document = json.dumps({"Version": "2012-10-17", "Statement": trust})
    role = administrator(computer, "iam").create_role(
        RoleName="photos", AssumeRolePolicyDocument=document
    )
    arn = role["Role"]["Arn"]
    computer.config.write_text(
        f"[default]\nregion = us-east-1\n[profile photos]\nregion = us-east-1\n"
        f"role_arn = {arn}\nsource_profile = default\n"
    )


def is_old(computer: Computer) -> None:
    """The key in use was made a hundred days ago, as IAM has it."""
    key_in_the_account(computer).create_date = datetime.now() - timedelta(days=100)


def key_in_the_account(computer: Computer):
    """moto's own record of the key in use."""
    from wizard.sandbox.principals import iam_of

    return iam_of(computer.sandbox.account).users["ming"].access_keys[0]


def inactive_in_another_profile(computer: Computer) -> None:
    """A second key of the same user, which was deactivated and still stands in a profile."""
    iam = administrator(computer, "iam")
    key = iam.create_access_key(UserName="ming")["AccessKey"]
    iam.update_access_key(UserName="ming", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    computer.secrets |= {key["AccessKeyId"], key["SecretAccessKey"]}
    with computer.credentials.open("a") as lines:
        lines.write(f"[old]\naws_access_key_id = {key['AccessKeyId']}\n")
        lines.write(f"aws_secret_access_key = {key['SecretAccessKey']}\n")


CASES = (
    case("credentials.key-old", "made a hundred days ago",
         attached(NEEDS_IAM), is_old, at="identity.access-keys", state="pass", own_account=True),
    case("credentials.key-inactive", "in another profile",
         attached(NEEDS_IAM), inactive_in_another_profile, at="identity.access-keys", state="warn",
         own_account=True),
    case("identity.root-user", "the account's own key",
         at="identity.not-root", state="warn", faults=("identity.root-user",)),
    case("identity.cli-and-boto3-differ", "the CLI is signed in as somebody else",
         cli_of_somebody_else, at="identity.same-for-cli", state="warn"),
    case("identity.unexpected-account", "another one was stated",
         at="identity.account", run=("--account", "999900001111", *NO_PROGRAMS)),
    case("identity.role-refused", "the role trusts others",
         role_that_trusts_others, variables(AWS_PROFILE="photos"), at="identity.known",
         own_account=True),
    case("identity.account-not-activated", "the sign-up is not finished",
         at=REKOGNITION, faults=("identity.account-not-activated",)),
    case("identity.account-not-activated", "being verified, in the words of a denial",
         at=REKOGNITION, faults=("identity.account-not-activated=verifying",)),
    case("identity.plan-ended", "a free one, a week ago",
         at=REKOGNITION, faults=("identity.plan-ended",)),
    case("identity.payment-missing", "no card",
         at=REKOGNITION, faults=("identity.payment-missing",)),
    case("region.not-the-projects", "a project of the United States",
         at=REKOGNITION, faults=("region.not-the-projects",)),
    case("region.not-the-projects", "a project of Asia Pacific",
         at=REKOGNITION, faults=("region.not-the-projects=ap-southeast-2",)),
    case("region.project-without-rekognition", "a project of Europe",
         at=REKOGNITION, faults=("region.project-without-rekognition",)),
    case("identity.account-blocked", "AWS blocked it",
         at=REKOGNITION, faults=("identity.account-blocked",)),
    case("permissions.rekognition-denied", "the policy is not attached",
         at=REKOGNITION, faults=("permissions.rekognition-denied",)),
    case("permissions.denied-without-reason", "no word of why",
         at=REKOGNITION, faults=("permissions.denied-without-reason",)),
    case("permissions.s3-denied", "the policy is not attached",
         at=S3, faults=("permissions.s3-denied",)),
    case("permissions.denied-explicitly", "a policy of the user's own",
         at=REKOGNITION, faults=("permissions.denied-explicitly",)),
    case("permissions.denied-by-organization", "a service control policy",
         at=REKOGNITION, faults=("permissions.denied-by-organization",)),
    case("permissions.denied-by-boundary", "storage alone",
         at=REKOGNITION, faults=("permissions.denied-by-boundary",)),
    case("permissions.denied-by-session-policy", "a narrowed session",
         at=REKOGNITION, faults=("permissions.denied-by-session-policy",)),
    case("permissions.denied-by-endpoint-policy", "a company's network",
         at=REKOGNITION, faults=("permissions.denied-by-endpoint-policy",)),
    case("permissions.denied-by-resource-policy", "S3 says no",
         at=S3, faults=("permissions.denied-by-resource-policy",)),
    case("permissions.mfa-required", "nothing without a code",
         at=REKOGNITION, folds=("permissions.denied-explicitly",),
         faults=("permissions.mfa-required",)),
    case("permissions.key-quarantined", "the key was published",
         at="permissions.policies", state="warn", folds=("permissions.denied-explicitly",),
         faults=("permissions.key-quarantined",)),
    case("permissions.still-spreading", "attached just now",
         at=REKOGNITION, state="unknown", faults=("permissions.still-spreading",)),
    case("permissions.reading-disagrees", "the simulation knows no VPC endpoint",
         attached(NEEDS_IAM), at="permissions.simulation", state="pass",
         root="permissions.denied-by-endpoint-policy", beside=("permissions.denied-by-endpoint-policy",),
         exit_code=1, faults=("permissions.denied-by-endpoint-policy",)),
    case("permissions.action-denied", "a required one",
         attached(NEEDS_IAM), at="permissions.actions", own_account=True,
         run=("--require", "s3:PutObject", *NO_PROGRAMS)),
    case("permissions.action-undecided", "a required one, and IAM says nothing",
         at="permissions.actions", state="unknown", run=("--require", "s3:PutObject", *NO_PROGRAMS)),
    case("permissions.policy-not-attached", "a required one",
         attached(NEEDS_IAM), at="permissions.named-policies", own_account=True,
         run=("--require-policy", "AmazonEC2FullAccess", *NO_PROGRAMS)),
    case("permissions.policy-unknown", "a typo in the name",
         attached(NEEDS_IAM), at="permissions.named-policies", own_account=True,
         run=("--require-policy", "AmazonRekognitionFullAcess", *NO_PROGRAMS)),
    case("permissions.policies-unreadable", "IAM shows none",
         at="permissions.named-policies", state="unknown",
         run=("--require-policy", "AmazonRekognitionFullAccess", *NO_PROGRAMS)),
    case("permissions.more-than-used", "full access, where IAM shows it",
         attached(NEEDS_IAM), at="permissions.least-privilege", state="pass", own_account=True),
)  # fmt: skip
