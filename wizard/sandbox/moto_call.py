"""What a method that is put into moto's responders needs of them: its call, and typed parameters.

moto gives parameters as whatever the request held; what is asked here is what AWS's model of
each action allows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.sandbox.world import CALL, WORLD, Call, SignedCall, World

if TYPE_CHECKING:
    from moto.core.responses import BaseResponse


def world_of(responder: BaseResponse) -> World:
    """The account that the request came to."""
    world: World = responder.normalized_request.environ[WORLD]
    return world


def call_of(responder: BaseResponse) -> Call | None:
    """The call, None where moto serves somebody else in this process."""
    call: Call | None = responder.normalized_request.environ.get(CALL)
    return call


def signed_call_of(responder: BaseResponse) -> SignedCall:
    """The call of an action that the gate lets nobody do unsigned."""
    call: SignedCall = responder.normalized_request.environ[CALL]
    return call


def parameter(responder: BaseResponse, name: str) -> str | None:
    """A parameter, None where the request has none of that name."""
    value: str | None = responder._get_param(name)
    return value


def required(responder: BaseResponse, name: str) -> str:
    """A parameter that every client sends, because botocore's model requires it."""
    value: str = responder._get_param(name)
    return value


def several(responder: BaseResponse, name: str) -> list[str]:
    """A parameter that is a list of texts."""
    values: list[str] = responder._get_param(name) or []
    return values
