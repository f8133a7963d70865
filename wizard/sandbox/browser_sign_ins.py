"""What stands behind `aws login` and IAM Identity Center, as far as botocore asks it: fresh credentials.

A stand-in that behaves as AWS's models of both services say (botocore/data/signin/2023-01-01 and
sso/2019-06-10); no browser's page is played.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from wizard.sandbox.answering import as_json
from wizard.sandbox.aws_refusals import NotServed, Page, Refused
from wizard.sandbox.permission import decide
from wizard.sandbox.policies import Ask, Verdict
from wizard.sandbox.sessions import issue
from wizard.sandbox.sign_in_pages import redeemed
from wizard.sandbox.world import WORLD, World

LIFETIME = timedelta(minutes=15)
"""Of each credentials of `aws login`, which are then made anew (AWS CLI User Guide, sign-in)."""
HOUR = timedelta(hours=1)
ACTION = "signin:CreateOAuth2Token"
REGION = "us-east-1"
"""Where `aws login` signs in from a profile that has no Region yet, and a project's policy lets it."""
_JSON = (("Content-Type", "application/json"),)


def sign_in(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """signin:CreateOAuth2Token with a refresh token; raises NotServed."""
    world: World = environ[WORLD]
    asked = json.loads(environ["wsgi.input"].read() or b"{}")
    is_new = asked.get("grantType") == "authorization_code"
    if is_new:
        holder = redeemed(world, asked.get("code", ""), asked.get("codeVerifier", ""))
    else:
        holder = world.refresh_tokens.get(asked.get("refreshToken", ""))
    if holder is None:
        kind = "AUTHCODE_EXPIRED" if is_new else "TOKEN_EXPIRED"
        raise _denied(
            kind, f"The {'authorization code' if is_new else 'refresh token'} has expired"
        )
    resource = f"arn:aws:signin:{REGION}:{world.account}:oauth2/public-client/localhost"
    ask = Ask(ACTION, resource, {"aws:requestedregion": REGION})
    if decide(world, holder, ask).verdict is not Verdict.ALLOWED:
        raise _denied(
            "INSUFFICIENT_PERMISSIONS",
            f"User: {holder.arn} is not authorized to perform: {ACTION} on resource: {resource}",
        )
    key = issue(world, holder, LIFETIME)
    refresh = secrets.token_urlsafe(32) if is_new else asked["refreshToken"]
    world.refresh_tokens[refresh] = holder
    return as_json(
        {
            "accessToken": {
                "accessKeyId": key.access_key_id,
                "secretAccessKey": key.secret_access_key,
                "sessionToken": key.session_token,
            },
            "tokenType": "aws_sigv4",
            "expiresIn": int(LIFETIME.total_seconds()),
            "refreshToken": refresh,
            **({"idToken": _identity(holder.arn)} if is_new else {}),
        },
        start_response,
    )


def _identity(arn: str) -> str:
    """A token that says who signed in, which the AWS CLI reads and does not verify."""
    parts: tuple[dict[str, str], ...] = ({"alg": "none"}, {"sub": arn}, {})
    encoded = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts)
    return ".".join(part.rstrip("=") for part in encoded)


def _denied(error: str, message: str) -> NotServed:
    body = json.dumps({"error": error, "message": message}).encode()
    headers = (*_JSON, ("x-amzn-errortype", "AccessDeniedException"))
    return NotServed(Page(400, body, headers))


def portal(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """sso:GetRoleCredentials with the token of a sign-in; raises NotServed."""
    world: World = environ[WORLD]
    holder = world.portal_tokens.get(environ.get("HTTP_X_AMZ_SSO_BEARER_TOKEN", ""))
    if holder is None:
        raise NotServed(Refused("UnauthorizedException", "Session token not found or invalid", 401))
    asked = parse_qs(environ.get("QUERY_STRING", ""))
    if asked.get("role_name") != [holder.name] or asked.get("account_id") != [world.account]:
        raise NotServed(Refused("ForbiddenException", "No access", 403))
    key = issue(world, holder, HOUR)
    return as_json(
        {
            "roleCredentials": {
                "accessKeyId": key.access_key_id,
                "secretAccessKey": key.secret_access_key,
                "sessionToken": key.session_token,
                "expiration": int((world.now() + HOUR).timestamp() * 1000),
            }
        },
        start_response,
    )
