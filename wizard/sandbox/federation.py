"""Roles taken on with another identity provider's token: STS takes none that nobody issued.

moto takes any. Codes are those of sts's service-2.json; the sentences are as seen in
configure-aws-credentials issue 280, aws-orbit-workbench issue 771 and aws-google-auth issue 270,
and on https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.moto_call import required, world_of
from wizard.sandbox.policies import Ask, trusts
from wizard.sandbox.policy_document import read
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import World

if TYPE_CHECKING:
    from moto.core.responses import ActionResult
    from moto.sts.responses import TokenResponse

AUDIENCE = "sts.amazonaws.com"
_LIFETIME = timedelta(hours=1)
_NO_TOKEN = "The ID Token provided is not a valid JWT."
_UNVERIFIED = (
    "Couldn't retrieve verification key from your identity provider, please reference "
    "AssumeRoleWithWebIdentity documentation for requirements"
)


def issue_web_token(world: World, issuer: str, subject: str) -> str:
    """A token that STS takes for an hour, from an identity provider that the account knows then."""
    import secrets

    if _provider(world, issuer) is None:
        iam_of(world.account).create_open_id_connect_provider(issuer, [], [AUDIENCE], [])
    ends = int((world.now() + _LIFETIME).timestamp())
    claims: dict[str, object] = {"iss": issuer, "sub": subject, "aud": AUDIENCE, "exp": ends}
    head: dict[str, object] = {"alg": "RS256", "typ": "JWT"}
    # The key is nobody's: the sandbox knows its own tokens by what they are.
    token = f"{_encoded(head)}.{_encoded(claims)}.{secrets.token_urlsafe(64)}"
    world.web_tokens[token] = ends
    return token


def with_web_identity(
    original: Callable[[TokenResponse], ActionResult],
) -> Callable[[TokenResponse], ActionResult]:
    """moto's AssumeRoleWithWebIdentity for a token that was issued; raises NotServed."""

    def assume_role_with_web_identity(responder: TokenResponse) -> ActionResult:
        world = world_of(responder)
        provider = _proven(world, required(responder, "WebIdentityToken"))
        _require_trust(world, required(responder, "RoleArn"), provider)
        return original(responder)

    return assume_role_with_web_identity


def assume_role_with_saml(responder: TokenResponse) -> ActionResult:
    """AssumeRoleWithSAML: the account has no SAML provider, so that nobody has signed any."""
    raise _invalid("Response signature invalid")


def _proven(world: World, token: str) -> str:
    """The ARN of the provider that issued the token."""
    claims = _claims(token)
    issuer = str(claims.get("iss", ""))
    provider = _provider(world, issuer)
    if provider is None:
        raise _invalid(f"No OpenIDConnect provider found in your account for {issuer}")
    now, ends = int(world.now().timestamp()), world.web_tokens.get(token)
    if ends is None:
        raise _invalid(_UNVERIFIED)
    if ends <= now:
        message = f"Token expired: current date/time {now} must be before the expiration date/time"
        raise NotServed(Refused("ExpiredTokenException", f"{message} {ends}"))
    return provider


def _claims(token: str) -> dict[str, object]:
    try:
        _, middle, _ = token.split(".")
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (ValueError, RecursionError):
        raise _invalid(_NO_TOKEN) from None
    if not isinstance(claims, dict):
        raise _invalid(_NO_TOKEN)
    return claims


def _provider(world: World, issuer: str) -> str | None:
    host = issuer.removeprefix("https://")
    providers = iam_of(world.account).open_id_providers
    return next((arn for arn, provider in providers.items() if provider.url == host), None)


def _require_trust(world: World, role_arn: str, provider: str) -> None:
    action = "sts:AssumeRoleWithWebIdentity"
    ask = Ask(action, role_arn, {})
    roles = [role for role in iam_of(world.account).roles.values() if role.arn == role_arn]
    if not any(trusts(read(role.assume_role_policy_document), provider, ask) for role in roles):
        message = f"Not authorized to perform {action}"
        raise NotServed(Refused("AccessDenied", message, 403))


def _encoded(part: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def _invalid(message: str) -> NotServed:
    return NotServed(Refused("InvalidIdentityToken", message))
