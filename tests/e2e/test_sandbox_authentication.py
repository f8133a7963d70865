"""Who may in: keys, signatures, tokens and clocks, through real boto3."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from wizard.sandbox import KeyPair, Sandbox

ONCE = Config(retries={"max_attempts": 0, "mode": "legacy"})
QUESTIONS = {
    "sts": "get_caller_identity",
    "iam": "list_users",
    "s3": "list_buckets",
    "rekognition": "list_collections",
}


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox("444455556666") as running:
        yield running


def ask(sandbox: Sandbox, service: str, key: KeyPair) -> tuple[str, str, int]:
    """The refusal of the service's question: its code, its sentence, its HTTP status."""
    client = boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        aws_session_token=key.session_token,
        config=ONCE,
    )
    with pytest.raises(ClientError) as caught:
        getattr(client, QUESTIONS[service])()
    response = caught.value.response
    error = response["Error"]
    return error["Code"], error["Message"], response["ResponseMetadata"]["HTTPStatusCode"]


LONG = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. "
    "Consult the service documentation for details."
)
SHORT = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your key and signing method."
)
UNKNOWN = "The security token included in the request is invalid."


@pytest.mark.parametrize(
    ("service", "refusal"),
    [
        ("sts", ("SignatureDoesNotMatch", LONG, 403)),
        ("iam", ("SignatureDoesNotMatch", LONG, 403)),
        ("s3", ("SignatureDoesNotMatch", SHORT, 403)),
        ("rekognition", ("InvalidSignatureException", LONG, 400)),
    ],
)
def test_a_wrong_secret_is_refused_in_the_words_of_each_service(sandbox, service, refusal):
    wrong = KeyPair(sandbox.user.access_key_id, "w" * 40)
    assert ask(sandbox, service, wrong) == refusal


UNKNOWN_KEY = [
    ("sts", ("InvalidClientTokenId", UNKNOWN, 403)),
    ("iam", ("InvalidClientTokenId", UNKNOWN, 403)),
    (
        "s3",
        (
            "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.",
            403,
        ),
    ),
    ("rekognition", ("UnrecognizedClientException", UNKNOWN, 400)),
]


@pytest.mark.parametrize(("service", "refusal"), UNKNOWN_KEY)
def test_an_unknown_key_is_refused_in_the_words_of_each_service(sandbox, service, refusal):
    assert ask(sandbox, service, KeyPair("AKIAZZZZZZZZZZZZZZZZ", "w" * 40)) == refusal


@pytest.mark.parametrize(("service", "refusal"), UNKNOWN_KEY)
def test_an_inactive_key_looks_like_an_unknown_one(service, refusal):
    with Sandbox("555566667777", faults=["credentials.key-unknown"]) as running:
        assert ask(running, service, running.user) == refusal


def test_a_stale_token_beside_a_permanent_key_is_refused(sandbox):
    key = KeyPair(sandbox.user.access_key_id, sandbox.user.secret_access_key, "left-over")
    assert ask(sandbox, "sts", key) == ("InvalidClientTokenId", UNKNOWN, 403)
    assert ask(sandbox, "s3", key)[0] == "InvalidToken"


def test_a_blank_in_the_key_id_makes_the_signature_unreadable(sandbox):
    key = KeyPair(f" {sandbox.user.access_key_id}", sandbox.user.secret_access_key)
    code, message, status = ask(sandbox, "sts", key)
    assert (code, status) == ("IncompleteSignature", 400)
    assert "not a valid key=value pair (missing equal-sign)" in message


def test_temporary_credentials_are_known_by_all_three_values(sandbox):
    sts = boto3.client(
        "sts",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=sandbox.user.access_key_id,
        aws_secret_access_key=sandbox.user.secret_access_key,
    )
    given = sts.get_session_token()["Credentials"]
    session = boto3.client(
        "sts",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )
    assert session.get_caller_identity()["Arn"] == sts.get_caller_identity()["Arn"]
    without = KeyPair(given["AccessKeyId"], given["SecretAccessKey"])
    assert ask(sandbox, "rekognition", without)[0] == "UnrecognizedClientException"


def unsigned(url: str, body: bytes | None = None, **headers: str) -> tuple[int, dict, bytes]:
    request = urllib.request.Request(url, body, headers)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=60)
    error = caught.value
    return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def test_an_unsigned_question_to_sts_is_refused_in_its_xml_with_the_time(sandbox):
    query = b"Action=GetCallerIdentity&Version=2011-06-15"
    before = datetime.now(UTC).replace(microsecond=0)
    status, headers, body = unsigned(sandbox.url, query)
    assert (status, headers["content-type"]) == (403, "text/xml")
    assert b"<Code>MissingAuthenticationToken</Code>" in body
    assert b"<Message>Request is missing Authentication Token</Message>" in body
    assert headers["x-amzn-requestid"].encode() in body
    said = parsedate_to_datetime(headers["date"])
    assert before <= said <= datetime.now(UTC)


def test_an_unsigned_question_in_the_address_is_refused_alike(sandbox):
    address = f"{sandbox.url}/?Action=GetCallerIdentity&Version=2011-06-15"
    status, _, body = unsigned(address)
    assert (status, b"MissingAuthenticationToken" in body) == (403, True)


def test_an_unsigned_question_to_rekognition_is_refused_in_json(sandbox):
    status, headers, body = unsigned(
        sandbox.url, b"{}", **{"X-Amz-Target": "RekognitionService.ListCollections"}
    )
    assert status == 400
    assert headers["x-amzn-errortype"] == "MissingAuthenticationTokenException"
    assert json.loads(body) == {
        "__type": "MissingAuthenticationTokenException",
        "message": "Missing Authentication Token",
    }


def test_motos_own_administration_is_out_of_reach(sandbox):
    status, _, body = unsigned(f"{sandbox.url}/moto-api/reset", b"")
    assert (status, b"<Code>AccessDenied</Code>" in body) == (403, True)


def test_a_clock_ten_minutes_off_is_refused_by_rekognition_and_taken_by_sts():
    with Sandbox("555566667777", faults=["network.clock-wrong"]) as running:
        code, message, status = ask(running, "rekognition", running.user)
        before = datetime.now(UTC).replace(microsecond=0)
        _, headers, _ = unsigned(running.url, b"Action=GetCallerIdentity&Version=2011-06-15")
    assert (code, status) == ("InvalidSignatureException", 400)
    assert message.startswith("Signature expired: ")
    assert message.endswith(" - 5 min.)")
    said = parsedate_to_datetime(headers["date"]) - timedelta(minutes=10)
    assert before <= said <= datetime.now(UTC)


def test_what_the_sandbox_lacks_is_refused_and_never_made_up(sandbox):
    rekognition = boto3.client(
        "rekognition",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=sandbox.user.access_key_id,
        aws_secret_access_key=sandbox.user.secret_access_key,
        config=ONCE,
    )
    with pytest.raises(ClientError) as caught:
        rekognition.detect_labels(Image={"Bytes": b"x"})
    assert caught.value.response["Error"] == {
        "Code": "UnknownOperationException",
        "Message": "The sandbox does not have this: rekognition:DetectLabels",
    }
