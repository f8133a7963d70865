"""iam:SimulatePrincipalPolicy, answered by the evaluator that enforces."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.sandbox.permission import BOUNDARY, ORGANIZATION, decide
from wizard.sandbox.policies import Ask, Verdict
from wizard.sandbox.principals import boundary_of, holder_named
from wizard.sandbox.refusal import NotServed, Refused
from wizard.sandbox.world import WORLD, Holder, World


def simulate_principal_policy(responder):
    """One result for each action on each resource; raises NotServed."""
    from moto.core.responses import ActionResult

    world: World = responder.normalized_request.environ[WORLD]
    arn = responder._get_param("PolicySourceArn")
    holder = holder_named(world, arn)
    if holder is None:
        raise NotServed(Refused("NoSuchEntity", f"The entity {arn} cannot be found.", 404))
    context = _context(responder._get_param("ContextEntries") or [])
    results = [
        _simulated(world, holder, Ask(action, resource, context))
        for action in responder._get_param("ActionNames") or []
        for resource in responder._get_param("ResourceArns") or ["*"]
    ]
    return ActionResult({"EvaluationResults": results, "IsTruncated": False})


def _context(entries: list[Mapping]) -> dict[str, str]:
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
