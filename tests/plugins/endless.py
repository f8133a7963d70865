"""An AWS on loopback that is as it should be, but for IAM's lists: they have no end."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

FACES = '{"FaceDetails": [{"BoundingBox": {"Width": 0.5, "Height": 0.5, "Left": 0.1, "Top": 0.1}}]}'
BUCKETS = "<ListAllMyBucketsResult><Owner><ID>x</ID></Owner><Buckets/></ListAllMyBucketsResult>"
MING = "<Arn>arn:aws:iam::111122223333:user/ming</Arn>"
CALLER = f"{MING}<UserId>AIDA</UserId><Account>111122223333</Account>"
USER = (
    f"<User><UserName>ming</UserName><Path>/</Path><UserId>AIDA</UserId>{MING}"
    "<CreateDate>2026-01-01T00:00:00Z</CreateDate></User>"
)
Marker = Callable[[], object]


@contextmanager
def endless_aws(marker: Marker, seconds: float) -> Iterator[tuple[str, list[str]]]:
    """Its address, and the actions that it was asked for; each list goes on at `marker()`, and takes so
    many seconds a page."""
    asked: list[str] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60

        def do_GET(self) -> None:
            self._say("application/xml", BUCKETS)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("latin-1")
            action = parse_qs(body).get("Action", ["DetectFaces"])[0]
            asked.append(action)
            if action == "DetectFaces":
                self._say("application/x-amz-json-1.1", FACES)
            elif action in ("GetCallerIdentity", "GetUser"):
                self._say("text/xml", _answer(action, CALLER if "Caller" in action else USER))
            else:
                over.wait(seconds)
                page = f"<IsTruncated>true</IsTruncated><Marker>{marker()}</Marker>"
                self._say("text/xml", _answer(action, page))

        def _say(self, kind: str, text: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("x-amzn-RequestId", "1")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Whoever asked has left."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        over.set()
        server.shutdown()


def _answer(action: str, inner: str) -> str:
    about = "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"
    return f"<{action}Response><{action}Result>{inner}</{action}Result>{about}</{action}Response>"


Endless = Callable[..., tuple[Mapping[str, str], list[str]]]


@pytest.fixture
def endless(base_environment, tmp_path) -> Iterator[Endless]:
    """`endless(fresh=True, seconds=0.2)`: somebody's environment whose AWS it is, and what it is asked."""
    with ExitStack() as stack:

        def make(*, fresh: bool, seconds: float = 0):
            numbers = itertools.count() if fresh else itertools.repeat("again")
            address, asked = stack.enter_context(endless_aws(lambda: f"m{next(numbers)}", seconds))
            keys = {
                "AWS_ACCESS_KEY_ID": "AKIAQX3LTZ7RMDPE5WKB",
                "AWS_SECRET_ACCESS_KEY": "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",
                "AWS_DEFAULT_REGION": "us-east-1",
            }
            own = {"HOME": str(tmp_path), "AWS_ENDPOINT_URL": address}
            return base_environment | keys | own, asked

        yield make
