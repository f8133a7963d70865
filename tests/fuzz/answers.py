"""What may come over the wire in the place of an answer of AWS's: status, head and body of any kind."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.odd import DAMAGES, texts
from tests.fuzz.promises import SECRET
from tests.fuzz.stand_in import GOOD, REFUSED, said

STATUSES = st.sampled_from(
    [200] * 6 + [201, 204, 301, 307, 400, 400, 403, 403, 404, 405, 413, 418, 500, 503, 599]
)
DATES = st.sampled_from(
    [
        None, b"", b"garbage", b"Thu, 01 Jan 1970 00:00:00 GMT", b"Fri, 31 Dec 9999 23:59:59 GMT", b"0",
        b"Fri, 31 Dec 9999 23:59:59 -2359", b"Mon, 99 Foo 2026 99:99:99 GMT", b"\xff\xfe", b"1" * 5000,
        b"Sun, 01 Jan 0001 00:00:00 +2300", b"2026-11-27T00:00:00Z",
    ]
)  # fmt: skip
KINDS = (
    b"text/xml",
    b"application/x-amz-json-1.1",
    b"application/json",
    b"application/cbor",
    b"text/html",
    b"",
)
HEADERS = st.lists(
    st.one_of(
        st.tuples(st.just("Content-Type"), st.sampled_from(KINDS)),
        st.tuples(
            st.sampled_from(
                ["x-amzn-RequestId", "x-amzn-ErrorType", "x-amz-bucket-region", "Server", "Via", "Location"]
            ),
            texts(SECRET).map(lambda text: re.sub(r"[\r\n\0]", "", text).encode("utf-8", "replace")),
        ),
        st.sampled_from(
            [
                ("Content-Encoding", b"gzip"), ("Content-Encoding", b"br"), ("Transfer-Encoding", b"chunked"),
                ("x-amzn-query-error", b"a;b;c"), ("Set-Cookie", b"a=b"), ("x-amz-crc32", b"1"), ("", b""),
            ]
        ),
    ),
    max_size=4,
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), texts(SECRET, "AccessDeniedException"),
        st.sampled_from([10**400, -1e308, [[]], {"": None}]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(texts("Value", "Width"), inner, max_size=3)
    ),
    max_leaves=5,
)  # fmt: skip
CODES = (
    "AccessDenied", "AccessDeniedException", "InvalidClientTokenId", "SignatureDoesNotMatch",
    "ExpiredToken", "ThrottlingException", "RequestExpired", "RequestTimeTooSkewed",
    "OptInRequired", "InvalidImageFormatException", "AuthorizationHeaderMalformed",
    "PermanentRedirect", "ImageTooLargeException", "SubscriptionRequiredException",
)  # fmt: skip
MESSAGES = (
    "User: arn:aws:iam::111122223333:user/ming is not authorized to perform: rekognition:DetectFaces"
    " because no identity-based policy allows the rekognition:DetectFaces action",
    "Credential should be scoped to a valid region, not 'us-east-1'.",
    "Signature expired: 20261127T000000Z is now earlier than 20261127T010000Z",
    f"The key {SECRET} is wrong",
)


def _xml_refusal(code: str, words: str) -> bytes:
    return REFUSED.format(code=code, words=words).encode("utf-8", "replace")


def _json_refusal(code: object, words: object) -> bytes:
    return json.dumps({"__type": code, "message": words, "Message": words}).encode()


def _other_words(operation: str, changes: Sequence[tuple[int, str]]) -> bytes:
    """A good answer with other words at some of its places; in XML those between its tags."""
    body = GOOD[operation][1].decode()
    pattern = r"(?<=>)[^<]*(?=<)" if body.startswith("<") else r"[\d.]+|\"\w*\"|true"
    places = [*re.finditer(pattern, body)]
    chosen = {number % len(places): word for number, word in changes}
    for number, word in sorted(chosen.items(), reverse=True):
        start, end = places[number].span()
        body = body[:start] + word + body[end:]
    return body.encode("utf-8", "replace")


OPERATIONS = st.sampled_from(sorted(GOOD))
WORDS = st.one_of(texts(), VALUES.map(json.dumps))


def _with_other_words(operation: str) -> st.SearchStrategy[bytes]:
    changes = st.lists(st.tuples(st.integers(0, 99), WORDS), min_size=1, max_size=3)
    return changes.map(lambda each: _other_words(operation, each))


def _nearly_good(operation: str) -> st.SearchStrategy[tuple[str, bytes]]:
    """A question, and its own good answer with something amiss in it."""
    kind, body = GOOD[operation]
    bodies = st.one_of(_with_other_words(operation), DAMAGES.map(lambda damaged: damaged(body)))
    known = [("Content-Type", kind.encode()), ("x-amzn-RequestId", b"1-2-3")]
    return bodies.map(lambda other: (operation, said(200, other, *known)))


BODIES = st.one_of(
    st.tuples(OPERATIONS, DAMAGES).map(lambda both: both[1](GOOD[both[0]][1])),
    OPERATIONS.flatmap(_with_other_words),
    st.builds(_xml_refusal, texts(*CODES), texts(*MESSAGES)),
    st.builds(_json_refusal, st.one_of(texts(*CODES), VALUES), st.one_of(texts(*MESSAGES), VALUES)),
    VALUES.map(lambda value: json.dumps({"FaceDetails": value, "Regions": value}).encode()),
    VALUES.map(lambda value: json.dumps({"FaceDetails": [value], "Regions": [value]}).encode()),
    VALUES.map(lambda value: json.dumps(value).encode()),
    st.sampled_from(
        [
            b"", b"<html><title>Sign in</title>", b"<!doctype html>\n<meta http-equiv=refresh>",
            b"[" * 20_000, b"<a>" * 3_000, b"\xa1\x66Action\x60", b"\xbf\xff", b"\x1f\x8b\x08\x00",
            b'{"FaceDetails": NaN}',
            b"<?xml version='1.0' encoding='utf-16'?><a/>",
            b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            b"<!DOCTYPE a [<!ENTITY b '" + b"x" * 999 + b"'>]><a>" + b"&b;" * 999 + b"</a>",
            _xml_refusal("A" * 60_000, "b" * 60_000), b'{"a":' * 3_000,
        ]
    ),
    st.binary(max_size=80),
)  # fmt: skip
ANSWERS = st.builds(
    lambda status, body, headers, date, length: said(
        status,
        body,
        *headers,
        date=date,
        length=None if length is None else max(0, len(body) + length),
    ),
    STATUSES,
    BODIES,
    HEADERS,
    DATES,
    st.sampled_from([None, None, None, None, None, -3, 5]),
)
RAW = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"", b"HTTP/1.1 200", b"HTTP/9.9 99999 x\r\n\r\n", b"\r\n" * 99]),
)
ASKED = st.one_of(
    st.none(), OPERATIONS, st.just("SimulatePrincipalPolicy"), st.just("DescribeRegions")
)
WORLDS = st.one_of(
    st.dictionaries(ASKED, st.one_of(ANSWERS, ANSWERS, ANSWERS, RAW), min_size=1, max_size=3),
    st.lists(OPERATIONS.flatmap(_nearly_good), min_size=1, max_size=3).map(dict),
)
"""Answers by their questions; under None that to each question that has none of its own."""
