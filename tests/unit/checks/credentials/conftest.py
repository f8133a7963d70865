"""A home of one's own for each test, and a service on loopback that hands out and takes keys."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

CREDENTIALS = (
    b'{"AccessKeyId": "ASIA", "SecretAccessKey": "x", "Token": "t",'
    b' "Expiration": "2999-01-01T00:00:00Z"}'
)
INCOMPLETE = b'{"AccessKeyId": "ASIA", "SecretAccessKey": "x", "Token": "t"}'
IDENTITY = (
    b'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">'
    b"<GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ming</Arn><UserId>A</UserId>"
    b"<Account>111122223333</Account></GetCallerIdentityResult>"
    b"<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>"
)


class Service(BaseHTTPRequestHandler):
    """GET: credentials, as a container's endpoint gives them. POST: STS knows everybody."""

    def do_GET(self) -> None:
        self._answer(INCOMPLETE if self.path == "/incomplete" else CREDENTIALS)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(IDENTITY)

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *about: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[str]:
    """Its address."""
    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
