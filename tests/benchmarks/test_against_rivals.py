"""rekwiz beside the shortest boto3 script and the AWS CLI, over TLS, by what a call takes.

Nothing here fails for being slow. Each line has ratios: the least, the median and the most of several
rounds, in each of which all rivals ran one after another. `TESTS_RIVAL_ROUNDS=9` takes more of them. Run
with `-s`.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from tests.benchmarks.rounds import head, in_turn, told
from tests.benchmarks.standing_in import Aws
from tests.plugins.many_profiles import home_of
from tests.plugins.people import SAMPLE

BIN = Path(sys.executable).parent
REKWIZ = BIN / "rekwiz"
SCRIPT = """
import sys, boto3
boto3.client("sts").get_caller_identity()
boto3.client("iam").list_attached_user_policies(UserName="ming")
boto3.client("s3").list_buckets()
with open(sys.argv[1], "rb") as photo:
    boto3.client("rekognition").detect_faces(Image={"Bytes": photo.read()}, Attributes=["ALL"])
"""
FLOOR = """
import boto3
for service in ("sts", "iam", "s3", "rekognition"):
    boto3.client(service)
"""
CLI = """
aws() {{ command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }}  # before 2.13 it reads no variable
aws sts get-caller-identity && aws iam get-user &&
aws iam list-attached-user-policies --user-name ming && aws s3api list-buckets &&
aws rekognition detect-faces --image-bytes fileb://{photo} --attributes ALL
"""
WITHOUT_TOOLS = ("preflight", "--skip", "cli", "sdk", "--no-own-tools")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_of(tmp_path / "home", 1)


@dataclass(frozen=True)
class Cloud:
    """An AWS over TLS, and the bundle to trust it by."""

    authority: trustme.CA
    bundle: Path

    def aws(self, latency: float) -> Aws:
        return Aws(latency=latency, identity=self.authority.issue_cert("localhost"))

    def variables(self, aws: Aws) -> dict[str, str]:
        return {"AWS_ENDPOINT_URL": aws.url, "AWS_CA_BUNDLE": str(self.bundle)}


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    authority, bundle = trustme.CA(), tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    return Cloud(authority, bundle)


@pytest.mark.parametrize("milliseconds", [0, 80, 250])
def test_a_run(cloud: Cloud, home: Path, milliseconds: int) -> None:
    photo = home / "photo.jpg"
    shutil.copy(SAMPLE, photo)
    rivals = {
        "the script": [sys.executable, "-c", SCRIPT, photo],
        "its imports and clients alone": [sys.executable, "-c", FLOOR],
        "preflight, what asks AWS": [REKWIZ, *WITHOUT_TOOLS],
        "preflight": [REKWIZ, "preflight"],
        "five commands of the AWS CLI": ["sh", "-c", CLI.format(photo=shlex.quote(str(photo)))],
    }
    with cloud.aws(milliseconds / 1000) as aws:
        took = in_turn(rivals, home, **cloud.variables(aws))
    head(f"{milliseconds} ms a call, beside the script")
    told(took, "the script")


def test_the_start(home: Path) -> None:
    rivals = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "rekwiz --version": [REKWIZ, "--version"],
        "rekwiz --help": [REKWIZ, "--help"],
        "rekwiz --help in Chinese": [REKWIZ, "--lang", "zh-TW", "--help"],
        "rekwiz preflight --help": [REKWIZ, "preflight", "--help"],
        "aws --version": ["aws", "--version"],
    }
    took = in_turn(rivals, home)
    head("the start, beside bare Python")
    told(took, "python -c pass")
