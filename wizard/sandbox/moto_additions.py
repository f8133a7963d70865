"""Adds to moto's responders what they lack, as methods of theirs, so that each is authorized."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wizard.sandbox.moto_call import call_of, required, world_of
from wizard.sandbox.permission import require
from wizard.sandbox.world import SignedCall

if TYPE_CHECKING:
    from moto.core.responses import ActionResult, BaseResponse
    from moto.iam.models import ManagedPolicy
    from moto.iam.responses import IamResponse

# IAM takes the caller where these name no user; moto needs the name.
_ABOUT_THE_CALLER = frozenset(
    {"CreateAccessKey", "DeleteAccessKey", "GetUser", "ListAccessKeys", "ListMFADevices",
     "UpdateAccessKey"}
)  # fmt: skip

_ACTIONS = {"HeadBucket": "ListBucket"}
"""Operations whose action moto names by themselves (Service Authorization Reference, S3)."""


@cache
def install() -> None:
    """Teaches moto in this process; safe to do again. Leaves other uses of moto as they were."""
    from moto.core.authorization import ActionAuthenticatorMixin
    from moto.core.config import default_user_config

    # What MOTO_IAM_LOAD_MANAGED_POLICIES=true does, without touching this process's environment.
    default_user_config.setdefault("iam", {})["load_aws_managed_policies"] = True
    original = ActionAuthenticatorMixin._authenticate_and_authorize_action

    def authorize(responder: BaseResponse, request_class: type, resource: str = "*") -> None:
        if call_of(responder) is None:
            original(responder, request_class, resource)
        else:
            _authorize(responder, resource)

    _teach(ActionAuthenticatorMixin, _authenticate_and_authorize_action=authorize)
    _share_policies()
    _add_methods()


def _share_policies() -> None:
    """AWS's own policies, more than a thousand, are the same in each account: read once for all the
    sandboxes of a process, of which each has its own copies."""
    from moto.iam.models import IAMBackend

    read = IAMBackend._init_aws_policies
    known: dict[str, list[ManagedPolicy]] = {}

    def policies(backend: IAMBackend) -> list[ManagedPolicy]:
        if not (of_region := known.get(backend.region_name)):
            of_region = known[backend.region_name] = read(backend)
        return [_of_account(policy, backend.account_id) for policy in of_region]

    _teach(IAMBackend, _init_aws_policies=policies)


def _of_account(policy: ManagedPolicy, account: str) -> ManagedPolicy:
    """A copy that can be attached and given versions without a trace in another account."""
    own = copy(policy)
    own.account_id, own.versions, own.tags = account, list(policy.versions), dict(policy.tags)
    return own


def _add_methods() -> None:
    from moto.iam.responses import IamResponse
    from moto.sts.responses import TokenResponse

    from wizard.sandbox import boundaries, federation, sessions
    from wizard.sandbox.simulation import simulate_principal_policy

    _teach(
        IamResponse,
        simulate_principal_policy=simulate_principal_policy,
        delete_user=_without_keys(IamResponse.delete_user),
        put_user_permissions_boundary=boundaries.put_user_permissions_boundary,
        delete_user_permissions_boundary=boundaries.delete_user_permissions_boundary,
    )
    _teach(
        TokenResponse,
        get_session_token=sessions.get_session_token,
        assume_role_with_web_identity=federation.with_web_identity(
            TokenResponse.assume_role_with_web_identity
        ),
        assume_role_with_saml=federation.assume_role_with_saml,
        get_caller_identity=sessions.caller_identity(TokenResponse.get_caller_identity),
    )


def _teach(responder: type, **methods: Callable[..., object]) -> None:
    """Puts methods into a class of moto's: it dispatches an action to the method of its name."""
    for name, method in methods.items():
        setattr(responder, name, method)


def _authorize(responder: BaseResponse, resource: str) -> None:
    """Stands for moto's method of every responder; raises NotServed."""
    call = call_of(responder)
    if not isinstance(call, SignedCall):  # its proof is the token in it, and no policy counts
        return
    action = responder._get_action()
    named = action[0] if isinstance(action, list) else action
    name = _ACTIONS.get(named, named)
    pays = responder.headers.get("x-amz-request-payer") == "requester"
    call = replace(call, action=f"{call.service}:{name}", resource=resource, pays=pays)
    require(world_of(responder), call, _parameters(responder, call))
    if name in _ABOUT_THE_CALLER and responder._get_param("UserName") is None:
        responder.params["UserName"] = call.holder.name


def _parameters(responder: BaseResponse, call: SignedCall) -> Mapping[str, str]:
    if call.service != "iam":
        return {}
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in responder.data.items()
    }


def _without_keys(
    delete_user: Callable[[IamResponse], ActionResult],
) -> Callable[[IamResponse], ActionResult]:
    """iam:DeleteUser, which AWS refuses for a user who still has an access key."""

    def checked(responder: IamResponse) -> ActionResult:
        from moto.iam.exceptions import DeleteConflictException

        if responder.backend.get_user(required(responder, "UserName")).access_keys:
            raise DeleteConflictException("Cannot delete entity, must delete access keys first.")
        return delete_user(responder)

    return checked
