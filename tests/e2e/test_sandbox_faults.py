"""Every fault by its name: what the four services then say to ming."""

from __future__ import annotations

import sys
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.plugins.warm import ended
from wizard.sandbox import Sandbox
from wizard.sandbox.faults import FAULTS

SAMPLE = Path(__file__).parents[2] / "checks" / "sources" / "photo" / "astronaut.jpg"

# Asks each service one question and prints the answer's code, as a person's own program would.
PROGRAM = f"""
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

config = Config(retries={{"max_attempts": 0, "mode": "legacy"}}, read_timeout=float(sys.argv[1]))
photo = open({str(SAMPLE)!r}, "rb").read()
questions = {{
    "sts": lambda c: c.get_caller_identity()["Arn"].rpartition(":")[2],
    "rekognition": lambda c: len(c.detect_faces(Image={{"Bytes": photo}})["FaceDetails"]),
    "s3": lambda c: len(c.list_buckets()["Buckets"]),
}}
for service, question in questions.items():
    try:
        print(question(boto3.client(service, config=config)))
    except ClientError as error:
        print(error.response["Error"]["Code"] or "empty")
    except Exception as error:
        print(type(error).__name__)
"""

MING = "user/ming"
BY_LOGIN = "LoginInsufficientPermissions" if find_spec("awscrt") else "MissingDependencyException"
"""botocore comes as far as to ask only with awscrt."""
ANSWERS = {
    "credentials.key-unknown": (
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
    ),
    "credentials.secret-rejected": (
        "SignatureDoesNotMatch", "InvalidSignatureException", "SignatureDoesNotMatch",
    ),
    "credentials.token-expired": ("ExpiredToken", "ExpiredTokenException", "ExpiredToken"),
    "credentials.temporary-key-without-token": (
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
    ),
    "identity.root-user": ("root", "1", "1"),
    "identity.account-not-activated": (MING, "SubscriptionRequiredException", "NotSignedUp"),
    "identity.account-blocked": (MING, "Blocked", "Blocked"),
    "identity.plan-ended": (MING, "SubscriptionRequiredException", "NotSignedUp"),
    "identity.payment-missing": (MING, "AccessDeniedException", "1"),
    "identity.sso-role-not-assigned": (
        "ForbiddenException", "ForbiddenException", "ForbiddenException",
    ),
    "credentials.sign-in-needed": (
        "SSOTokenLoadError", "SSOTokenLoadError", "SSOTokenLoadError",
    ),
    "permissions.sign-in-denied": (BY_LOGIN, BY_LOGIN, BY_LOGIN),
    "region.not-the-projects": (MING, "AccessDeniedException", "1"),
    "region.project-without-rekognition": (MING, "AccessDeniedException", "1"),
    "network.clock-wrong": (MING, "InvalidSignatureException", "1"),
    "network.throttled": (MING, "ThrottlingException", "SlowDown"),
    "network.aws-in-trouble": ("ServiceUnavailable", "InternalServerError", "InternalError"),
    "network.timed-out": ("ReadTimeoutError", "ReadTimeoutError", "ReadTimeoutError"),
    "network.sign-in-page": ("ResponseParserError", "KeyError", "500"),
    "network.blocked-by-filter": ("ResponseParserError", "403", "403"),
    "permissions.bucket-denied": (MING, "1", "1"),
    "permissions.decryption-denied": (MING, "1", "1"),
    "detection.bucket-requester-pays": (MING, "1", "1"),
    "detection.bucket-photo-refused": (MING, "1", "1"),
    "region.not-enabled": (
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
    ),
    "region.operation-not-offered": (MING, "AccessDeniedException", "1"),
    "region.scope-mismatch": (
        "SignatureDoesNotMatch", "InvalidSignatureException", "SignatureDoesNotMatch",
    ),
    "permissions.rekognition-denied": (MING, "AccessDeniedException", "1"),
    "permissions.s3-denied": (MING, "1", "AccessDenied"),
    "permissions.denied-explicitly": (MING, "AccessDeniedException", "1"),
    "permissions.denied-by-organization": (MING, "AccessDeniedException", "1"),
    "permissions.denied-by-boundary": (MING, "AccessDeniedException", "1"),
    "permissions.denied-by-session-policy": (
        "assumed-role/practice/ming", "AccessDeniedException", "1",
    ),
    "permissions.denied-by-endpoint-policy": (MING, "AccessDeniedException", "1"),
    "permissions.denied-by-resource-policy": (MING, "1", "AccessDenied"),
    "permissions.denied-without-reason": (MING, "AccessDeniedException", "1"),
    "permissions.mfa-required": (MING, "AccessDeniedException", "AccessDenied"),
    "permissions.key-quarantined": (MING, "1", "AccessDenied"),
    "permissions.too-many-policies": (MING, "AccessDeniedException", "1"),
    "permissions.still-spreading": (MING, "AccessDeniedException", "AccessDenied"),
    "detection.photo-refused": (MING, "InvalidParameterException", "1"),
    "detection.answer-unrecognisable": (MING, "KeyError", "1"),
    "detection.no-face-found": (MING, "0", "1"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_brings_about_its_refusals(base_environment, tmp_path, name):
    with Sandbox("444455556666", faults=[name]) as running:
        if running._world.spreading:  # must not be over before the program has asked
            running._world.spreading = timedelta(minutes=5)
        done = ended(
            [sys.executable, "-c", PROGRAM, "1" if name == "network.timed-out" else "30"],
            env=running.environment(base_environment, configured=True),
            cwd=tmp_path,
            timeout=300,
        )
    assert (done.stdout.split(), done.stderr) == (list(ANSWERS[name]), "")


def test_a_fault_that_does_not_exist_names_the_near_ones():
    with pytest.raises(ValueError, match=r"permissions\.s3-denied"):
        Sandbox(faults=["permissions.s3-deny"])
