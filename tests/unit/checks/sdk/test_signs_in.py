"""The person's Python on the person's own set-up; a small package stands for its boto3."""

from dataclasses import replace

import pytest

from checks.model import Evidence, NotApplicable, Severity
from checks.sdk.signs_in import look
from checks.secrets.heard import Heard
from tests.plugins.people import KEY_ID, KEYS, REGION

BOTO3 = """
class Meta:
    region_name, endpoint_url = "{region}", {address!r}

class Client:
    meta, detect_faces = Meta, None
    def list_collections(**k):
        {call}

class Found:
    method = "shared-credentials-file"
    def get_frozen_credentials(self):
        {frozen}
        return Frozen

class Frozen:
    access_key = "{key}"

class InvalidConfigError(Exception):
    pass

class UnknownServiceError(Exception):
    pass

class InvalidRegionError(Exception):
    pass

class session:
    class Session:
        def __init__(self, *a, profile_name=None, region_name=None, **k):
            self.asked = not a
        def get_credentials(self):
            return {found}
        def client(self, *a, **k):
            {client}
            return Client
"""
BOTOCORE = {
    "botocore": "",
    "botocore__config": "def Config(**k): return k",
    "botocore__exceptions": """
class ClientError(Exception):
    def __init__(self, code):
        self.response = {"Error": {"Code": code}}
class SSLError(Exception):
    pass
class ReadTimeoutError(Exception):
    pass
""",
}
OF_AWS = "https://rekognition.us-east-1.amazonaws.com"
SAME = {
    "found": "Found()", "frozen": "pass", "key": KEY_ID, "client": "pass", "call": "pass",
    "region": "us-east-1", "address": OF_AWS,
}  # fmt: skip


@pytest.fixture
def with_boto3(environment, person):
    """`with_boto3("1.24.96", client="raise …")`: somebody whose Python has such a boto3."""

    def make(version: str = "", config: str = REGION, variables=(), **text: str):
        folder = environment(boto3=BOTO3.format(**SAME | text), **BOTOCORE)
        if version:
            [packages] = folder.glob("lib/python*/site-packages")
            about = packages / f"boto3-{version}.dist-info"
            about.mkdir()
            (about / "METADATA").write_text(f"Name: boto3\nVersion: {version}\n")
        return person(config, KEYS, VIRTUAL_ENV=str(folder), **dict(variables))

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
        ("999.0", {"found": "None"}, "sdk.own-boto3-fails"),
        ("1.24.96", {"found": "None"}, "sdk.own-boto3-fails"),
    ],
)  # fmt: skip
def test_a_python_that_fails_where_ours_does_not_is_told_why(with_boto3, version, text, code):
    assert codes(with_boto3(version, **text)) == [code]


def test_where_ours_fails_too_the_cause_is_told_elsewhere(with_boto3, home):
    context = with_boto3(frozen='raise InvalidConfigError("x")')
    (home / ".aws" / "credentials").unlink()

    assert codes(context) == [NotApplicable]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("InvalidRegionError", NotApplicable), ("InvalidConfigError", "sdk.own-boto3-fails")],
)
def test_where_neither_makes_a_client_the_same_end_is_told_once(with_boto3, kind, expected):
    config = "[default]\nregion = us_east_1\n"

    assert codes(with_boto3("999.0", config, client=f'raise {kind}("x")')) == [expected]


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


IMPORTS = "from botocore.exceptions import ClientError, ReadTimeoutError, SSLError"
DENIED = {"call": f"{IMPORTS}; raise ClientError('AccessDeniedException')"}
THEIR_OWN = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}


@pytest.mark.parametrize(
    ("version", "text", "code", "seen"),
    [
        ("1.24.96", {"variables": THEIR_OWN}, "sdk.boto3-too-old-for-sign-in",
         [OF_AWS, "http://127.0.0.1:9", "AWS_ENDPOINT_URL"]),
        ("1.27.1", {"config": REGION + "endpoint_url = http://127.0.0.1:9\n"},
         "sdk.boto3-too-old-for-sign-in", [OF_AWS, "http://127.0.0.1:9", "endpoint_url"]),
        ("1.28.0", {"variables": THEIR_OWN}, "sdk.own-boto3-fails",
         [OF_AWS, "http://127.0.0.1:9", "AWS_ENDPOINT_URL"]),
        ("999.0", {"address": "http://10.1.1.1"}, "sdk.own-boto3-fails", ["http://10.1.1.1", OF_AWS]),
        ("999.0", {"region": "eu-west-1", **DENIED}, "sdk.own-boto3-fails",
         ["eu-west-1", "us-east-1"]),
        ("999.0", {"key": "AKIAZZZZZZZZZZZZZZZZ", **DENIED}, "sdk.own-boto3-fails",
         ["shared-credentials-file", "shared-credentials-file"]),
    ],
)  # fmt: skip
def test_a_python_that_comes_to_something_else_is_shown_beside_ours(
    with_boto3, version, text, code, seen
):
    _, found = look(with_boto3(version, **text))

    assert (found.code, found.severity) == (code, Severity.FAIL)
    assert [each.value for each in found.evidence] == seen
    assert found.facts["python"] in found.message.commands[0].format(**found.facts)


@pytest.mark.parametrize(
    "text",
    [
        {"address": "https://rekognition.us-east-1.api.aws"},
        {"region": "eu-west-1"},
        {"key": "AKIAZZZZZZZZZZZZZZZZ"},
    ],
)
def test_what_is_another_and_answered_by_aws_is_a_warning(with_boto3, text):
    context = with_boto3(**text)

    _, found = look(context)

    assert (found.code, found.severity) == ("sdk.own-boto3-fails", Severity.WARN)


@pytest.fixture
def in_sandbox(sandboxed, environment):
    """`in_sandbox("raise …")`: somebody in the sandbox whose boto3 ends so when it asks Rekognition."""

    def make(call: str):
        context = sandboxed()
        own = {"key": context.sandbox.user.access_key_id, "address": context.sandbox.url}
        own["call"] = f"{IMPORTS}; {call}"
        folder = environment(boto3=BOTO3.format(**SAME | own), **BOTOCORE)
        context.environment["VIRTUAL_ENV"] = str(folder)
        return context

    return make


STRICT = "certificate verify failed: Missing Authority Key Identifier"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("pass", []),
        ("raise ClientError('AccessDeniedException')", []),
        ("raise ClientError('ThrottlingException')", []),
        ("raise ClientError('InvalidSignatureException')",
         [("sdk.own-boto3-fails", Severity.FAIL)]),
        (f"raise SSLError('{STRICT}')", [("network.certificate-not-standard", Severity.FAIL)]),
        ("raise SSLError('what nobody knows')", [("sdk.own-boto3-fails", Severity.FAIL)]),
        ("raise ReadTimeoutError('slow')", [("sdk.own-boto3-fails", Severity.UNKNOWN)]),
    ],
)  # fmt: skip
def test_what_stops_it_at_its_first_question_counts_where_ours_is_answered(in_sandbox, call, said):
    found = [each for each in look(in_sandbox(call)) if not isinstance(each, Evidence)]

    assert [(each.code, each.severity) for each in found] == said


def test_where_nobody_is_answered_the_cause_is_told_elsewhere(with_boto3):
    nobody = "http://127.0.0.1:9"
    context = with_boto3(
        call="raise OSError('no way')", address=nobody, variables={"AWS_ENDPOINT_URL": nobody}
    )

    assert codes(context) == [NotApplicable]
