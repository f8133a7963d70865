"""Takes a request off the WSGI environment, whole, so that it can be verified and passed on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from urllib.parse import parse_qsl
from wsgiref.types import InputStream, WSGIEnvironment

from msgspec import Struct

from wizard.sandbox.signature import Signed

# Any request of this set-up is smaller: a photo is at most 15 MB, in S3.
LARGEST_BODY = 20 * 1024 * 1024


class Request(Struct, frozen=True):
    """A request as it came: `signed` is what its signature covers, `parameters` those of a query
    service, from the form or the address."""

    signed: Signed
    parameters: Mapping[str, str]

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, with names in lower case."""
        return self.signed.headers

    @property
    def method(self) -> str:
        """GET, PUT and so on."""
        return self.signed.method

    @property
    def is_too_large(self) -> bool:
        """Whether the body is larger than the sandbox takes."""
        return len(self.signed.body) > LARGEST_BODY


class Broken(Exception):
    """The body is not what the head says of it; the text says how."""


def taken_from(environ: WSGIEnvironment) -> Request:
    """The request in `environ`, whose body is put back for the application behind.

    Raises Broken where it did not come whole.
    """
    body = _body(environ)
    environ["wsgi.input"] = io.BytesIO(body)
    # What came in chunks is whole now; with their header werkzeug takes no length for an answer.
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    # Signed was the path as it was sent; PATH_INFO has its %2F and %20 already taken apart.
    target = environ.get("RAW_URI") or environ.get("PATH_INFO", "/")
    signed = Signed(environ["REQUEST_METHOD"], target, _headers(environ), body)
    return Request(signed, _parameters(environ, body))


def _body(environ: WSGIEnvironment) -> bytes:
    stream: InputStream = environ["wsgi.input"]
    try:
        if environ.get("wsgi.input_terminated"):
            return stream.read(LARGEST_BODY + 1)
        # Without a length the server would wait for bytes that never come.
        length = min(int(environ.get("CONTENT_LENGTH") or 0), LARGEST_BODY + 1)
        body = stream.read(length)
    except (OSError, ValueError) as error:  # a chunk that is none, a silence, an end too early
        raise Broken("The request body could not be read.") from error
    if len(body) < length:
        raise Broken("You did not provide the number of bytes specified by Content-Length.")
    return body


def _headers(environ: WSGIEnvironment) -> dict[str, str]:
    names = {key: key[5:] for key in environ if key.startswith("HTTP_")}
    # WSGI has these two without their HTTP_, and a signature may cover them.
    names |= {key: key for key in ("CONTENT_TYPE", "CONTENT_LENGTH") if environ.get(key)}
    return {name.replace("_", "-").lower(): environ[key] for key, name in names.items()}


def _parameters(environ: WSGIEnvironment, body: bytes) -> dict[str, str]:
    text = environ.get("QUERY_STRING", "")
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        text = body.decode("utf-8", "replace")
    return dict(parse_qsl(text, keep_blank_values=True))
