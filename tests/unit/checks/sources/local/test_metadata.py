"""The metadata service of a machine: a small server stands for it."""

import http.server
import socket
import threading
from collections.abc import Iterator

import pytest

from checks.sources.local.metadata import Door, door_of, is_asked_by_proxy


@pytest.fixture
def answering() -> Iterator:
    """`answering(401)`: an address at which PUT is answered so."""
    servers = []

    def make(status: int) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_PUT(self):
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"127.0.0.1:{server.server_port}"

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("status", "door"), [(200, Door.OPEN), (401, Door.REFUSED)])
def test_a_service_that_answers_is_there(answering, status, door):
    assert door_of(answering(status)) is door


def test_a_service_that_takes_the_call_and_says_nothing_is_silent():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        assert door_of(f"127.0.0.1:{listening.getsockname()[1]}") is Door.SILENT


def test_where_nobody_listens_there_is_none(dead_port):
    assert door_of(f"127.0.0.1:{dead_port}") is Door.ABSENT


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, []),
        ({"HTTPS_PROXY": "http://p"}, []),
        ({"HTTP_PROXY": ""}, []),
        ({"HTTP_PROXY": "http://p"}, ["HTTP_PROXY"]),
        ({"http_proxy": "http://p"}, ["http_proxy"]),
        ({"HTTP_PROXY": "http://p", "NO_PROXY": "localhost"}, ["HTTP_PROXY"]),
        ({"HTTP_PROXY": "http://p", "NO_PROXY": "169.254.0.0/16"}, ["HTTP_PROXY"]),
        ({"HTTP_PROXY": "http://p", "NO_PROXY": "localhost, 169.254.169.254"}, []),
        ({"HTTP_PROXY": "http://p", "no_proxy": "*"}, []),
    ],
)
def test_a_proxy_stands_before_it_unless_it_is_exempt(environment, names):
    assert is_asked_by_proxy(environment) == names
