"""Serves the sandbox on 127.0.0.1, in threads of this process, for as long as it is needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from ssl import SSLContext
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication, WSGIEnvironment

if TYPE_CHECKING:
    from werkzeug.serving import WSGIRequestHandler

PORTAL_TOKEN = "x-amz-sso_bearer_token"
"""IAM Identity Center's (botocore/data/sso/2019-06-10)."""


class Server:
    """A threaded WSGI server on 127.0.0.1; `port` 0 takes a free one.

    `now` tells the time that every answer's Date header names.
    """

    def __init__(
        self,
        application: WSGIApplication,
        now: Callable[[], datetime],
        port: int = 0,
        ssl_context: SSLContext | None = None,
    ) -> None:
        from werkzeug.serving import ThreadedWSGIServer

        self._server = ThreadedWSGIServer(
            "127.0.0.1", port, application, _handler(now), ssl_context=ssl_context
        )
        # Stopping must not wait for a request that a fault keeps waiting.
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},  # as long as `stop` may have to wait for it
            name="rekwiz-sandbox",
            daemon=True,
        )

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.server_port

    def start(self) -> None:
        """Begins to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Closes the port; requests that are still open end with the process."""
        self._server.shutdown()
        self._thread.join(timeout=5)
        self._server.server_close()


def _handler(now: Callable[[], datetime]) -> type[WSGIRequestHandler]:
    from moto.moto_server.werkzeug_app import MotoRequestHandler

    class Handler(MotoRequestHandler):
        """Says nothing on stderr, and dates its answers by the sandbox's clock."""

        def make_environ(self) -> WSGIEnvironment:
            """With the one header that has underscores, which werkzeug leaves out as ambiguous."""
            environ = super().make_environ()
            if (token := self.headers.get(PORTAL_TOKEN)) is not None:
                environ["HTTP_X_AMZ_SSO_BEARER_TOKEN"] = token
            return environ

        def log(self, kind: str, message: str, *arguments: object) -> None:
            """Keeps requests off the terminal, which belongs to the person."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            """The HTTP date of now."""
            return format_datetime(now().astimezone(UTC), usegmt=True)

        def version_string(self) -> str:
            """The server's name."""
            return "rekwiz-sandbox"

    return Handler
