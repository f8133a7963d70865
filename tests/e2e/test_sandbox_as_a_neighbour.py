"""The sandbox among others: whatever is sent to it, it answers, keeps quiet and stays what it is."""

from __future__ import annotations

import base64
import http.client
import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from tests.plugins.programs import REKWIZ
from tests.plugins.web_tokens import token
from wizard.sandbox import Sandbox

SECONDS = 60
KEY = re.compile(r"^aws_\w+ = (.+)$", re.MULTILINE)
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
STS, IAM = "Version=2011-06-15", "Version=2010-05-08"


@dataclass(frozen=True)
class Running:
    """`rekwiz sandbox --env-file …`, of which only that file and its screen are seen."""

    port: int
    key: tuple[str, str]
    screen: Path

    @property
    def host(self) -> bytes:
        return f"Host: 127.0.0.1:{self.port}\r\n".encode()

    def says(self) -> str:
        """All that it has written on the person's terminal."""
        return self.screen.read_text()

    def answers(self, sent: bytes, *, ends: bool = True) -> tuple[int, bytes]:
        """The status and the whole of the answer to these bytes; 0 where none came."""
        with socket.create_connection(("127.0.0.1", self.port), SECONDS) as asking:
            asking.sendall(sent)
            if ends:
                asking.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: asking.recv(65536), b""))
        return int(answer[9:12] or 0), answer

    def signed(
        self, service: str, method: str, path: str, body: bytes, **headers: str
    ) -> tuple[int, str, http.client.HTTPMessage]:
        """The status, the body and the headers of the answer to a request of ming's."""
        request = AWSRequest(method, f"http://127.0.0.1:{self.port}{path}", headers, body)
        kind = S3SigV4Auth if service == "s3" else SigV4Auth
        kind(Credentials(*self.key), service, "us-east-1").add_auth(request)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request(method, path, body, dict(request.prepare().headers))
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def client(
        self, service: str, host: str = "127.0.0.1", region: str = "us-east-1", **options: object
    ):
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=f"http://{host}:{self.port}",
            aws_access_key_id=self.key[0],
            aws_secret_access_key=self.key[1],
            config=Config(retries={"max_attempts": 0, "mode": "legacy"}, **options),
        )


@pytest.fixture(scope="module")
def running(base_environment, tmp_path_factory) -> Iterator[Running]:
    place = tmp_path_factory.mktemp("neighbour")
    file, screen = place / "env", place / "screen"
    with screen.open("w") as err:
        process = subprocess.Popen(
            [REKWIZ, "sandbox", "--env-file", file],
            env={**base_environment, "TMPDIR": str(place)},
            stdin=subprocess.DEVNULL,
            stdout=err,
            stderr=err,
        )
    try:
        end = time.monotonic() + SECONDS
        while not screen.read_text() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        # It is said once it is so.
        told = dict(re.findall(r"^(\w+)='(.*)'$", file.read_text(), re.MULTILINE))
        keys = KEY.findall(Path(told["HOME"], ".aws", "credentials").read_text())
        yield Running(int(told["AWS_ENDPOINT_URL"].rpartition(":")[2]), tuple(keys), screen)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
    assert list(place.iterdir()) == [screen]


@pytest.fixture(autouse=True)
def _nothing_is_printed(running: Running) -> Iterator[None]:
    """Of no request anything is seen."""
    yield
    said = " ".join(running.says().split())  # where a long path wraps the sentence, too
    assert re.fullmatch(r"The sandbox's environment is in \S+ Ctrl-C ends it\.", said)


NO_REQUESTS = {
    "a length that is no number": b"POST / HTTP/1.1\r\n%hContent-Length: abc\r\n\r\n",
    "a negative length": b"POST / HTTP/1.1\r\n%hContent-Length: -5\r\n\r\n",
    "a length beyond all": b"POST / HTTP/1.1\r\n%hContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\n%hContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a body that ends early": b"POST / HTTP/1.1\r\n%hContent-Length: 50\r\n\r\nabc",
    "a chunk that is none": b"POST / HTTP/1.1\r\n%hTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
    "a negative chunk": b"POST / HTTP/1.1\r\n%hTransfer-Encoding: chunked\r\n\r\n-5\r\nabc",
    "a chunk that ends early": b"POST / HTTP/1.1\r\n%hTransfer-Encoding: chunked\r\n\r\n50\r\nabc",
    "another coding": b"POST / HTTP/1.1\r\n%hTransfer-Encoding: gzip, chunked\r\n\r\n",
    "chunks with a length": b"POST / HTTP/1.1\r\n%hTransfer-Encoding: chunked\r\n"
    b"Content-Length: 3\r\n\r\n0\r\n\r\n",
    "a huge header": b"GET / HTTP/1.1\r\n%hX: " + b"a" * 100_000 + b"\r\n\r\n",
    "a huge address": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n%h\r\n",
    "headers without end": b"GET / HTTP/1.1\r\n%h" + b"X: a\r\n" * 2000 + b"\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\n%hnothing\r\n\r\n",
    "a header with a NUL": b"GET / HTTP/1.1\r\n%hX: a\0b\r\n\r\n",
    "a header over two lines": b"GET / HTTP/1.1\r\n%hX: a\r\n b\r\n\r\n",
    "a blank before the colon": b"GET / HTTP/1.1\r\n%hX : a\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "a version that is none": b"GET / HTTP/x\r\n%h\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "TLS": bytes.fromhex("16030100c8010000c40303") + b"\0" * 190,
    "Remote Desktop": bytes.fromhex("030000130ee000000000000100080003000000"),
    "an empty line": b"\r\n\r\n",
    "zeros": b"\0" * 64,
    "a method that is none": b"BREW / HTTP/1.1\r\n%h\r\n",
    "a proxy's": b"CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n",
    "half an address": b"GET http://[ HTTP/1.1\r\n%h\r\n",
    "an address without a slash": b"GET x HTTP/1.1\r\n%h\r\n",
    "raw bytes in the address": b"GET /\xff\x01 HTTP/1.1\r\n%h\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n%hHost: example.com\r\n\r\n",
    "a way back over two lines": b"GET /v1/authorize?code_challenge=a&redirect_uri=http://localhost/"
    b"%0d%0aSet-Cookie:a=b HTTP/1.1\r\n%h\r\n",
    "a way back to no port": b"GET /authorize?code_challenge=a&redirect_uri=http://localhost:99999"
    b" HTTP/1.1\r\n%h\r\n",
    "a way back that is a script": b"GET /authorize?code_challenge=a&redirect_uri="
    b"javascript://localhost/%250aalert() HTTP/1.1\r\n%h\r\n",
    "brackets without end": b"POST /token HTTP/1.1\r\n%hContent-Length: 50000\r\n\r\n"
    + b"[" * 50_000,
    "a signature that is none": b"GET / HTTP/1.1\r\n%hAuthorization: AWS4-HMAC-SHA256 x\r\n\r\n",
    "a signature of bytes": b"GET / HTTP/1.1\r\n%hAuthorization: \xff\xfe\r\n\r\n",
}


@pytest.mark.parametrize("kind", NO_REQUESTS)
def test_what_is_no_request_is_a_bad_one(running: Running, kind: str):
    assert running.answers(NO_REQUESTS[kind].replace(b"%h", running.host))[0] == 400


def test_tls_is_refused_at_once_for_a_client_waits(running: Running):
    began = time.monotonic()
    assert running.answers(NO_REQUESTS["TLS"], ends=False)[0] == 400
    assert time.monotonic() - began < 10  # well before a silence ends the connection


def test_a_scan_of_ports_is_nothing(running: Running):
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", running.port), SECONDS) as probe:
            # Closed with a reset, as a scanner does.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert running.answers(b"") == (0, b"")
    assert running.client("sts").get_caller_identity()["Arn"].endswith(":user/ming")


DETECT = "RekognitionService.DetectFaces"
JSON = ("rekognition", "POST", "/")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "SerializationException"),
        (b"[]", "SerializationException"),
        (b"null", "SerializationException"),
        (b"\xff\xfe", "SerializationException"),
        (b'{"a":' * 50_000, "SerializationException"),
        (b'{"Image": {"Bytes": "%%%"}}', "SerializationException"),
        (b'{"Image": "x"}', "InvalidParameterException"),
        (b'{"Image": {"Bytes": 3}}', "ValidationException"),
        (b'{"Image": {"S3Object": "x"}}', "ValidationException"),
        (b'{"Image": {"Bytes": "aGFsbG8="}, "Attributes": 3}', "ValidationException"),
    ],
)
def test_a_body_that_is_not_the_operations_is_refused_in_json(running: Running, body, code):
    status, said, headers = running.signed(*JSON, body, **{"X-Amz-Target": DETECT})
    assert (status, json.loads(said)["__type"]) == (400, code)
    assert headers["x-amzn-errortype"] == code


@pytest.mark.parametrize(
    "target", ["x", "RekognitionService.Nope", ".DetectFaces", "Other.DetectFaces", "\xe9.\xe9"]
)
def test_a_target_that_rekognition_lacks_is_no_operation(running: Running, target):
    status, said, _ = running.signed(*JSON, b"{}", **{"X-Amz-Target": target})
    assert (status, json.loads(said)["__type"]) in [
        (404, "UnknownOperationException"),
        (400, "InvalidSignatureException"),  # a header that is no ASCII signs differently
    ]


@pytest.mark.parametrize(
    ("service", "body", "code"),
    [
        ("sts", "", "MissingAction"),
        ("sts", "%ff=%zz&&&===", "MissingAction"),
        ("sts", f"Action=Nope&{STS}", "InvalidAction"),
        ("sts", f"Action=__class__&{STS}", "InvalidAction"),
        ("sts", f"Action=AssumeRole&{STS}", "ValidationError"),
        ("sts", f"Action=GetSessionToken&DurationSeconds=abc&{STS}", "MalformedInput"),
        ("iam", f"Action=CreateUser&{IAM}", "ValidationError"),
        ("iam", f"Action=CreateUser&UserName=&{IAM}", "ValidationError"),
        ("iam", f"Action=ListUsers&MaxItems=%ff&{IAM}", "MalformedInput"),
    ],
)
def test_a_query_that_no_client_sends_is_refused_in_xml(running: Running, service, body, code):
    status, said, _ = running.signed(service, "POST", "/", body.encode(), **FORM)
    assert (status, re.findall("<Code>(.*)</Code>", said)) == (400, [code])


BUCKET = "/rekwiz-sandbox-111122223333"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("PUT", "/another", b"<no", 400, "MalformedXML"),
        ("POST", f"{BUCKET}?delete", b"no xml", 400, "MalformedXML"),
        ("PUT", f"{BUCKET}?tagging", b"\xff\xfe\0", 400, "MalformedXML"),
        ("PUT", f"{BUCKET}?policy", b"no json", 400, "MalformedPolicy"),
        ("GET", f"{BUCKET}?max-keys=abc", b"", 400, "InvalidRequest"),
        ("POST", "/", b"x", 405, "MethodNotAllowed"),
        ("PATCH", BUCKET, b"x", 405, "MethodNotAllowed"),
    ],
)
def test_a_document_that_is_none_is_refused_by_s3(running, method, path, body, status, code):
    said = running.signed("s3", method, path, body)
    assert (said[0], re.findall("<Code>(.*)</Code>", said[1])) == (status, [code])


@pytest.mark.parametrize(
    "host",
    ["example.com", "127.0.0.1.example.com", "localhost.example.com", "[::1]:{port}", "0.0.0.0",
     "evil@127.0.0.1:{port}", "127.0.0.1:x", "amazonaws.com.example.com", "10.0.0.1:{port}", "a b"],
)  # fmt: skip
def test_another_ones_host_is_refused(running: Running, host):
    named = host.format(port=running.port).encode()
    query = f"Action=GetCallerIdentity&{STS}".encode()
    for target in (b"/", b"http://127.0.0.1/"):
        asked = b"GET " + target + b"?" + query + b" HTTP/1.1\r\nHost: " + named + b"\r\n\r\n"
        assert running.answers(asked)[0] in (400, 403)
    there = b"GET http://" + named + b"/ HTTP/1.1\r\n" + running.host + b"\r\n"
    status, answer = running.answers(there)
    assert (status in (400, 403), b"<Code>" in answer) == (True, False)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "bucket.localhost:{port}",
     "sts.amazonaws.com", "bucket.s3.eu-west-1.amazonaws.com:{port}", "sts.us-east-1.api.aws"],
)  # fmt: skip
def test_its_own_hosts_are_answered(running: Running, host):
    named = host.format(port=running.port).encode()
    status, answer = running.answers(b"GET / HTTP/1.1\r\nHost: " + named + b"\r\n\r\n")
    refused = b"MissingAuthenticationToken" if b"sts" in named else b"AccessDenied"
    assert (status, b"<Code>" + refused + b"</Code>" in answer) == (403, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_botocore_reaches_it_in_every_style_of_s3(running: Running, host, monkeypatch):
    real = socket.getaddrinfo

    def resolve(name, *rest, **named):  # what a browser does with `….localhost`, and not every libc
        return real("localhost" if str(name).endswith("localhost") else name, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for style in ("path", "virtual", "auto"):
        s3 = running.client("s3", host, s3={"addressing_style": style})
        assert [each["Name"] for each in s3.list_buckets()["Buckets"]] == [BUCKET[1:]]
        assert s3.list_objects_v2(Bucket=BUCKET[1:])["Name"] == BUCKET[1:]


def test_no_page_of_a_browser_may_read_an_answer(running: Running):
    origin = {"Origin": "http://example.com"}
    asked = f"Action=GetCallerIdentity&{STS}".encode()
    answers = [
        running.signed("sts", "POST", "/", asked, **FORM, **origin),
        running.signed("s3", "GET", "/", b"", **origin),
        running.signed("s3", "GET", f"{BUCKET}/none", b"", **origin),
        running.signed(*JSON, b"{}", **origin, **{"X-Amz-Target": f"{DETECT[:19]}ListCollections"}),
    ]
    assert [status for status, _, _ in answers] == [200, 200, 404, 200]
    named = {name.lower() for _, _, headers in answers for name in headers}
    assert not any(name.startswith("access-control") for name in named)
    for target in (b"/", b"*", BUCKET.encode()):
        preflight = (
            b"OPTIONS " + target + b" HTTP/1.1\r\n" + running.host + b"Origin: http://a.b\r\n"
        )
        status, answer = running.answers(preflight + b"Access-Control-Request-Method: POST\r\n\r\n")
        assert (status, b"access-control" in answer.lower()) == (403, False)


PARTS = {"RoleArn": "arn:aws:iam::111122223333:role/Admin", "RoleSessionName": "me"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("sixteen-letters-", "is not a valid JWT"),
        ("a.b.c", "is not a valid JWT"),
        (token(sub="ci"), "No OpenIDConnect provider found in your account for"),
        (token(iss="https://token.example.com"), "account for https://token.example.com"),
    ],
)
def test_a_web_identity_token_that_nobody_issued_is_refused(running: Running, given, words):
    with pytest.raises(ClientError, match=words) as refused:
        running.client("sts").assume_role_with_web_identity(WebIdentityToken=given, **PARTS)
    response = refused.value.response
    assert response["Error"]["Code"] == "InvalidIdentityToken"
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400


@pytest.mark.parametrize("assertion", [b"a", b"\xff\0", b"<a/>", b"<a>" * 1000])
def test_a_saml_assertion_that_nobody_signed_is_refused(running: Running, assertion):
    for sent in (base64.b64encode(assertion).decode(), "no base64 at all"):
        with pytest.raises(ClientError, match="Response signature invalid") as refused:
            running.client("sts").assume_role_with_saml(
                RoleArn=PARTS["RoleArn"],
                PrincipalArn="arn:aws:iam::111122223333:saml-provider/corp",
                SAMLAssertion=sent,
            )
        assert refused.value.response["Error"]["Code"] == "InvalidIdentityToken"


def test_a_token_that_was_issued_opens_the_role_that_trusts_its_issuer_and_no_other():
    with Sandbox("444455556666") as sandbox:
        sts, iam = (
            boto3.client(
                service,
                region_name="us-east-1",
                endpoint_url=sandbox.url,
                aws_access_key_id=sandbox.administrator.access_key_id,
                aws_secret_access_key=sandbox.administrator.secret_access_key,
            )
            for service in ("sts", "iam")
        )
        given = sandbox.web_identity_token("https://token.example.com", "ci")
        forged = given.rpartition(".")[0] + ".c2ln"
        roles = {}
        for host in ("token.example.com", "other.example.com"):
            principal = {"Federated": f"arn:aws:iam::444455556666:oidc-provider/{host}"}
            action = "sts:AssumeRoleWithWebIdentity"
            trust = {"Effect": "Allow", "Action": action, "Principal": principal}
            document = json.dumps({"Version": "2012-10-17", "Statement": trust})
            made = iam.create_role(RoleName=host, AssumeRolePolicyDocument=document)
            roles[host] = made["Role"]["Arn"]

        def take_on(host: str, web_token: str) -> str:
            try:
                taken = sts.assume_role_with_web_identity(
                    RoleArn=roles[host], RoleSessionName="me", WebIdentityToken=web_token
                )
            except ClientError as refused:
                return refused.response["Error"]["Code"]
            return taken["AssumedRoleUser"]["Arn"].rpartition(":")[2]

        assert take_on("token.example.com", given) == "assumed-role/token.example.com/me"
        assert take_on("token.example.com", forged) == "InvalidIdentityToken"
        assert take_on("other.example.com", given) == "AccessDenied"
        sandbox._world.web_tokens[given] = 0
        assert take_on("token.example.com", given) == "ExpiredTokenException"


@pytest.mark.parametrize(
    ("region", "address"),
    [
        ("eu-north-1", "https://rekognition.eu-north-1.amazonaws.com/"),
        ("af-south-1", "https://rekognition.af-south-1.amazonaws.com/"),
        ("cn-north-1", "https://rekognition.cn-north-1.amazonaws.com.cn/"),
        ("us-esat-1", "https://rekognition.us-esat-1.amazonaws.com/"),
    ],
)
def test_a_region_without_rekognition_ends_a_call_in_the_words_of_the_real_one(
    running: Running, region, address
):
    words = f'Could not connect to the endpoint URL: "{address}"'
    with pytest.raises(ClientError, match=re.escape(words)):
        running.client("rekognition", region=region).list_collections()
    assert running.client("sts", region=region).get_caller_identity()["UserId"]


def test_a_region_with_rekognition_answers_also_where_it_is_opted_in(running: Running):
    for region in ("us-west-2", "il-central-1"):
        assert (
            running.client("rekognition", region=region).list_collections()["CollectionIds"] == []
        )


def test_it_answers_while_hundreds_hold_connections_and_drip(running: Running):
    with ExitStack() as stack:
        for number in range(200):
            idle = socket.create_connection(("127.0.0.1", running.port), SECONDS)
            stack.callback(idle.close)
            if number % 2:  # never whole: a head, and a body
                begun = (
                    b"GET / HTTP/1.1\r\nX: ",
                    b"POST / HTTP/1.1\r\n%hContent-Length: 9\r\n\r\na",
                )
                idle.sendall(begun[number % 4 // 2].replace(b"%h", running.host))
        began = time.monotonic()
        for _ in range(5):
            assert running.client("sts").get_caller_identity()["Account"] == "111122223333"
        assert time.monotonic() - began < 20


def test_two_side_by_side_know_nothing_of_each_other(running: Running):
    with Sandbox("444455556666") as other:
        assert running.client("sts").get_caller_identity()["Account"] == "111122223333"
        stranger = Running(other.port, running.key, running.screen)
        with pytest.raises(ClientError, match="InvalidClientTokenId"):
            stranger.client("sts").get_caller_identity()
