"""The person's Python on the person's own set-up; a small package stands for its boto3."""

from dataclasses import replace

import pytest

from checks.model import Evidence, NotApplicable
from checks.sdk.signs_in import look
from checks.secrets.heard import Heard
from tests.plugins.people import KEYS, REGION

BOTO3 = """
class Meta:
    region_name = "us-east-1"

class Client:
    meta, detect_faces = Meta, None

class Found:
    method = "shared-credentials-file"
    def get_frozen_credentials(self):
        {frozen}

class InvalidConfigError(Exception):
    pass

class UnknownServiceError(Exception):
    pass

class session:
    class Session:
        def __init__(self, *a, profile_name=None, region_name=None, **k):
            self.asked = not a
        def get_credentials(self):
            return Found()
        def client(self, *a, **k):
            {client}
            return Client
"""
PASSES = {"frozen": "return None", "client": "pass"}


@pytest.fixture
def with_boto3(environment, person):
    """`with_boto3("1.24.96", client="raise …")`: somebody whose Python has such a boto3."""

    def make(version: str = "", **text: str):
        folder = environment(boto3=BOTO3.format(**PASSES | text), botocore="")
        if version:
            [packages] = folder.glob("lib/python*/site-packages")
            about = packages / f"boto3-{version}.dist-info"
            about.mkdir()
            (about / "METADATA").write_text(f"Name: boto3\nVersion: {version}\n")
        return person(REGION, KEYS, VIRTUAL_ENV=str(folder))

    return make


def codes(context):
    return [getattr(each, "code", type(each)) for each in look(context)]


def test_a_python_that_gets_as_far_is_evidence(with_boto3):
    [seen] = look(with_boto3())

    assert seen.value == "shared-credentials-file"
    assert isinstance(seen, Evidence)


@pytest.mark.parametrize(
    ("version", "text", "code"),
    [
        (
            "1.24.96",
            {"frozen": 'raise InvalidConfigError("missing required configuration")'},
            "sdk.boto3-too-old-for-sign-in",
        ),
        ("999.0", {"frozen": 'raise InvalidConfigError("x")'}, "sdk.own-boto3-fails"),
        ("", {"frozen": 'raise InvalidConfigError("x")'}, "sdk.own-boto3-fails"),
        ("1.24.96", {"client": 'raise ValueError("x") if self.asked else None'},
         "sdk.own-boto3-fails"),
        (
            "999.0",
            {"client": 'raise UnknownServiceError("rekognition") if self.asked else None'},
            "sdk.data-overridden",
        ),
        ("999.0", {"client": "import os; os._exit(3) if self.asked else None"},
         "sdk.own-boto3-fails"),
    ],
)  # fmt: skip
def test_a_python_that_fails_where_ours_does_not_is_told_why(with_boto3, version, text, code):
    assert codes(with_boto3(version, **text)) == [code]


def test_where_ours_fails_too_the_cause_is_told_elsewhere(with_boto3, home):
    context = with_boto3(frozen='raise InvalidConfigError("x")')
    (home / ".aws" / "credentials").unlink()

    assert codes(context) == [NotApplicable]


def test_who_leaves_the_own_tools_out_is_not_asked(with_boto3):
    context = replace(with_boto3(frozen="1 / 0"), own_tools=False)

    assert codes(context) == [NotApplicable]


def test_no_photo_and_no_secret_is_given_to_it_beside_its_own_files(with_boto3):
    context = with_boto3(frozen="import sys; raise ValueError(repr(sys.argv))")

    [found] = look(context)

    said = found.evidence[0].value
    assert isinstance(said, Heard)
    assert (str(said), said.aloud) == (
        "ValueError: (1 line, not repeated)",
        "ValueError: ['-c', '', '']",
    )
