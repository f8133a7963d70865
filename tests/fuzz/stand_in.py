"""An AWS on 127.0.0.1 that answers as a good one does, or whatever bytes a test gives it to say."""

from __future__ import annotations

import json
import re
import threading
from contextlib import suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

ACTION = re.compile(rb"(?:^|&)Action=(\w+)")
BY_PATH = {"/": "ListBuckets", "/list-regions": "ListRegions"}
FACE = {
    "BoundingBox": {"Width": 0.3, "Height": 0.4, "Left": 0.2, "Top": 0.1},
    "AgeRange": {"Low": 30, "High": 40},
    "Smile": {"Value": True, "Confidence": 99.5},
    "Gender": {"Value": "Female", "Confidence": 99.1},
    "Emotions": [{"Type": "HAPPY", "Confidence": 98.0}],
    "Landmarks": [{"Type": "eyeLeft", "X": 0.3, "Y": 0.2}],
    "Pose": {"Roll": 1.0, "Yaw": 2.0, "Pitch": 3.0},
    "Quality": {"Brightness": 80.0, "Sharpness": 90.0},
    "Confidence": 99.9,
}
XML = "text/xml"
JSON = "application/x-amz-json-1.1"
META = "<ResponseMetadata><RequestId>11111111-2222</RequestId></ResponseMetadata>"


def _listed(operation: str, content: str) -> tuple[str, bytes]:
    """An answer of a service that speaks AWS's query protocol."""
    result = f"<{operation}Result>{content}<IsTruncated>false</IsTruncated></{operation}Result>"
    return XML, f"<{operation}Response>{result}{META}</{operation}Response>".encode()


POLICY = "<member><PolicyName>{name}</PolicyName><PolicyArn>{arn}{name}</PolicyArn></member>"
ARN = "arn:aws:iam::aws:policy/"
GOOD: dict[str, tuple[str, bytes]] = {
    "GetCallerIdentity": _listed(
        "GetCallerIdentity",
        "<Arn>arn:aws:iam::111122223333:user/ming</Arn><UserId>AIDAQWERTYUIOPASDFGH</UserId>"
        "<Account>111122223333</Account>",
    ),
    "DetectFaces": (JSON, json.dumps({"FaceDetails": [FACE]}).encode()),
    "ListBuckets": (
        "application/xml",
        b"<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><Buckets><Bucket><Name>mine</Name>"
        b"<CreationDate>2024-01-01T00:00:00.000Z</CreationDate></Bucket></Buckets>"
        b"</ListAllMyBucketsResult>",
    ),
    "ListAttachedUserPolicies": _listed(
        "ListAttachedUserPolicies",
        "<AttachedPolicies>"
        + POLICY.format(name="AmazonRekognitionFullAccess", arn=ARN)
        + POLICY.format(name="AmazonS3ReadOnlyAccess", arn=ARN)
        + "</AttachedPolicies>",
    ),
    "ListUserPolicies": _listed("ListUserPolicies", "<PolicyNames/>"),
    "ListGroupsForUser": _listed("ListGroupsForUser", "<Groups/>"),
    "ListAccessKeys": _listed(
        "ListAccessKeys",
        "<AccessKeyMetadata><member><AccessKeyId>AKIAQWERTYUIOPASDFGH</AccessKeyId>"
        "<Status>Active</Status><CreateDate>2024-01-01T00:00:00Z</CreateDate></member>"
        "</AccessKeyMetadata>",
    ),
    "ListRegions": (
        "application/json",
        b'{"Regions": [{"RegionName": "us-east-1", "RegionOptStatus": "ENABLED_BY_DEFAULT"}]}',
    ),
}
"""What a good AWS says to each question, and how it calls that."""
REFUSED = (
    "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{words}</Message>"
    "</Error><RequestId>1</RequestId></ErrorResponse>"
)


def said(
    status: int,
    body: bytes,
    *headers: tuple[str, bytes],
    date: bytes | None = None,
    length: int | None = None,
) -> bytes:
    """An answer as it goes over the wire; `date` and `length` in place of the true ones."""
    lines = [
        b"HTTP/1.1 %d Answer" % status,
        b"Date: " + (formatdate(usegmt=True).encode() if date is None else date),
        b"Content-Length: %d" % (len(body) if length is None else length),
        b"Connection: close",
        *(name.encode() + b": " + value for name, value in headers),
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def good(operation: str, *, signed: bool = True) -> bytes:
    """What it says where nothing is wrong; to an unsigned question AWS must say no."""
    if not signed:
        words = REFUSED.format(code="MissingAuthenticationToken", words="Missing Authentication")
        return said(403, words.encode(), ("Content-Type", XML.encode()))
    if operation not in GOOD:
        words = REFUSED.format(code="AccessDenied", words=f"not authorized to perform {operation}")
        return said(403, words.encode(), ("Content-Type", XML.encode()))
    kind, body = GOOD[operation]
    known = ("x-amzn-RequestId", b"11111111-2222-3333-4444-555555555555")
    return said(200, body, ("Content-Type", kind.encode()), known)


class StandIn:
    """It listens until its block ends; `answers` says what becomes of which question (None: of each)."""

    def __init__(self) -> None:
        self.answers: dict[str | None, bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> StandIn:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, operation: str, *, signed: bool) -> bytes:
        own = self.answers.get(operation, self.answers.get(None))
        return good(operation, signed=signed) if own is None else own


def _handler_of(aws: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 20

        def handle_one_request(self) -> None:
            with suppress(OSError):
                self.raw_requestline = self.rfile.readline(65537)
                self.close_connection = True
                if self.raw_requestline and self.parse_request():
                    self._answer()

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            target = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
            action = ACTION.search(body)
            path = urlsplit(self.path).path
            operation = target or (action[1].decode() if action else BY_PATH.get(path, path))
            self.wfile.write(aws.answer(operation, signed="Authorization" in self.headers))

        def log_message(self, *_: object) -> None:
            """Nothing: whoever runs the tests is not told of each question."""

    return Handler
