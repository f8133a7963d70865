"""Reads HTTP off a connection of the sandbox: what is no request is refused, and nothing is printed."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from io import BufferedReader
from typing import TYPE_CHECKING
from wsgiref.types import WSGIEnvironment

from wizard.sandbox.http_head import fault_of
from wizard.sandbox.own_hosts import is_own

if TYPE_CHECKING:
    from werkzeug.serving import WSGIRequestHandler

# Between two bytes of a request. AWS waits about 20 seconds (S3's RequestTimeout).
_SILENCE_SECONDS = 20
# http.server's own codes for requests that AWS calls bad ones (S3's list of error responses has
# RequestHeaderSectionTooLarge and the like with 400).
_BAD = frozenset(
    {
        HTTPStatus.REQUEST_URI_TOO_LONG,
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
    }
)
# What a refused client may still be sending is read for so long, and so much of it: a connection
# that is closed on unread bytes takes the refusal with it.
_DRAIN_SECONDS, _DRAIN_BYTES = 0.5, 2**20
PORTAL_TOKEN = "x-amz-sso_bearer_token"
"""IAM Identity Center's (botocore/data/sso/2019-06-10)."""


def handler(now: Callable[[], datetime]) -> type[WSGIRequestHandler]:
    """The class of what reads one connection; `now` is the time by the sandbox's clock."""
    from moto.moto_server.werkzeug_app import MotoRequestHandler

    class Handler(MotoRequestHandler):
        """Says nothing on stderr, and dates its answers by the sandbox's clock."""

        timeout = _SILENCE_SECONDS
        protocol_version = "HTTP/1.1"  # a client asks several things on one connection
        # Else even the refusal of a broken request line goes out as HTTP/0.9: without a status.
        default_request_version = "HTTP/1.0"
        error_content_type = "text/plain; charset=utf-8"
        error_message_format = "%(code)d %(message)s: %(explain)s\n"

        def handle_one_request(self) -> None:
            """One request, unless the first byte says already that it is none, as in TLS."""
            assert isinstance(self.rfile, BufferedReader), "StreamRequestHandler buffers it"
            try:
                first = self.rfile.peek(1)[:1]
            except (TimeoutError, ConnectionError):
                self.close_connection = True
                return
            if first and not (first.isalpha() or first in b"\r\n"):
                self._refuse("no HTTP request")
                return
            super().handle_one_request()

        def parse_request(self) -> bool:
            """Whether head and host are those of a request; if not, it is refused already."""
            if len(self.raw_requestline.split()) != 3:  # HTTP/0.9 has two words, and no headers
                self._refuse("no HTTP request")
                return False
            return super().parse_request() and not self._is_refused()

        def _is_refused(self) -> bool:
            if fault := fault_of(self.command, self.path, self.request_version, self.headers):
                self._refuse(fault)
            elif not is_own(self.headers, self.path):
                # Another site's name that leads here (DNS rebinding) opens nothing to its pages.
                self.send_error(HTTPStatus.FORBIDDEN, None, "this is not the host of that name")
            elif self.command == "OPTIONS":
                # No page of a browser may ask here: S3's words for a bucket without CORS.
                self.send_error(HTTPStatus.FORBIDDEN, None, "CORSResponse: CORS is not enabled")
            else:
                return False
            return True

        def _refuse(self, reason: str) -> None:
            self.command = self.requestline = ""
            self.request_version = self.default_request_version
            self.send_error(HTTPStatus.BAD_REQUEST, None, reason)

        def make_environ(self) -> WSGIEnvironment:
            """With the one header that has underscores, which werkzeug leaves out as ambiguous."""
            environ = super().make_environ()
            if (token := self.headers.get(PORTAL_TOKEN)) is not None:
                environ["HTTP_X_AMZ_SSO_BEARER_TOKEN"] = token
            return environ

        def handle_expect_100(self) -> bool:
            """Nothing yet: werkzeug says it, once the head was found to be one."""
            return True

        def send_error(
            self, code: int, message: str | None = None, explain: str | None = None
        ) -> None:
            """A refusal, after which nothing more is read from the connection."""
            self.close_connection = True
            code = HTTPStatus.BAD_REQUEST if code in _BAD else code
            super().send_error(code, None, explain)
            _drain(self.connection)

        def connection_dropped(
            self, error: BaseException, environ: WSGIEnvironment | None = None
        ) -> None:
            """Nothing more is read from it, also where it was the sandbox that gave no answer."""
            self.close_connection = True

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """As below; werkzeug's would take the request line apart, which may be none."""

        def log(self, kind: str, message: str, *arguments: object) -> None:
            """Keeps requests off the terminal, which belongs to the person."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            """The HTTP date of now."""
            return format_datetime(now().astimezone(UTC), usegmt=True)

        def version_string(self) -> str:
            """The server's name."""
            return "rekwiz-sandbox"

    return Handler


def _drain(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(_DRAIN_SECONDS)
        left = _DRAIN_BYTES
        while left > 0 and (piece := connection.recv(65536)):
            left -= len(piece)
