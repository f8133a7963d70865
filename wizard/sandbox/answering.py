"""Turns what moto says, or a refusal, into the HTTP answer that AWS would give."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from wizard.sandbox.aws_refusals import Page, Refused, Wire
from wizard.sandbox.rendering import body_of
from wizard.sandbox.services import Service

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


def as_json(told: Mapping[str, object], start_response: StartResponse) -> Iterable[bytes]:
    """The answer of an application of our own."""
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told).encode()]


def passed_on(application: WSGIApplication, environ: WSGIEnvironment, service: Service) -> Response:
    """The application's own answer, with what moto leaves out."""
    from werkzeug.test import run_wsgi_app
    from werkzeug.wrappers import Response

    # Whole, for a responder may still raise NotServed while its answer is being written.
    body, status, headers = run_wsgi_app(application, environ, buffered=True)
    response = Response(body, status, [each for each in headers if not _is_for_pages(each[0])])
    if service.words.wire is Wire.JSON:
        response.headers["Content-Type"] = "application/x-amz-json-1.1"
        _name_error(response)
    return _identified(response, service, str(uuid.uuid4()))


def written(answer: Refused | Page, service: Service) -> Response:
    """A refusal in the words of `service`, or a page that is not AWS's as it stands."""
    from werkzeug.wrappers import Response

    if isinstance(answer, Page):
        return Response(answer.body, answer.status, list(answer.headers))
    request_id = str(uuid.uuid4())
    content_type, body = body_of(answer, service.words.wire, service.name, request_id)
    response = Response(body, answer.status, content_type=content_type)
    if service.words.wire is Wire.JSON:
        response.headers["x-amzn-errortype"] = answer.code
    return _identified(response, service, request_id)


def _is_for_pages(header: str) -> bool:
    """moto lets every web page read its answers; this AWS is for programs alone."""
    return header.lower().startswith("access-control-")


def _name_error(response: Response) -> None:
    """moto names an error in its body only; AWS's JSON services name it in a header, too."""
    if response.status_code >= 400:
        code = (response.get_json(force=True, silent=True) or {}).get("__type", "")
        response.headers["x-amzn-errortype"] = code.rpartition("#")[2]


def _identified(response: Response, service: Service, request_id: str) -> Response:
    name = "x-amz-request-id" if service.words.wire is Wire.S3 else "x-amzn-requestid"
    response.headers.setdefault(name, request_id)
    if service.words.wire is Wire.S3:
        response.headers.setdefault("x-amz-id-2", request_id)
    # The server names the time, by the sandbox's clock, on every answer alike.
    response.headers.remove("Date")
    return response
