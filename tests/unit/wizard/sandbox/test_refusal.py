"""What is refused for its signature or its time, against literal requests."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from wizard.sandbox.aws_refusals import JSON, QUERY, S3, Refused, clock_refusal
from wizard.sandbox.rendering import body_of
from wizard.sandbox.signature import Signature, Unreadable, read

NOW = datetime(2022, 1, 27, 1, 59, 28, tzinfo=UTC)


def test_an_authorization_header_is_read_into_its_parts():
    header = (
        "AWS4-HMAC-SHA256 Credential=AKIAXMPL/20220127/us-east-1/sts/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date, Signature=abc123"
    )
    assert read(header) == Signature(
        key_id="AKIAXMPL",
        date="20220127",
        region="us-east-1",
        service="sts",
        signed_headers=("content-type", "host", "x-amz-date"),
        value="abc123",
    )


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("", "Unsupported AWS 'algorithm': ''."),
        ("AWS AKIA:x", "Unsupported AWS 'algorithm': 'AWS'."),
        ("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x", "exactly 5 slash"),
        ("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=x", "requires 'SignedHeaders'"),
        ("AWS4-HMAC-SHA256 Credential= a/b/c/d/e, Signature=x", "not a valid key=value pair"),
    ],
)
def test_an_unreadable_header_is_refused_in_awss_words(header, sentence):
    with pytest.raises(Unreadable, match=re.escape(sentence)):
        read(header)


def test_a_slow_clock_is_refused_with_the_three_times_of_sts():
    signed = datetime(2022, 1, 27, 0, 14, 27, tzinfo=UTC)
    assert clock_refusal(QUERY, signed, NOW) == Refused(
        "SignatureDoesNotMatch",
        "Signature expired: 20220127T001427Z is now earlier than 20220127T014428Z "
        "(20220127T015928Z - 15 min.)",
        403,
    )


def test_a_fast_clock_is_refused_with_five_minutes_by_rekognition():
    assert clock_refusal(JSON, NOW + timedelta(minutes=6), NOW) == Refused(
        "InvalidSignatureException",
        "Signature not yet current: 20220127T020528Z is still later than 20220127T020428Z "
        "(20220127T015928Z + 5 min.)",
        400,
    )


def test_s3_has_a_code_of_its_own_for_a_wrong_clock():
    refused = clock_refusal(S3, NOW - timedelta(minutes=16), NOW)
    assert refused.code == "RequestTimeTooSkewed"
    assert dict(refused.details)["MaxAllowedSkewMilliseconds"] == "900000"


@pytest.mark.parametrize("words", [QUERY, JSON, S3])
def test_a_clock_within_bounds_is_no_reason(words):
    assert clock_refusal(words, NOW - words.skew, NOW) is None


def test_a_sentence_is_escaped_in_xml():
    refused = Refused("AccessDenied", "<b> & co", 403)
    _, body = body_of(refused, QUERY.wire, "iam", "id-1")
    assert b"<Message>&lt;b&gt; &amp; co</Message>" in body


def test_a_refusal_without_a_sentence_has_none_in_json():
    _, body = body_of(Refused("AccessDeniedException"), JSON.wire, "rekognition", "id-1")
    assert body == b'{"__type": "AccessDeniedException"}'
