"""The WSGI application in front of moto: it lets nobody in whose signature does not verify.

moto's own authentication (INITIAL_NO_AUTH_ACTION_COUNT) is not used: it counts requests for the
whole process, takes inactive keys, knows no clock, and answers every service in IAM's XML.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from msgspec.structs import replace

from wizard.sandbox.account_plan import account_plan
from wizard.sandbox.answering import passed_on, written
from wizard.sandbox.authentication import authenticated
from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.browser_sign_ins import portal, sign_in
from wizard.sandbox.rekognition import rekognition
from wizard.sandbox.request import Broken, Request, taken_from
from wizard.sandbox.services import (
    FREE_TIER,
    PORTAL,
    REKOGNITION,
    SIGN_IN,
    STORAGE,
    Service,
    action_of,
    meant_by,
    named,
)
from wizard.sandbox.sign_in_pages import page_of
from wizard.sandbox.signature import Signature, Unreadable, read
from wizard.sandbox.well_formed import require
from wizard.sandbox.world import CALL, WORLD, Call, World

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

# The web identity token is the proof; https://docs.aws.amazon.com/STS/latest/APIReference/
_UNSIGNED_ACTIONS = frozenset(
    {
        "sts:AssumeRoleWithWebIdentity",
        "sts:AssumeRoleWithSAML",
        "signin:CreateOAuth2Token",
        "sso:GetRoleCredentials",
    }
)
OF_OUR_OWN = {
    FREE_TIER: account_plan,
    PORTAL: portal,
    REKOGNITION: rekognition,
    SIGN_IN: sign_in,
}
"""The applications of services that are not moto's."""

_log = logging.getLogger(__name__)
# For who asks for it: without a handler of its own Python would print it on the person's terminal.
_log.addHandler(logging.NullHandler())


class Gate:
    """One account's AWS as a WSGI application."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._applications: dict[str, WSGIApplication] = {}
        self._making = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self._answer(environ)(environ, start_response)

    def _answer(self, environ: WSGIEnvironment) -> Response:
        try:
            request = taken_from(environ)
        except Broken as broken:
            return written(Refused("IncompleteBody", str(broken)), STORAGE)
        # First of all, for even a refusal must be in the words and on the wire of its service.
        service = _service_of(request)
        try:
            page = page_of(self._world, request)
            return page or self._served(environ, request, service)
        except NotServed as end:
            return written(end.answer, service)
        except NotImplementedError as lacking:
            message = f"The sandbox does not have this: {lacking}"
            return written(replace(service.words.unknown_action, message=message), service)
        except Exception:
            # moto stumbles over what no client sends. "In trouble" would be a cause that is none.
            _log.exception("the sandbox could not answer")
            message = "The sandbox does not understand this request."
            return written(replace(service.words.not_understood, message=message), service)

    def _served(self, environ: WSGIEnvironment, request: Request, service: Service) -> Response:
        """moto's answer to an authenticated call; raises NotServed."""
        if request.is_too_large:
            raise NotServed(Refused("RequestEntityTooLarge", None, 413))
        signature = _signature_of(request, service)
        call = Call(
            service=service.name,
            action=action_of(service, request.headers, request.parameters),
            region=signature.region if signature else "us-east-1",  # where AWS's global endpoint is
            words=service.words,
        )
        _require_host(call)
        # Before anybody is authenticated: a sign-in page or a dead network asks for no signature.
        for hook in list(self._world.on_arrival):
            hook(call)
        call = self._admitted(call, request, signature)
        # After the signature: of a wrong key is spoken first, whatever was asked with it.
        if not service.answers(call.action):
            raise NotImplementedError(call.action)
        require(service, call.action, request)
        environ[CALL], environ[WORLD] = call, self._world
        # moto would otherwise guess the account from the key.
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = self._world.account
        return passed_on(self._application(service), environ, service)

    def _admitted(self, call: Call, request: Request, signature: Signature | None) -> Call:
        if signature is not None:
            return call.signed_by(authenticated(self._world, call, request, signature))
        if call.action in _UNSIGNED_ACTIONS:
            return call
        raise NotServed(call.words.unsigned)

    def _application(self, service: Service) -> WSGIApplication:
        """The application of one service, made when it is first asked for: moto's, where it has one."""
        if service in OF_OUR_OWN:
            return OF_OUR_OWN[service]
        with self._making:  # two at a time are too much for Python 3.11 (python/cpython#106905)
            if service.name not in self._applications:
                self._applications[service.name] = _moto_of(service.name)
        return self._applications[service.name]


def _require_host(call: Call) -> None:
    """Raises NotServed where AWS has no host for the service: there no client finds any address.

    Here every client has found the sandbox already: it is told in the words that it would say.
    """
    if call.service != "rekognition":
        return
    from checks.region.support.offered import offering

    if call.region not in offering():
        end = "amazonaws.com.cn" if call.region.startswith("cn-") else "amazonaws.com"
        address = f"https://rekognition.{call.region}.{end}/"
        message = f'Could not connect to the endpoint URL: "{address}"'
        raise NotServed(Refused("EndpointConnectionError", message))


def _moto_of(service: str) -> Flask:
    from moto.moto_server.werkzeug_app import create_backend_app

    match service:
        case "sts" | "iam" | "s3" as played:
            application = create_backend_app(played)
        case absent:
            raise NotImplementedError(absent)
    # A NotServed from inside a responder must come out here, not as a page.
    application.config["PROPAGATE_EXCEPTIONS"] = True
    return application


def _service_of(request: Request) -> Service:
    """By the signature's scope, where there is one."""
    try:
        signature = read(request.headers.get("authorization", ""))
        return named(signature.service, request.headers)
    except Unreadable:
        return meant_by(request.headers, request.parameters)


def _signature_of(request: Request, service: Service) -> Signature | None:
    header = request.headers.get("authorization")
    if header is None:
        return None
    try:
        return read(header)
    except Unreadable as reason:
        message = str(reason)
        if service is STORAGE:
            message = (
                "The authorization header is malformed; the authorization header requires "
                "three components: Credential, SignedHeaders, and Signature."
            )
        raise NotServed(replace(service.words.malformed, message=message)) from None
