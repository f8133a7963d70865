"""How long an answer may take, and how large it may be, whoever gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from io import BytesIO
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from checks.deadline import answered, aside
from checks.model import Phrase
from checks.sources.memory import Memory

if TYPE_CHECKING:
    from botocore.awsrequest import AWSPreparedRequest, AWSResponse
    from botocore.exceptions import ReadTimeoutError
    from botocore.httpsession import URLLib3Session
    from urllib3 import HTTPResponse

T = TypeVar("T")
MOST_BYTES = 8 * 2**20
"""AWS's largest answer to a question of ours, a page of 1,000 policies, is below one of these."""
PIECE = 2**16
MOST_KEPT = 200
"""Connections to a host that are not closed after an answer: more questions are never on their way
there at a time (sixteen profiles, of each a dozen)."""
WITHOUT_DELAY = ((IPPROTO_TCP, TCP_NODELAY, 1),)
"""botocore lets the system wait with the last bytes of a request until those before them have arrived
(it leaves out urllib3's own setting): on a new connection, and behind a photo, a whole way there and
back (RFC 896)."""
FILES_SILENT = Phrase(
    "botocore reads a file that gives no answer, one in {file} as a rule: it was waited for"
    " {seconds} seconds."
)


class Silence(Exception):
    """Nothing came in time, as botocore's ReadTimeoutError says.

    botocore would ask again after its own error, and wait as long once more.
    """

    def __init__(self, of_botocore: ReadTimeoutError) -> None:
        super().__init__(str(of_botocore))
        self.of_botocore = of_botocore


class Lines:
    """The connections to AWS: whoever goes the same way to a host shares them, and they are kept."""

    def __init__(self) -> None:
        self._sessions = Memory["URLLib3Session"]()

    def sender(self, address: str, trust: str | bool, wait: tuple[float, float]) -> Sender:
        """For a client's address, by the proxy that botocore would take.

        `trust` is the path of a bundle, or True for the certificates that botocore brings; `wait`
        has the seconds to connect and of each wait for more.
        """
        from botocore.httpsession import URLLib3Session
        from botocore.utils import get_environ_proxies

        proxies = get_environ_proxies(address)
        # botocore-stubs know neither the path of a bundle nor two waits in these places
        make: Callable[..., URLLib3Session] = URLLib3Session

        def new() -> URLLib3Session:
            return make(
                trust, proxies, wait, max_pool_connections=MOST_KEPT, socket_options=WITHOUT_DELAY
            )

        way = (trust, wait, tuple(sorted(proxies.items())))
        return Sender(self._sessions.once(way, new))


class Sender:
    """Sends requests in botocore's place, and reads so much of an answer and no more.

    It answers botocore's event `before-send`.
    """

    def __init__(self, session: URLLib3Session) -> None:
        self._session = session

    def __call__(self, request: AWSPreparedRequest, **_: object) -> AWSResponse:
        """The answer, cut off where it is too large; raises what botocore's own sending raises."""
        from botocore.awsrequest import AWSResponse
        from botocore.exceptions import ReadTimeoutError

        request.stream_output = True  # otherwise all of it is read before it comes back
        try:
            response = self._session.send(request)
            body = _read(response.raw, request.url)
        except ReadTimeoutError as error:
            raise Silence(error) from error
        answer: Callable[..., AWSResponse] = AWSResponse  # a body is anything with a stream
        return answer(response.url, response.status_code, response.headers, _Read(BytesIO(body)))


class _Read(Struct, frozen=True):
    """A body that was read already, as botocore reads one: whole, or an object of S3 in pieces."""

    body: BytesIO

    def stream(self) -> Iterator[bytes]:
        yield self.body.read()

    def read(self, amount: int | None = None) -> bytes:
        return self.body.read(amount)


def _read(raw: HTTPResponse, url: str) -> bytes:
    from botocore.exceptions import ConnectionClosedError, ReadTimeoutError
    from urllib3 import exceptions

    body = bytearray()
    try:
        for piece in raw.stream(PIECE):
            body += piece
            if len(body) > MOST_BYTES:
                raw.close()
                break
    except exceptions.ReadTimeoutError as error:
        raise ReadTimeoutError(endpoint_url=url, error=error) from error
    except exceptions.ProtocolError as error:
        raise ConnectionClosedError(endpoint_url=url, error=error) from error
    return bytes(body)


def in_time(question: Callable[[], T], seconds: float, *, is_change: bool = False) -> T:
    """What the question gives; raises TooLate where that takes longer.

    Ctrl-C leaves it at once, but for a change: it cannot be called back, and whoever undoes it must
    not come before it.
    """
    answer = aside(question, "question")
    try:
        return answered(answer, seconds)
    except KeyboardInterrupt:
        if is_change:
            wait([answer], timeout=seconds)
        raise
