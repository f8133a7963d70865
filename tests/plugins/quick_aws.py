"""An AWS on loopback that is quick or slow as one likes, counts what it is asked, and refuses at first."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.plugins.endless import BUCKETS, FACES

ABOUT = "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"
THROTTLED = "ThrottlingException"
KEY = re.compile(r"Credential=([A-Z0-9]+)/\d+/([a-z0-9-]+)/")


@dataclass
class Quick:
    """Its address; how often each operation was asked, and DetectFaces by which key in which Region.

    `seconds` is what each answer takes. `at_first` has the code with which an operation is refused so
    many times before it is answered.
    """

    seconds: float = 0.0
    at_first: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    photos: Counter[tuple[str, str]] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def refusal(self, action: str) -> str | None:
        self.asked[action] += 1
        code, times = self.at_first.get(action, ("", 0))
        return code if self.asked[action] <= times else None


@contextmanager
def quick_aws(seconds: float, at_first: Mapping[str, tuple[str, int]]) -> Iterator[Quick]:
    quick = Quick(seconds, at_first)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer("ListBuckets", "")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("latin-1")
            target = self.headers.get("X-Amz-Target", "")
            self._answer(target.rpartition(".")[2] or parse_qs(body)["Action"][0], body)

        def _answer(self, action: str, body: str) -> None:
            quick.over.wait(quick.seconds)
            signed = KEY.search(self.headers.get("Authorization", ""))
            if signed is None:
                self._refuse(action, "MissingAuthenticationToken")
            elif code := quick.refusal(action):
                self._refuse(action, code)
            elif action == "DetectFaces":
                quick.photos[signed[1], signed[2]] += 1
                self._say("application/x-amz-json-1.1", FACES)
            elif action == "ListBuckets":
                self._say("application/xml", BUCKETS)
            elif action == "GetCallerIdentity":
                arn = f"<Arn>arn:aws:iam::111122223333:user/{signed[1]}</Arn>"
                inner = f"{arn}<UserId>AIDA</UserId><Account>111122223333</Account>"
                result = f"<{action}Result>{inner}</{action}Result>{ABOUT}"
                self._say("text/xml", f"<{action}Response>{result}</{action}Response>")
            else:
                self._refuse(action, "AccessDenied")

        def _refuse(self, action: str, code: str) -> None:
            service = {"DetectFaces": "rekognition", "ListBuckets": "s3"}.get(action, "iam")
            words = f"User: ming is not authorized to perform: {service}:{action}"
            if action == "DetectFaces":
                text = f'{{"__type": "{code}", "Message": "{words}"}}'
                return self._say("application/x-amz-json-1.1", text, 400)
            error = f"<Error><Code>{code}</Code><Message>{words}</Message></Error>"
            request = "<RequestId>1</RequestId>"
            of_query = f"<ErrorResponse>{error}{request}</ErrorResponse>"
            whole = error if action == "ListBuckets" else of_query
            return self._say("text/xml", whole, 403)

        def _say(self, kind: str, text: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("x-amzn-RequestId", "1")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 256

        def handle_error(self, *_: object) -> None:
            """Whoever asked has left."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        quick.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield quick
        quick.over.set()
        server.shutdown()


MakeQuick = Callable[..., Quick]


@pytest.fixture
def quick() -> Iterator[MakeQuick]:
    """`quick(seconds=0.08, at_first={"DetectFaces": ("AccessDeniedException", 2)})`: an AWS."""
    with ExitStack() as stack:

        def make(
            seconds: float = 0.0, at_first: Mapping[str, tuple[str, int]] | None = None
        ) -> Quick:
            return stack.enter_context(quick_aws(seconds, at_first or {}))

        yield make


def profiles_in(home: Path, keys: Mapping[str, str]) -> None:
    """Makes the two files of a home: of each profile the end of its key's ID, which is its user's."""
    (home / ".aws").mkdir(parents=True, mode=0o700, exist_ok=True)
    config = "".join(f"[profile {name}]\nregion = us-east-1\n" for name in keys)
    secret = "q8Rr0cKp2Yh7mZ4vTn6wXe1LsJd9uGb3aFiVoBtC"
    credentials = "".join(
        f"[{name}]\naws_access_key_id = AKIAQX3LTZ7RMDP{end}\naws_secret_access_key = {secret}\n"
        for name, end in keys.items()
    )
    for kind, text in (("config", config), ("credentials", credentials)):
        (home / ".aws" / kind).write_text(text)
        (home / ".aws" / kind).chmod(0o600)
