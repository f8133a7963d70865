"""Who may do what: policies, groups, boundaries, roles and MFA, through real boto3."""

from __future__ import annotations

import json
import time

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.plugins.haste import stretched, until
from wizard.sandbox import KeyPair, Sandbox

ACCOUNT = "444455556666"
MING = f"arn:aws:iam::{ACCOUNT}:user/ming"
REKOGNITION = "arn:aws:iam::aws:policy/AmazonRekognitionFullAccess"
STORAGE = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"


@pytest.fixture
def sandbox():
    with Sandbox(ACCOUNT) as running:
        yield running


def client(sandbox: Sandbox, service: str, key: KeyPair | None = None):
    key = key or sandbox.user
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        aws_session_token=key.session_token,
        config=Config(retries={"max_attempts": 0, "mode": "legacy"}),
    )


def console(sandbox: Sandbox):
    return client(sandbox, "iam", sandbox.administrator)


def refusal(question) -> dict[str, str]:
    with pytest.raises(ClientError) as caught:
        question()
    return caught.value.response["Error"]


def document(**statement: object) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def test_the_seeded_user_may_do_what_the_guide_needs(sandbox):
    assert client(sandbox, "sts").get_caller_identity()["Arn"] == MING
    assert client(sandbox, "rekognition").list_collections()["CollectionIds"] == []
    buckets = client(sandbox, "s3").list_buckets()["Buckets"]
    assert [bucket["Name"] for bucket in buckets] == [sandbox.bucket]


def test_the_administrator_sees_the_two_policies_of_the_guide(sandbox):
    attached = console(sandbox).list_attached_user_policies(UserName="ming")["AttachedPolicies"]
    assert [policy["PolicyArn"] for policy in attached] == [REKOGNITION, STORAGE]


def test_what_is_attached_in_one_account_is_not_in_another(sandbox):
    def attachments(where: Sandbox) -> int:
        return console(where).get_policy(PolicyArn=REKOGNITION)["Policy"]["AttachmentCount"]

    with Sandbox("777788889999") as other:
        console(sandbox).detach_user_policy(UserName="ming", PolicyArn=REKOGNITION)

        assert (attachments(sandbox), attachments(other)) == (0, 1)


def test_a_missing_policy_is_refused_in_json_by_rekognition(sandbox):
    console(sandbox).detach_user_policy(UserName="ming", PolicyArn=REKOGNITION)
    assert refusal(client(sandbox, "rekognition").list_collections) == {
        "Code": "AccessDeniedException",
        "Message": f"User: {MING} is not authorized to perform: rekognition:ListCollections "
        "because no identity-based policy allows the rekognition:ListCollections action",
    }


def test_a_missing_policy_is_refused_in_xml_by_s3(sandbox):
    console(sandbox).detach_user_policy(UserName="ming", PolicyArn=STORAGE)
    assert refusal(client(sandbox, "s3").list_buckets) == {
        "Code": "AccessDenied",
        "Message": f"User: {MING} is not authorized to perform: s3:ListAllMyBuckets "
        "because no identity-based policy allows the s3:ListAllMyBuckets action",
    }


def test_a_user_with_the_guides_policies_may_not_read_iam(sandbox):
    iam = client(sandbox, "iam")
    assert refusal(lambda: iam.list_attached_user_policies(UserName="ming")) == {
        "Type": "Sender",
        "Code": "AccessDenied",
        "Message": f"User: {MING} is not authorized to perform: iam:ListAttachedUserPolicies "
        "on resource: user ming because no identity-based policy allows "
        "the iam:ListAttachedUserPolicies action",
    }


def test_an_explicit_deny_says_so_and_beats_every_allow(sandbox):
    denies = document(Effect="Deny", Action="rekognition:*", Resource="*")
    console(sandbox).put_user_policy(UserName="ming", PolicyName="No", PolicyDocument=denies)
    assert refusal(client(sandbox, "rekognition").list_collections)["Message"] == (
        f"User: {MING} is not authorized to perform: rekognition:ListCollections "
        "with an explicit deny in an identity-based policy"
    )


def test_a_policy_of_a_group_counts_as_the_users(sandbox):
    iam = console(sandbox)
    iam.detach_user_policy(UserName="ming", PolicyArn=REKOGNITION)
    iam.create_group(GroupName="vision")
    iam.attach_group_policy(GroupName="vision", PolicyArn=REKOGNITION)
    iam.add_user_to_group(GroupName="vision", UserName="ming")
    assert client(sandbox, "rekognition").list_collections()["CollectionIds"] == []


def test_a_permissions_boundary_limits_a_user(sandbox):
    iam = console(sandbox)
    policy = iam.create_policy(
        PolicyName="StorageOnly",
        PolicyDocument=document(Effect="Allow", Action="s3:*", Resource="*"),
    )["Policy"]["Arn"]
    iam.put_user_permissions_boundary(UserName="ming", PermissionsBoundary=policy)
    assert iam.get_user(UserName="ming")["User"]["PermissionsBoundary"] == {
        "PermissionsBoundaryType": "Policy",
        "PermissionsBoundaryArn": policy,
    }
    assert refusal(client(sandbox, "rekognition").list_collections)["Message"].endswith(
        "because no permissions boundary allows the rekognition:ListCollections action"
    )
    iam.delete_user_permissions_boundary(UserName="ming")
    assert client(sandbox, "rekognition").list_collections()["CollectionIds"] == []


def test_simulation_answers_as_the_calls_do(sandbox):
    iam = console(sandbox)
    denies = document(Effect="Deny", Action="s3:GetObject", Resource="*")
    iam.put_user_policy(UserName="ming", PolicyName="No", PolicyDocument=denies)
    results = iam.simulate_principal_policy(
        PolicySourceArn=MING,
        ActionNames=["rekognition:DetectFaces", "iam:ListUsers", "s3:GetObject"],
    )["EvaluationResults"]
    assert [(result["EvalActionName"], result["EvalDecision"]) for result in results] == [
        ("rekognition:DetectFaces", "allowed"),
        ("iam:ListUsers", "implicitDeny"),
        ("s3:GetObject", "explicitDeny"),
    ]


def test_simulation_of_a_user_that_does_not_exist_is_refused(sandbox):
    nobody = f"arn:aws:iam::{ACCOUNT}:user/nobody"
    question = console(sandbox).simulate_principal_policy
    error = refusal(lambda: question(PolicySourceArn=nobody, ActionNames=["s3:GetObject"]))
    assert error["Code"] == "NoSuchEntity"


def test_a_role_is_assumed_only_where_its_trust_policy_says_so(sandbox):
    iam = console(sandbox)
    allow = document(Effect="Allow", Action="sts:AssumeRole", Resource="*")
    iam.put_user_policy(UserName="ming", PolicyName="Assume", PolicyDocument=allow)
    for name, trusted in (("open", MING), ("shut", f"arn:aws:iam::{ACCOUNT}:user/other")):
        trust = document(Effect="Allow", Action="sts:AssumeRole", Principal={"AWS": trusted})
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)
    iam.attach_role_policy(RoleName="open", PolicyArn=REKOGNITION)
    sts = client(sandbox, "sts")
    arn = f"arn:aws:iam::{ACCOUNT}:role/"
    given = sts.assume_role(RoleArn=f"{arn}open", RoleSessionName="practice")["Credentials"]
    role = KeyPair(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
    assert client(sandbox, "rekognition", role).list_collections()["CollectionIds"] == []
    assert refusal(lambda: sts.assume_role(RoleArn=f"{arn}shut", RoleSessionName="practice")) == {
        "Type": "Sender",
        "Code": "AccessDenied",
        "Message": f"User: {MING} is not authorized to perform: sts:AssumeRole "
        f"on resource: {arn}shut",
    }


def test_mfa_opens_what_a_policy_shuts_without_it():
    with Sandbox(ACCOUNT, faults=["permissions.mfa-required"]) as running:
        assert refusal(client(running, "rekognition").list_collections)["Message"].endswith(
            "with an explicit deny in an identity-based policy"
        )
        device = client(running, "iam").list_mfa_devices()["MFADevices"][0]["SerialNumber"]
        sts = client(running, "sts")
        wrong = refusal(lambda: sts.get_session_token(SerialNumber=device, TokenCode="000000"))
        assert "invalid MFA one time pass code" in wrong["Message"]
        given = sts.get_session_token(SerialNumber=device, TokenCode="123456")["Credentials"]
        key = KeyPair(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
        assert client(running, "rekognition", key).list_collections()["CollectionIds"] == []


def test_a_grant_takes_some_seconds_where_that_fault_is_set():
    with Sandbox(ACCOUNT, faults=["permissions.still-spreading"]) as running:
        rekognition = client(running, "rekognition")
        began = time.monotonic()
        assert refusal(rekognition.list_collections)["Code"] == "AccessDeniedException"
        assert until(lambda: allowed(rekognition.list_collections))
        assert 5 < time.monotonic() - began < stretched(12)


def allowed(call):
    try:
        return bool(call())
    except ClientError:
        return False
