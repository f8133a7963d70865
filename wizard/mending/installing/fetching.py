"""One file from AWS over HTTPS, by the person's own proxy and certificates: whole, or not at all."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from checks.deadline import aside
from checks.model import Phrase
from checks.sources.local.network import TROUBLES, connected, trusting, way_to
from wizard.mending.installing.refused import NotInstalled

T = TypeVar("T")
PIECE = 2**18
WAITS = 30.0
"""Seconds without a single byte."""
IN_ALL = 3600.0
"""Seconds for a file, in which the slowest line has 70 MB."""
MEGABYTE = 10**6
CUT = Phrase("{address} ended after {count} of {of} bytes: the download was cut. Try again.")
TOO_LARGE = Phrase("{address} has more than {most} MB: that is not AWS's installer.")
A_PAGE = Phrase(
    "{address} gave a web page in place of the installer: this network asks for a sign-in, or its proxy"
    " holds downloads back. Open a browser, sign in, then try again."
)
REFUSED = Phrase("{address} was not given: {status}.")
NO_WAY = Phrase("{address} could not be reached: {error}.")
OF_THE_WAY = (TimeoutError, ConnectionError, ssl.SSLError, HTTPException, ValueError)
"""What a connection ends in; any other OSError is the disk's."""
Seen = Callable[[int, int], None]
"""Is told how many bytes have come, and of how many (0 where nobody said)."""


def fetch(address: str, target: Path, *, bundle: str | None, most: int, seen: Seen) -> None:
    """The file, in a new place; of `most` bytes at most. Raises NotInstalled, and OSError of the disk."""
    try:
        way = way_to(address)
        connection = connected(way, trusting(bundle), WAITS)
    except TROUBLES as error:
        raise NotInstalled(NO_WAY.with_(address=address, error=_words(error))) from error
    try:
        url = urlsplit(address)
        connection.request("GET", url.path, headers={"Host": url.netloc, "Accept": "*/*"})
        _save(_aside(connection.getresponse), address, target, most, seen)
    except OF_THE_WAY as error:
        raise NotInstalled(NO_WAY.with_(address=address, error=_words(error))) from error
    finally:
        connection.close()


def _save(answer: HTTPResponse, address: str, target: Path, most: int, seen: Seen) -> None:
    if answer.status != 200:
        is_page = answer.status in (301, 302, 303, 307, 308, 511)
        said = A_PAGE if is_page else REFUSED.with_(status=f"HTTP {answer.status} {answer.reason}")
        raise NotInstalled(said.with_(address=address))
    if "html" in (answer.getheader("Content-Type") or "").lower():
        raise NotInstalled(A_PAGE.with_(address=address))
    length = answer.length or 0
    if length > most:
        raise NotInstalled(TOO_LARGE.with_(address=address, most=most // MEGABYTE))
    count, ends = 0, time.monotonic() + IN_ALL
    with target.open("xb") as file:
        while piece := _aside(partial(answer.read1, PIECE)):
            count += len(piece)
            if count > most:
                raise NotInstalled(TOO_LARGE.with_(address=address, most=most // MEGABYTE))
            if time.monotonic() > ends:
                raise TimeoutError
            file.write(piece)
            seen(count, length)
    if length and count < length:
        raise NotInstalled(CUT.with_(address=address, count=count, of=length))


def _aside(wait: Callable[[], T]) -> T:
    """What is waited for; a signal is heard meanwhile, also one that comes just as the wait begins."""
    return aside(wait, "download").result()


def _words(error: Exception) -> str:
    """What the system says, without what a proxy's login would be in."""
    said = getattr(error, "strerror", None) or getattr(error, "reason", None)
    return str(said) if said else type(error).__name__
