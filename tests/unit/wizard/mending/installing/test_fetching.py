"""A file comes whole from a server that is trusted, or not at all; the login of a proxy is not repeated."""

import signal
import socket
import sys
import threading
import time

import pytest

from tests.plugins.amazon import page
from wizard.mending.installing.fetching import fetch
from wizard.mending.installing.refused import NotInstalled

DATA = b"PK" + bytes(range(256)) * 40


def ok(*headers: str, body: bytes = DATA) -> bytes:
    head = "\r\n".join(("HTTP/1.1 200 OK", *headers, "Connection: close"))
    return f"{head}\r\n\r\n".encode() + body


@pytest.fixture
def get(serving, tmp_path, monkeypatch):
    """`get(b"HTTP/1.1 …")`: what came of it, or why nothing did, in words."""
    import trustme

    from tests.e2e.causes.servers import server_side

    authority = trustme.CA()
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)

    def ask(says: bytes, *, most: int = 10**6, trusted: bool = True):
        port = serving(says, tls=server_side(authority, "localhost"))
        place, seen = tmp_path / f"file-{port}", list[tuple[int, int]]()
        try:
            fetch(
                f"https://localhost:{port}/awscli.zip",
                place,
                bundle=str(bundle) if trusted else None,
                most=most,
                seen=lambda count, of: seen.append((count, of)),
            )
        except NotInstalled as refused:
            return refused.phrase.text
        assert seen[-1][0] == len(DATA)
        return place.read_bytes()

    return ask


@pytest.mark.parametrize("length", [[f"Content-Length: {len(DATA)}"], []])
def test_what_comes_whole_is_the_file(get, length):
    assert get(ok(*length)) == DATA


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (ok(f"Content-Length: {len(DATA) + 1}"), "the download was cut"),
        (ok("Content-Length: 9000000000"), "has more than"),
        (ok("Content-Type: text/html; charset=utf-8"), "gave a web page"),
        (page("302 Found"), "gave a web page"),
        (page("511 Network Authentication Required"), "gave a web page"),
        (page("404 Not Found"), "was not given"),
        (page("503 Slow Down"), "was not given"),
        (b"", "could not be reached"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "could not be reached"),
    ],
)
def test_what_does_not_is_none(get, says, words):
    assert words in get(says)


def test_what_is_longer_than_it_may_be_is_not_read_to_its_end(get):
    assert "has more than" in get(ok(), most=5000)


def test_who_is_not_trusted_gives_nothing(get):
    assert "could not be reached" in get(ok(), trusted=False)


def test_a_proxy_that_is_not_there_is_no_bug_and_its_login_is_not_shown(
    get, dead_port, monkeypatch
):
    monkeypatch.setenv("HTTPS_PROXY", f"http://ming:S3cretOfMing@127.0.0.1:{dead_port}")
    monkeypatch.setenv("NO_PROXY", "")

    words = get(ok())

    assert "could not be reached" in words
    assert "S3cret" not in words


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")
def test_a_signal_is_heard_that_does_not_end_the_wait_for_a_silent_server(tmp_path):
    """As none does while a name is looked up."""
    heard, given = threading.Event(), list[bool]()

    def interrupt(*_: object) -> None:
        heard.set()
        raise KeyboardInterrupt

    def say_nothing() -> None:
        with server.accept()[0]:
            time.sleep(0.2)  # until the main thread waits
            signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
            given.append(heard.wait(10))

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            silent = threading.Thread(target=say_nothing)
            silent.start()
            address = f"https://127.0.0.1:{server.getsockname()[1]}/awscli.zip"
            with pytest.raises(KeyboardInterrupt):
                fetch(address, tmp_path / "file", bundle=None, most=1, seen=lambda *_: None)
            silent.join()
    finally:
        signal.signal(signal.SIGUSR1, before)

    assert given == [True]
