"""iam:SimulatePrincipalPolicy, answered by the evaluator that enforces."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.moto_call import required, several, world_of
from wizard.sandbox.permission import BOUNDARY, ORGANIZATION, decide
from wizard.sandbox.policies import Ask, Verdict
from wizard.sandbox.principals import boundary_of, holder_named
from wizard.sandbox.world import Holder, World

if TYPE_CHECKING:
    from moto.core.responses import ActionResult, BaseResponse


class _Entry(TypedDict, total=False):
    """botocore's ContextEntry."""

    ContextKeyName: str
    ContextKeyValues: list[str]


def simulate_principal_policy(responder: BaseResponse) -> ActionResult:
    """One result for each action on each resource; raises NotServed."""
    from moto.core.responses import ActionResult

    world, arn = world_of(responder), required(responder, "PolicySourceArn")
    holder = holder_named(world, arn)
    if holder is None:
        raise NotServed(Refused("NoSuchEntity", f"The entity {arn} cannot be found.", 404))
    context = _context(responder._get_param("ContextEntries") or [])
    results = [
        _simulated(world, holder, Ask(action, resource, context))
        for action in several(responder, "ActionNames")
        for resource in several(responder, "ResourceArns") or ["*"]
    ]
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})


def _context(entries: list[_Entry]) -> dict[str, str]:
    return {
        entry["ContextKeyName"].lower(): entry["ContextKeyValues"][0]
        for entry in entries
        if entry.get("ContextKeyValues")
    }


def _simulated(world: World, holder: Holder, ask: Ask) -> dict[str, object]:
    decision = decide(world, holder, ask)
    result: dict[str, object] = {
        "EvalActionName": ask.action,
        "EvalResourceName": ask.resource,
        "EvalDecision": decision.verdict.value,
        "MatchedStatements": [],
        "MissingContextValues": [],
    }
    if boundary_of(world, holder) is not None:
        passes = decision.verdict is Verdict.ALLOWED or decision.layer != BOUNDARY
        result["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": passes}
    if world.organization is not None:
        passes = decision.verdict is Verdict.ALLOWED or decision.layer != ORGANIZATION
        result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": passes}
    return result
