"""An AWS on loopback that costs next to nothing, so that what is measured is rekwiz.

It answers what a first face detection asks, looks at no signature, and knows as many policies as it
is told. What rekwiz makes of AWS's answers is tested elsewhere, against the sandbox.
"""

from __future__ import annotations

import json
import re
import ssl
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from trustme import LeafCert

ARN = "arn:aws:iam::111122223333:user/ming"
AT_A_TIME = 100
"""Policies on a page (IAM API Reference, ListAttachedUserPolicies, MaxItems)."""
OF_A_ROLE = (
    "<AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SessionToken>token</SessionToken>"
    "<SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey>"
    "<Expiration>2099-01-01T00:00:00Z</Expiration>"
)
_SIGNER = re.compile("Credential=([^/]+)/")
FACE = {
    "BoundingBox": {"Width": 0.2, "Height": 0.3, "Left": 0.1, "Top": 0.1},
    "AgeRange": {"Low": 29, "High": 37},
    "Confidence": 99.9,
    "Landmarks": [{"Type": "eyeLeft", "X": 0.2, "Y": 0.2}],
    "Emotions": [{"Type": "HAPPY", "Confidence": 97.0}],
}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


@dataclass(frozen=True)
class Arrival:
    """One question as it came: which, whose (the key that signed, empty where none did), and by which
    program; on which connection, counted from 1; when it came and was answered (`time.monotonic`).
    """

    operation: str
    signer: str
    agent: str
    asked: str
    connection: int
    came: float
    answered: float


def _context(identity: LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    identity.configure_cert(context)
    return context


class Aws:
    """It serves from `with` on until its end; `refusal` is all that it says, where there is one.

    Each answer comes after `latency` seconds; with `identity` it speaks TLS.
    """

    def __init__(
        self,
        *,
        policies: int = 2,
        refusal: tuple[str, str] | None = None,
        latency: float = 0.0,
        identity: LeafCert | None = None,
    ) -> None:
        self.policies, self.refusal, self.latency = policies, refusal, latency
        self.arrivals: list[Arrival] = []
        self.connections = 0
        self._counting = threading.Lock()
        aws = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # a body is not to wait for its head to be acknowledged

            def do_POST(self) -> None:
                came = time.monotonic()
                asked = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                time.sleep(aws.latency)
                aws.note(self, asked, self.connection_number, came)
                aws.answer(self, asked)

            do_GET = do_PUT = do_POST

            def log_message(self, *_: object) -> None:
                pass

            def setup(self) -> None:
                self.connection_number = aws.connected()
                if context:  # in the connection's own thread, which alone waits for its greeting
                    self.request = context.wrap_socket(self.request, server_side=True)
                super().setup()

        context = _context(identity) if identity else None
        self._server = Server(("127.0.0.1", 0), Handler)
        name = "https://localhost" if identity else "http://127.0.0.1"
        self.url = f"{name}:{self._server.server_port}"

    def __enter__(self) -> Aws:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def connected(self) -> int:
        """How many have connected by now."""
        with self._counting:
            self.connections += 1
            return self.connections

    def note(self, to: BaseHTTPRequestHandler, asked: bytes, connection: int, came: float) -> None:
        signed = _SIGNER.search(to.headers.get("Authorization", ""))
        target = to.headers.get("X-Amz-Target", "").rpartition(".")[2]
        form = parse_qs(asked.decode()) if to.command == "POST" and not target else {}
        operation = target or form.get("Action", [f"{to.command} {to.path}"])[0]
        self.arrivals.append(
            Arrival(
                operation,
                signed[1] if signed else "",
                to.headers.get("User-Agent", ""),
                f"{to.path} {asked.decode()}",
                connection,
                came,
                time.monotonic(),
            )
        )

    def answer(self, to: BaseHTTPRequestHandler, asked: bytes) -> None:
        """By the operation: Rekwiz's own questions alone are known."""
        if self.refusal:
            code, message = self.refusal
            told = (
                f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
            )
            _say(to, 403, f"<ErrorResponse>{told}<RequestId>r</RequestId></ErrorResponse>")
        elif to.headers.get("X-Amz-Target", "").endswith("DetectFaces"):
            _say(to, 200, json.dumps({"FaceDetails": [FACE]}), "application/x-amz-json-1.1")
        elif to.command == "GET":
            _say(to, 200, "<ListAllMyBucketsResult><Buckets></Buckets></ListAllMyBucketsResult>")
        else:
            form = {name: each[0] for name, each in parse_qs(asked.decode()).items()}
            operation = form.get("Action", "")
            _say(to, 200, _in_xml(operation, self._result(operation, int(form.get("Marker", 0)))))

    def _result(self, operation: str, first: int) -> str:
        match operation:
            case "GetCallerIdentity":
                return f"<Arn>{ARN}</Arn><UserId>AIDA</UserId><Account>111122223333</Account>"
            case "AssumeRole":
                return f"<Credentials>{OF_A_ROLE}</Credentials>"
            case "ListAttachedUserPolicies":
                return self._page(first)
            case "GetUser":
                return f"<User><UserName>ming</UserName><Arn>{ARN}</Arn></User>"
        return "<IsTruncated>false</IsTruncated>"

    def _page(self, first: int) -> str:
        stop = min(first + AT_A_TIME, self.policies)
        members = "".join(
            f"<member><PolicyName>of-team-{n}</PolicyName>"
            f"<PolicyArn>arn:aws:iam::111122223333:policy/of-team-{n}</PolicyArn></member>"
            for n in range(first, stop)
        )
        more = f"<Marker>{stop}</Marker>" if stop < self.policies else ""
        told = f"<IsTruncated>{str(bool(more)).lower()}</IsTruncated>{more}"
        return f"<AttachedPolicies>{members}</AttachedPolicies>{told}"


def refusing(*, code: str, message: str) -> Aws:
    """An AWS that says no to everything, in these words."""
    return Aws(refusal=(code, message))


def _in_xml(operation: str, result: str) -> str:
    about = "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
    whole = f"<{operation}Result>{result}</{operation}Result>{about}"
    return f"<{operation}Response>{whole}</{operation}Response>"


def _say(to: BaseHTTPRequestHandler, status: int, body: str, kind: str = "text/xml") -> None:
    data = body.encode()
    to.send_response(status)
    to.send_header("Content-Type", kind)
    to.send_header("Content-Length", str(len(data)))
    to.send_header("x-amzn-RequestId", "r")
    to.end_headers()
    to.wfile.write(data)
