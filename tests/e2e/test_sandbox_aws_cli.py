"""The real AWS CLI inside the sandbox, with the configured home."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from wizard.sandbox import Sandbox

SAMPLE = Path(__file__).parents[2] / "checks" / "sources" / "photo" / "astronaut.jpg"

# Debian's first: a version manager's shim may stand before it on PATH.
CLI = "/usr/bin/aws" if Path("/usr/bin/aws").exists() else shutil.which("aws")

pytestmark = pytest.mark.skipif(
    CLI is None and os.environ.get("CI") != "true",
    reason="the AWS CLI is not installed",
)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox("444455556666") as running:
        yield running


def aws(sandbox: Sandbox, *arguments: str) -> subprocess.CompletedProcess[str]:
    # --endpoint-url: AWS CLI 2 before 2.13 does not read AWS_ENDPOINT_URL.
    return subprocess.run(
        [CLI or "aws", *arguments, "--endpoint-url", sandbox.url],
        env=sandbox.environment(configured=True),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_it_reads_the_configured_home_and_names_the_user(sandbox):
    done = aws(sandbox, "sts", "get-caller-identity")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["Arn"] == "arn:aws:iam::444455556666:user/ming"


def test_it_detects_the_face_of_the_sample(sandbox):
    done = aws(sandbox, "rekognition", "detect-faces", "--image-bytes", f"fileb://{SAMPLE}")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["FaceDetails"]) == 1


def test_it_lists_the_bucket(sandbox):
    assert sandbox.bucket in aws(sandbox, "s3", "ls").stdout


def test_it_prints_a_refusal_of_iam_in_awss_words(sandbox):
    done = aws(sandbox, "iam", "list-attached-user-policies", "--user-name", "ming")
    assert done.returncode == 254
    assert done.stderr.strip() == (
        "An error occurred (AccessDenied) when calling the ListAttachedUserPolicies operation: "
        "User: arn:aws:iam::444455556666:user/ming is not authorized to perform: "
        "iam:ListAttachedUserPolicies on resource: user ming because no identity-based policy "
        "allows the iam:ListAttachedUserPolicies action"
    )
