"""Faults of the network, of the clock, of Regions, and of AWS itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from wizard.sandbox.aws_refusals import NotServed, Page
from wizard.sandbox.faults.fault import Fault
from wizard.sandbox.world import Call, World

_HTML = (("Content-Type", "text/html; charset=utf-8"),)
_SIGN_IN = b"""<!doctype html><html><head><meta charset="utf-8"><title>Campus network</title></head>
<body><h1>Welcome to the campus network</h1><form><input name="user"><input name="password">
<button>Sign in</button></form></body></html>
"""
_BLOCKED = b"""<!doctype html><html><head><meta charset="utf-8"><title>Blocked</title></head>
<body><h1>Access to this site is blocked by the company's web filter</h1></body></html>
"""
# Longer than any client here waits.
_SILENCE_SECONDS = 120
# How far the clock is off: past Rekognition's five minutes, within STS's fifteen.
_CLOCK_OFFSET = timedelta(minutes=10)


def _answer_with(page: Page) -> Callable[[World], None]:
    """Puts one page in place of every answer."""

    def answer(call: Call) -> None:
        raise NotServed(page)

    return lambda world: world.on_arrival.append(answer)


def _set_clock(world: World) -> None:
    world.clock_offset = _CLOCK_OFFSET


def _throttle(world: World) -> None:
    """STS has quotas of its own and goes on."""

    def refuse(call: Call) -> None:
        if call.service != "sts":
            raise NotServed(call.words.throttled)

    world.on_arrival.append(refuse)


def _trouble(world: World) -> None:
    def refuse(call: Call) -> None:
        raise NotServed(call.words.in_trouble)

    world.on_arrival.append(refuse)


def _fall_silent(world: World) -> None:
    def wait(call: Call) -> None:
        world.stopped.wait(_SILENCE_SECONDS)
        raise NotServed(Page(504, b""))

    world.on_arrival.append(wait)


def _leave_region_disabled(world: World) -> None:
    """eu-south-2 offers Rekognition and must be switched on by an account."""
    world.region = "eu-south-2"

    def refuse(call: Call) -> None:
        if call.region == "eu-south-2":
            raise NotServed(call.words.key_unknown)

    world.on_arrival.append(refuse)


def _leave_out_operation(world: World) -> None:
    world.region = "eu-central-1"

    def refuse(call: Call) -> None:
        if call.action == "rekognition:DetectFaces" and call.region != "us-east-1":
            raise NotServed(call.words.denied)

    world.on_authorization.append(refuse)


def _mismatch_scope(world: World) -> None:
    def refuse(call: Call) -> None:
        message = f"Credential should be scoped to a valid region, not '{call.region}'."
        raise NotServed(replace(call.words.secret_rejected, message=message))

    world.on_arrival.append(refuse)


FAULTS = (
    Fault("network.clock-wrong", "AWS's clock is ten minutes ahead of this one", _set_clock),
    Fault("network.throttled", "AWS asks to slow down, except STS", _throttle),
    Fault("network.aws-in-trouble", "AWS reports an error of its own", _trouble),
    Fault("network.timed-out", "nothing answers for two minutes", _fall_silent),
    Fault(
        "network.sign-in-page",
        "a sign-in page of the network answers in place of AWS",
        _answer_with(Page(200, _SIGN_IN, _HTML)),
    ),
    Fault(
        "network.blocked-by-filter",
        "a web filter's page answers in place of AWS",
        _answer_with(Page(403, _BLOCKED, _HTML)),
    ),
    Fault(
        "region.not-enabled",
        "the home's Region, eu-south-2, is not switched on for the account",
        _leave_region_disabled,
    ),
    Fault(
        "region.operation-not-offered",
        "the home's Region, eu-central-1, lacks DetectFaces",
        _leave_out_operation,
    ),
    Fault(
        "region.scope-mismatch",
        "AWS takes the signature for one of another Region",
        _mismatch_scope,
    ),
)
