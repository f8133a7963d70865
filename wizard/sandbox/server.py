"""Serves the sandbox on 127.0.0.1, in threads of this process, for as long as it is needed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache
from ssl import SSLContext
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication

if TYPE_CHECKING:
    from werkzeug.serving import ThreadedWSGIServer


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
        self._server = _quiet_server(application, now, port, ssl_context)
        # Stopping must not wait for a request that a fault keeps waiting.
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.02},  # as long as `stop` may have to wait for it
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


def _quiet_server(
    application: WSGIApplication,
    now: Callable[[], datetime],
    port: int,
    ssl_context: SSLContext | None,
) -> ThreadedWSGIServer:
    from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

    @cache
    def reader() -> type[WSGIRequestHandler]:
        """What reads a connection, loaded by the first one: a sandbox that is asked nothing needs no
        Flask."""
        from wizard.sandbox.handler import handler

        return handler(now)

    class Quiet(ThreadedWSGIServer):
        """Says nothing on the terminal, which belongs to the person, whatever is sent to it."""

        def finish_request(
            self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
        ) -> None:
            reader()(request, client_address, self)

        def log(self, kind: str, message: str, *arguments: object) -> None:
            """Neither of a broken connection nor of a broken request."""

        def handle_error(self, request: object, client_address: object) -> None:
            """socketserver would print a traceback; who broke the connection knows it."""

    server = Quiet("127.0.0.1", port, application, WSGIRequestHandler, ssl_context=ssl_context)
    if ssl_context is not None:
        # Shaken hands in its own thread: who connects and says nothing keeps nobody else waiting.
        plain = socket.socket(fileno=server.socket.detach())
        server.socket = ssl_context.wrap_socket(
            plain, server_side=True, do_handshake_on_connect=False
        )
    return server
