"""Proves who signed a request, or refuses it as AWS does."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wizard.sandbox.aws_refusals import NotServed, Refused, clock_refusal
from wizard.sandbox.principals import holder_of
from wizard.sandbox.request import Request
from wizard.sandbox.signature import Signature, verifies
from wizard.sandbox.world import Call, Holder, World


def authenticated(world: World, call: Call, request: Request, signature: Signature) -> Holder:
    """Who signed `request`; raises NotServed.

    An inactive key, a deleted one and one that is too new to be known all look the same
    from outside.
    """
    holder = holder_of(world, signature.key_id)
    if holder is None or not holder.active or world.is_new(holder.created):
        raise NotServed(_key_unknown(call, signature))
    token = request.headers.get("x-amz-security-token")
    if token != holder.token:
        raise NotServed(call.words.token_invalid if token else _key_unknown(call, signature))
    # Before the signature itself: a wrong Region or time is what made it wrong, and AWS names that.
    _require_region(call, request, signature)
    _require_time(world, call, request)
    if not verifies(signature, request.signed, holder.secret):
        raise NotServed(call.words.secret_rejected)
    if holder.expires is not None and holder.expires < world.now():
        raise NotServed(call.words.token_expired)
    return holder


def _key_unknown(call: Call, signature: Signature) -> Refused:
    if call.service != "s3":
        return call.words.key_unknown
    return replace(call.words.key_unknown, details=(("AWSAccessKeyId", signature.key_id),))


def _require_time(world: World, call: Call, request: Request) -> None:
    signed = request.signed.moment()
    if signed is None:
        raise NotServed(
            replace(
                call.words.malformed,
                message="Authorization header requires existence of either a "
                "'X-Amz-Date' or a 'Date' header.",
            )
        )
    refusal = clock_refusal(call.words, signed, world.now())
    if refusal is not None:
        raise NotServed(refusal)


def _require_region(call: Call, request: Request, signature: Signature) -> None:
    """Under AWS's own names the host's Region must be the signature's; elsewhere none is known."""
    host = request.headers.get("host", "").split(":")[0]
    found = re.search(r"(?:^|\.)(?:sts|rekognition|s3)[.-]([a-z0-9-]+)\.amazonaws\.com$", host)
    if found and found[1] != signature.region:
        message = f"Credential should be scoped to a valid region, not '{signature.region}'."
        raise NotServed(replace(call.words.secret_rejected, message=message))
