"""IAM's simulation: what the policies of an identity say to an action, and which layer decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checks.context import Context
from checks.identity.principal import Principal, principal_of
from checks.refused.seen import region_of
from checks.sources.aws import Answer
from checks.sources.refusal import Refusal

ALLOWED = "allowed"
WORST_FIRST = ("explicitDeny", "implicitDeny", ALLOWED)
SIMULATED_KINDS = ("user", "role")
"""Of those who can call (IAM API, SimulatePrincipalPolicy, PolicySourceArn: a user, group or role)."""


@dataclass(frozen=True)
class Decision:
    """What the simulation says of one action on all resources together.

    `layer` is `identity`, `boundary` or `organization`; `policies` are those whose statements
    decided; `missing` are condition keys that only a real call would have.
    """

    action: str
    decision: str
    layer: str = "identity"
    policies: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_allowed(self) -> bool:
        return self.decision == ALLOWED


def simulated(
    context: Context, actions: Iterable[str], resources: Iterable[str] = ()
) -> Mapping[str, Decision] | Refusal | None:
    """IAM's decision for each action; None for who has no policies that IAM could simulate."""
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Arn": arn}) if principal_of(arn).kind in SIMULATED_KINDS:
            source = _source(arn, principal_of(arn), context)
        case _:
            return None
    about: dict[str, Any] = {"ActionNames": list(actions), "ContextEntries": _known(context)}
    if resources := list(resources):
        about["ResourceArns"] = resources
    pages = context.aws.pages("iam", "SimulatePrincipalPolicy", PolicySourceArn=source, **about)
    refused = next((page for page in pages if isinstance(page, Refusal)), None)
    return refused or _decisions(pages)


def _source(arn: str, who: Principal, context: Context) -> str:
    """The ARN to simulate: a user's as it is; a role's own, path and all, where IAM shows it."""
    if who.kind == "user":
        return arn
    match context.aws.ask("iam", "GetRole", RoleName=who.name):
        case Answer(value={"Role": {"Arn": own}}):
            return own
    return who.source_arn


def _known(context: Context) -> list[dict[str, Any]]:
    """The condition key that policies ask for most; without it they deny in the simulation alone."""
    key = {"ContextKeyName": "aws:RequestedRegion", "ContextKeyType": "string"}
    region = region_of(context)
    return [{**key, "ContextKeyValues": [region]}] if region else []


def _decisions(pages: Iterable[Answer]) -> dict[str, Decision]:
    """The worst of all results: AWS gives one for each action, or one for each resource, too.

    (IAM API, EvaluationResult: "The simulator now returns a single EvaluationResult per action".)
    """
    decided: dict[str, Decision] = {}
    for result in (each for page in pages for each in page.value.get("EvaluationResults", [])):
        for one in (_decision(result, result), *_by_resource(result)):
            decided[one.action] = _worse(decided.get(one.action, one), one)
    return decided


def _by_resource(result: Mapping[str, Any]) -> Iterator[Decision]:
    for each in result.get("ResourceSpecificResults", []):
        yield _decision(result, {**each, "EvalDecision": each["EvalResourceDecision"]})


def _decision(result: Mapping[str, Any], about: Mapping[str, Any]) -> Decision:
    return Decision(
        result["EvalActionName"],
        about["EvalDecision"],
        _layer(about),
        tuple(each["SourcePolicyId"] for each in about.get("MatchedStatements", [])),
        tuple(about.get("MissingContextValues", [])),
    )


def _layer(about: Mapping[str, Any]) -> str:
    organization = about.get("OrganizationsDecisionDetail", {})
    boundary = about.get("PermissionsBoundaryDecisionDetail", {})
    if not organization.get("AllowedByOrganizations", True):
        return "organization"
    return "identity" if boundary.get("AllowedByPermissionsBoundary", True) else "boundary"


def _worse(one: Decision, other: Decision) -> Decision:
    return min(one, other, key=lambda each: WORST_FIRST.index(each.decision))
