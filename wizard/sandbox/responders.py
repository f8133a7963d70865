"""Adds to moto's responders what they lack, as methods of theirs, so that each is authorized."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from wizard.sandbox.permission import require
from wizard.sandbox.world import CALL, WORLD, Call

# IAM takes the caller where these name no user; moto needs the name.
_ABOUT_THE_CALLER = frozenset(
    {"CreateAccessKey", "DeleteAccessKey", "GetUser", "ListAccessKeys", "ListMFADevices",
     "UpdateAccessKey"}
)  # fmt: skip


def install() -> None:
    """Teaches moto in this process; safe to do again. Leaves other uses of moto as they were."""
    from moto.core.authorization import ActionAuthenticatorMixin
    from moto.core.config import default_user_config

    if getattr(ActionAuthenticatorMixin, "_rekwiz", False):
        return
    # What MOTO_IAM_LOAD_MANAGED_POLICIES=true does, without touching this process's environment.
    default_user_config.setdefault("iam", {})["load_aws_managed_policies"] = True
    original = ActionAuthenticatorMixin._authenticate_and_authorize_action

    def authorize(responder, request_class, resource="*"):
        if CALL in responder.normalized_request.environ:
            return _authorize(responder, resource)
        return original(responder, request_class, resource)

    ActionAuthenticatorMixin._authenticate_and_authorize_action = authorize
    ActionAuthenticatorMixin._rekwiz = True
    _add_methods()


def _add_methods() -> None:
    from moto.iam.responses import IamResponse
    from moto.rekognition.responses import RekognitionResponse
    from moto.sts.responses import TokenResponse

    from wizard.sandbox import boundaries, sessions
    from wizard.sandbox.detection import detect_faces
    from wizard.sandbox.simulation import simulate_principal_policy

    IamResponse.simulate_principal_policy = simulate_principal_policy
    IamResponse.delete_user = _without_keys(IamResponse.delete_user)
    IamResponse.put_user_permissions_boundary = boundaries.put_user_permissions_boundary
    IamResponse.delete_user_permissions_boundary = boundaries.delete_user_permissions_boundary
    TokenResponse.get_session_token = sessions.get_session_token
    TokenResponse.get_caller_identity = sessions.caller_identity(TokenResponse.get_caller_identity)
    RekognitionResponse.list_collections = _list_collections
    RekognitionResponse.detect_faces = detect_faces


def _authorize(responder, resource: str) -> None:
    """Stands for moto's method of every responder; raises NotServed."""
    environ = responder.normalized_request.environ
    call: Call = environ[CALL]
    if call.holder is None:
        return
    action = responder._get_action()
    name = action[0] if isinstance(action, list) else action
    call = replace(call, action=f"{call.service}:{name}", resource=resource)
    require(environ[WORLD], call, _parameters(responder, call))
    if name in _ABOUT_THE_CALLER and responder._get_param("UserName") is None:
        responder.params["UserName"] = call.holder.name


def _parameters(responder, call: Call) -> Mapping[str, str]:
    if call.service != "iam":
        return {}
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in responder.data.items()
    }


def _without_keys(delete_user):
    """iam:DeleteUser, which AWS refuses for a user who still has an access key."""

    def checked(responder):
        from moto.iam.exceptions import DeleteConflictException

        if responder.backend.get_user(responder._get_param("UserName")).access_keys:
            raise DeleteConflictException("Cannot delete entity, must delete access keys first.")
        return delete_user(responder)

    return checked


def _list_collections(responder) -> str:
    """rekognition:ListCollections of an account that has made none."""
    return json.dumps({"CollectionIds": [], "FaceModelVersions": []})
