"""Adds to moto's responders what they lack, as methods of theirs, so that each is authorized."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from wizard.sandbox.permission import decide, require
from wizard.sandbox.policies import Ask, Verdict
from wizard.sandbox.principals import holder_named
from wizard.sandbox.refusal import NotServed, Refused
from wizard.sandbox.world import CALL, WORLD, Call, World


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

    from wizard.sandbox.detection import detect_faces

    IamResponse.simulate_principal_policy = _simulate_principal_policy
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
    parameters = _parameters(responder) if call.service == "iam" else {}
    require(environ[WORLD], call, parameters)


def _parameters(responder) -> Mapping[str, str]:
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in responder.data.items()
    }


def _list_collections(responder) -> str:
    """rekognition:ListCollections of an account that has made none."""
    return json.dumps({"CollectionIds": [], "FaceModelVersions": []})


def _simulate_principal_policy(responder):
    """iam:SimulatePrincipalPolicy, by the evaluator that enforces."""
    from moto.core.responses import ActionResult

    world: World = responder.normalized_request.environ[WORLD]
    arn = responder._get_param("PolicySourceArn")
    holder = holder_named(world, arn)
    if holder is None:
        raise NotServed(Refused("NoSuchEntity", f"The entity {arn} cannot be found.", 404))
    actions = responder._get_param("ActionNames", [])
    resources = responder._get_param("ResourceArns", []) or ["*"]
    context = _context(responder._get_param("ContextEntries", []) or [])
    results = [
        _simulated(world, holder, Ask(action, resource, context))
        for action in actions
        for resource in resources
    ]
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})


def _context(entries: list[Mapping]) -> dict[str, str]:
    return {
        entry["ContextKeyName"].lower(): entry["ContextKeyValues"][0]
        for entry in entries
        if entry.get("ContextKeyValues")
    }


def _simulated(world: World, holder, ask: Ask) -> dict[str, object]:
    decision = decide(world, holder, ask)
    result: dict[str, object] = {
        "EvalActionName": ask.action,
        "EvalResourceName": ask.resource,
        "EvalDecision": decision.verdict.value,
        "MatchedStatements": [],
        "MissingContextValues": [],
    }
    if holder.name in world.boundaries:
        allowed = decision.verdict is Verdict.ALLOWED or decision.layer != "permissions boundary"
        result["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": allowed}
    return result
