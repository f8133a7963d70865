"""Permissions proved by the calls themselves."""

import json

import pytest

from checks.model import Severity
from checks.permissions import rekognition, s3
from tests.plugins.administrator import admin
from tests.plugins.amazon import codes, page, values

REKOGNITION = [
    "permissions.rekognition-denied",
    "permissions.denied-explicitly",
    "permissions.denied-by-organization",
    "permissions.denied-by-boundary",
    "permissions.denied-by-session-policy",
    "permissions.denied-by-endpoint-policy",
    "permissions.denied-without-reason",
    "permissions.mfa-required",
    "identity.account-not-activated",
    "identity.account-not-activated=verifying",
    "identity.account-blocked",
    "identity.plan-ended",
    "identity.payment-missing",
    "region.not-the-projects",
    "region.not-the-projects=ap-southeast-2",
    "region.project-without-rekognition",
    "network.throttled",
    "region.operation-not-offered",
    "detection.answer-unrecognisable",
]


def test_the_call_proves_the_permission(sandboxed):
    seen = list(rekognition.look(sandboxed()))

    assert (codes(seen), values(seen)) == ([], {"allowed": "rekognition:DetectFaces"})


def test_a_refused_photo_proves_it_too(sandboxed):
    seen = list(rekognition.look(sandboxed("detection.photo-refused")))

    assert (codes(seen), values(seen)) == ([], {"allowed": "rekognition:DetectFaces"})


def test_a_photo_that_cannot_be_sent_leaves_the_proof_to_the_bundled_one(sandboxed, tmp_path):
    context = sandboxed(photo=tmp_path / "nowhere.jpg")

    assert codes(rekognition.look(context)) == []
    assert context.photo_to_send.path == context.sample


@pytest.mark.parametrize("fault", REKOGNITION)
def test_the_sandboxs_fault_is_the_cause_that_is_found(sandboxed, fault):
    assert codes(rekognition.look(sandboxed(fault))) == [fault.partition("=")[0]]


def test_a_page_where_rekognition_should_be_is_no_proof(person, serving):
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{serving(page('200 OK', '<html></html>'))}",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ACCESS_KEY_ID="AKIAQWERTYUIOPASDFGH",
        AWS_SECRET_ACCESS_KEY="not-a-secret",
    )

    [finding] = rekognition.look(context)

    facts = {"action": "rekognition:DetectFaces", "missing": "FaceDetails"}
    assert (finding.code, finding.facts) == ("detection.answer-unrecognisable", facts)


def test_listing_buckets_proves_the_second_permission(sandboxed):
    seen = list(s3.look(sandboxed()))

    assert (codes(seen), values(seen)) == ([], {"allowed": "s3:ListAllMyBuckets"})


@pytest.mark.parametrize(
    "fault",
    ["permissions.s3-denied", "permissions.denied-by-resource-policy", "network.throttled"],
)
def test_what_s3_refuses_is_named(sandboxed, fault):
    assert codes(s3.look(sandboxed(fault))) == [fault]


def test_two_services_denied_by_name_are_no_sign_of_mfa(sandboxed):
    """The identity may ask which MFA devices there are, and has none."""
    context = sandboxed()
    deny = {"Effect": "Deny", "Action": ["rekognition:*", "s3:*"], "Resource": "*"}
    allow = {"Effect": "Allow", "Action": "iam:ListMFADevices", "Resource": "*"}
    admin(context.sandbox, "iam").put_user_policy(
        UserName="ming",
        PolicyName="narrow",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [deny, allow]}),
    )

    assert codes(rekognition.look(context)) == ["permissions.denied-explicitly"]


def test_without_a_device_one_is_to_be_registered_first(sandboxed):
    context = sandboxed("permissions.mfa-required")
    device = f"arn:aws:iam::{context.sandbox.account}:mfa/ming"
    admin(context.sandbox, "iam").deactivate_mfa_device(UserName="ming", SerialNumber=device)

    [finding] = rekognition.look(context)

    assert finding.code == "permissions.mfa-required"
    assert finding.remedy.steps[0].text.startswith("Register an MFA device first")


def test_what_asks_for_mfa_names_the_device(sandboxed):
    [finding] = rekognition.look(sandboxed("permissions.mfa-required"))

    assert finding.severity is Severity.FAIL
    assert finding.remedy.commands == (
        "aws sts get-session-token --serial-number arn:aws:iam::111122223333:mfa/ming"
        " --token-code 123456",
    )
