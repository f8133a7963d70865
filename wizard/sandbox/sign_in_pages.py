"""What a browser and the AWS CLI meet while somebody signs in: AWS Sign-In's pages, and those of IAM
Identity Center.

A stand-in: whoever opens its page is ming at once, without a password, for no console is played here. The
addresses and members are those of the AWS CLI (awscli/customizations/login, sso/utils.py) and of
botocore/data/signin/2023-01-01, sso-oidc/2019-06-10 and sso/2019-06-10.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from wizard.sandbox.account import USER
from wizard.sandbox.principals import iam_of
from wizard.sandbox.request import Request
from wizard.sandbox.sso_role import ROLE, practice_role
from wizard.sandbox.world import Authorization, Holder, World

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

CODE_LASTS = timedelta(minutes=10)
TOKEN_SECONDS = 8 * 3600
SIGN_IN_POLICY = "arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess"
OUT_OF_BAND = "/v1/sessions/confirmation"
"""Where `aws login --remote` sends the browser, to show the code."""


def page_of(world: World, request: Request) -> Response | None:
    """The answer to whoever signs in, or None where the request is about something else."""
    path = urlsplit(request.signed.target).path
    page = PAGES.get((request.method, path))
    if page is None or "authorization" in request.headers or "dpop" in request.headers:
        return None
    return page(world, request)


def _authorize(world: World, request: Request) -> Response:
    """Sends the browser back with a code for ming; the AWS CLI waits for it."""
    asked = request.parameters
    back = asked.get("redirect_uri", "")
    if not _is_own(back) or not asked.get("code_challenge"):
        return _refused("InvalidRequestException", "redirect_uri or code_challenge is missing")
    code = secrets.token_urlsafe(24)
    is_login = urlsplit(request.signed.target).path.startswith("/v1/")
    holder = _ming(world) if is_login else practice_role(world)
    world.authorizations[code] = Authorization(
        holder, asked["code_challenge"], world.now() + CODE_LASTS
    )
    told = urlencode({"code": code, "state": asked.get("state", "")})
    return _page("", 302, {"Location": f"{back}?{told}"})


def _ming(world: World) -> Holder:
    """With the policy that the console would have had to be asked for, unless a fault keeps it away."""
    iam = iam_of(world.account)
    if world.signs_in_freely:
        iam.attach_user_policy(SIGN_IN_POLICY, USER)
    user = iam.users[USER]
    return Holder(user.arn, user.name, identifier=user.id)


def _is_own(address: str) -> bool:
    """Whether the browser would stay on this computer, and any server can send it there."""
    try:
        parts = urlsplit(address)
        is_here = parts.hostname in ("127.0.0.1", "localhost") and parts.port != 0
    except ValueError:  # no address, or no port that there is
        return False
    return is_here and parts.scheme == "http" and address.isprintable()


def _confirmation(world: World, request: Request) -> Response:
    """The code as `aws login --remote` wants it typed in."""
    told = urlencode({name: request.parameters.get(name, "") for name in ("state", "code")})
    return _page(base64.b64encode(told.encode()).decode())


def _confirmed(world: World, request: Request) -> Response:
    """Where a person would confirm the code of a device: it is confirmed by being opened."""
    world.confirmed_devices.add(request.parameters.get("user_code", ""))
    return _page("Sandbox: confirmed.")


def _register(world: World, request: Request) -> Response:
    ends = int((world.now() + timedelta(days=90)).timestamp())
    told = {"clientId": "practice", "clientSecret": "practice", "clientSecretExpiresAt": ends}
    return _told(told)


def _start_device(world: World, request: Request) -> Response:
    code = secrets.token_hex(4).upper()
    there = f"http://{request.headers.get('host', '')}/device"
    return _told(
        {
            "deviceCode": code,
            "userCode": code,
            "verificationUri": there,
            "verificationUriComplete": f"{there}?user_code={code}",
            "expiresIn": 600,
            "interval": 1,
        }
    )


def _create_token(world: World, request: Request) -> Response:
    asked = _json(request)
    if "deviceCode" in asked:
        if str(asked["deviceCode"]) not in world.confirmed_devices:
            return _refused("AuthorizationPendingException", "not confirmed yet", "error")
        holder: Holder | None = practice_role(world)
    else:
        holder = redeemed(world, str(asked.get("code", "")), str(asked.get("codeVerifier", "")))
    if holder is None:
        return _refused("InvalidGrantException", "Invalid grant provided", "error")
    token = secrets.token_urlsafe(32)
    world.portal_tokens[token] = holder
    return _told({"accessToken": token, "tokenType": "Bearer", "expiresIn": TOKEN_SECONDS})


def redeemed(world: World, code: str, verifier: str) -> Holder | None:
    """Whose code it is: it is good once, for some minutes, and for who asked for it (RFC 7636)."""
    there = world.authorizations.pop(code, None)
    if there is None or there.ends < world.now():
        return None
    proof = base64.urlsafe_b64encode(
        hashlib.sha256(verifier.encode(errors="replace")).digest()
    ).decode()
    return there.holder if proof.rstrip("=") == there.challenge.rstrip("=") else None


def _accounts(world: World, request: Request) -> Response:
    account = {"accountId": world.account, "accountName": "practice", "emailAddress": ""}
    return _told({"accountList": [account]})


def _roles(world: World, request: Request) -> Response:
    return _told({"roleList": [{"roleName": ROLE, "accountId": world.account}]})


def _json(request: Request) -> Mapping[str, object]:
    try:
        read = json.loads(request.signed.body or b"{}")
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _told(answer: Mapping[str, object]) -> Response:
    return _page(json.dumps(answer), headers={"Content-Type": "application/json"})


def _refused(code: str, message: str, kind: str = "message") -> Response:
    body = json.dumps({kind: code, "error_description": message, "message": message})
    headers = {"Content-Type": "application/json", "x-amzn-errortype": code}
    return _page(body, 400, headers)


def _page(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    from werkzeug.wrappers import Response

    return Response(
        text, status, dict(headers or {}), content_type=None if headers else "text/plain"
    )


PAGES: dict[tuple[str, str], Callable[[World, Request], Response]] = {
    ("GET", "/v1/authorize"): _authorize,
    ("GET", OUT_OF_BAND): _confirmation,
    ("GET", "/authorize"): _authorize,
    ("GET", "/device"): _confirmed,
    ("POST", "/client/register"): _register,
    ("POST", "/device_authorization"): _start_device,
    ("POST", "/token"): _create_token,
    ("GET", "/assignment/accounts"): _accounts,
    ("GET", "/assignment/roles"): _roles,
}
