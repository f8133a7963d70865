"""Temporary credentials of a user: STS's GetSessionToken and who calls with them.

moto answers GetSessionToken with a sample key that nobody holds.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.moto_call import call_of, parameter, signed_call_of, world_of
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import Holder, KeyPair, SignedCall, World

if TYPE_CHECKING:
    from moto.core.responses import ActionResult, BaseResponse
    from moto.sts.responses import TokenResponse

# The one code that no device shows here, so that a wrong one can be rehearsed, too.
WRONG_CODE = "000000"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def issue(world: World, holder: Holder, lifetime: timedelta) -> KeyPair:
    """Temporary credentials with which `holder` may call for `lifetime` (past, if negative)."""
    import secrets

    key = KeyPair(
        "ASIA" + "".join(secrets.choice(_LETTERS) for _ in range(16)),
        # AWS's alphabet, in which each secret has 40 letters: the doctor knows one by its shape.
        base64.b64encode(secrets.token_bytes(30)).decode(),
        secrets.token_urlsafe(120),
    )
    world.holders[key.access_key_id] = replace(
        holder,
        secret=key.secret_access_key,
        token=key.session_token,
        expires=world.now() + lifetime,
        created=None,
    )
    return key


def get_session_token(responder: BaseResponse) -> ActionResult:
    """sts:GetSessionToken, with or without an MFA code; raises NotServed."""
    from moto.core.responses import ActionResult

    world, holder = world_of(responder), signed_call_of(responder).holder
    if holder.token is not None:
        raise _refused("Cannot call GetSessionToken with session credentials")
    with_mfa = _proves_mfa(responder, world, holder)
    lifetime = timedelta(seconds=responder._get_int_param("DurationSeconds", 43200))
    key = issue(world, replace(holder, with_mfa=with_mfa), lifetime)
    credentials = {
        "AccessKeyId": key.access_key_id,
        "SecretAccessKey": key.secret_access_key,
        "SessionToken": key.session_token,
        "Expiration": world.holders[key.access_key_id].expires,
    }
    return ActionResult({"Credentials": credentials})


def _proves_mfa(responder: BaseResponse, world: World, holder: Holder) -> bool:
    """Whether the call carries a code of one of the caller's devices; the texts are those of
    aws-cli issues 6325 and 2279."""
    serial = parameter(responder, "SerialNumber")
    if serial is None:
        return False
    devices = {} if holder.is_root else iam_of(world.account).users[holder.name].mfa_devices
    if serial not in devices:
        raise _refused(
            "MultiFactorAuthentication failed, unable to validate MFA code.  "
            "Please verify your MFA serial number is valid and associated with this user."
        )
    code = parameter(responder, "TokenCode") or ""
    if not re.fullmatch(r"\d{6}", code) or code == WRONG_CODE:
        raise _refused("MultiFactorAuthentication failed with invalid MFA one time pass code. ")
    return True


def _refused(message: str) -> NotServed:
    return NotServed(Refused("AccessDenied", message, 403))


def caller_identity(
    original: Callable[[TokenResponse], ActionResult],
) -> Callable[[TokenResponse], ActionResult]:
    """moto's GetCallerIdentity, which also knows the callers that only the sandbox knows."""

    def get_caller_identity(responder: TokenResponse) -> ActionResult:
        from moto.core.responses import ActionResult

        call = call_of(responder)
        if not isinstance(call, SignedCall) or not call.holder.identifier:
            return original(responder)
        account, holder = world_of(responder).account, call.holder
        return ActionResult({"UserId": holder.identifier, "Account": account, "Arn": holder.arn})

    return get_caller_identity
