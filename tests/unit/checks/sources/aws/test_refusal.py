"""botocore's exceptions as refusals: every class has a kind, and no secret comes through."""

import configparser
import inspect
from datetime import UTC, datetime

import pytest
from botocore import exceptions
from botocore.exceptions import ClientError, ConfigParseError
from botocore.parsers import ResponseParserError

from checks.sources.aws.refusal import Kind, Overheard, Refusal, kind_of, refusal_of

SECRET = "abcdefghij/ABCDEFGHIJ+0123456789abcdefgh"


def of_aws(code, message="m", status=400, operation="DetectFaces", **headers):
    metadata = {"HTTPStatusCode": status, "RequestId": "r", "HTTPHeaders": headers}
    response = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}
    return ClientError(response, operation)


def test_awss_refusal_keeps_code_words_status_request_id_and_date():
    error = of_aws("Throttling", "Rate exceeded", date="Mon, 23 Nov 2026 12:00:00 GMT")

    assert refusal_of(error, "rekognition:DetectFaces", took=0.5) == Refusal(
        kind=Kind.AWS,
        code="Throttling",
        words="Rate exceeded",
        operation="rekognition:DetectFaces",
        status=400,
        request_id="r",
        date=datetime(2026, 11, 23, 12, tzinfo=UTC),
        took=0.5,
    )


def test_a_code_and_an_id_without_end_are_cut_and_the_words_too():
    answer = {
        "Error": {"Code": "A" * 1_000_000, "Message": "no " * 1_000_000},
        "ResponseMetadata": {"RequestId": "r" * 1_000_000, "HTTPStatusCode": 403},
    }

    refusal = refusal_of(ClientError(answer, "DetectFaces"), "rekognition:DetectFaces")

    assert refusal.code == "A" * 128 + "…"
    assert refusal.request_id == "r" * 128 + "…"
    assert len(refusal.words) <= 16 * 1024


def test_a_call_that_botocore_makes_on_its_own_keeps_its_own_name():
    refusal = refusal_of(of_aws("AccessDenied", operation="AssumeRole"), "credentials")

    assert (refusal.operation, refusal.service) == ("AssumeRole", "sts")


@pytest.mark.parametrize("code", ["403", "302", "503", ""])
def test_a_code_that_is_a_number_is_not_awss(code):
    assert refusal_of(of_aws(code, status=403), "s3:ListBuckets").kind is Kind.STRANGE


def test_an_answer_that_no_parser_understands_keeps_its_status_and_not_its_text():
    heard = Overheard(403, {"Date": "Mon, 23 Nov 2026 12:00:00 GMT"}, b"\n<HTML>blocked")
    error = ResponseParserError("Unable to parse response: b'<HTML>blocked'")

    assert refusal_of(error, "sts:GetCallerIdentity", overheard=heard) == Refusal(
        kind=Kind.STRANGE,
        code="403",
        words="",
        operation="sts:GetCallerIdentity",
        status=403,
        date=datetime(2026, 11, 23, 12, tzinfo=UTC),
        is_page=True,
    )


@pytest.mark.parametrize(
    ("body", "is_page"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf <!DOCTYPE html>", True),
        (b"<ErrorResponse>", False),
        (b"", False),
        (b"{}", False),
    ],
)
def test_a_page_is_known_by_its_beginning(body, is_page):
    assert Overheard(200, {}, body).is_page is is_page


def test_a_secret_in_the_words_is_hidden():
    error = of_aws("IncompleteSignature", f"'{SECRET}/20260101' not a valid key=value pair")

    assert SECRET not in repr(refusal_of(error, "sts:GetCallerIdentity", SECRET))


CLASSES = [
    found
    for _, found in inspect.getmembers(exceptions, inspect.isclass)
    if issubclass(found, exceptions.BotoCoreError)
]


@pytest.mark.parametrize("error", CLASSES, ids=lambda found: found.__name__)
def test_every_exception_of_botocores_has_a_kind(error):
    assert kind_of(error.__new__(error)) is not None


def test_a_fault_of_rekwizs_own_is_raised_on():
    with pytest.raises(ZeroDivisionError):
        refusal_of(ZeroDivisionError(), "sts:GetCallerIdentity")


@pytest.mark.parametrize("zone", ["", " -0000", " GMT"])
def test_a_date_is_utc_whatever_its_zone_is_called(zone):
    error = of_aws("Throttling", "Rate exceeded", date=f"Mon, 23 Nov 2026 12:00:00{zone}")

    assert refusal_of(error, "s3:ListBuckets").date == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_date_that_is_none_is_no_date():
    assert refusal_of(of_aws("X", date="yesterday"), "s3:ListBuckets").date is None


@pytest.mark.parametrize("text", ["[a]\nh4lfOfAKey\ny = 1\n", "h4lfOfAKey\n[a]\n"])
def test_a_line_that_could_not_be_read_is_not_repeated(text):
    try:
        configparser.RawConfigParser().read_string(text)
    except configparser.Error as beneath:
        error = ConfigParseError(path="config", error=beneath)

    assert "h4lfOfAKey" not in refusal_of(error, "settings").inner
