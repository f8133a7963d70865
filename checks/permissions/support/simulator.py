"""IAM's simulation: what the policies of an identity say to an action, and which layer decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from checks.context import Context
from checks.deadline import side_by_side
from checks.principal import principal_of
from checks.profile import resolved_region
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.resource_types import ANY

AT_ONCE = 8
ALLOWED = "allowed"
WORST_FIRST = ("explicitDeny", "implicitDeny", ALLOWED)
SIMULATED_KINDS = ("user", "role")
"""Of those who can call (IAM API, SimulatePrincipalPolicy, PolicySourceArn: a user, group or role)."""


class Decision(Struct, frozen=True):
    """What the simulation says of one action on all resources together.

    `layer` is `identity`, `boundary` or `organization`; `policies` are those whose statements
    decided, `resource` the one that it was about; `missing` are condition keys that only a real call
    would have.
    """

    action: str
    decision: str
    layer: str = "identity"
    policies: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    resource: str = ANY

    @property
    def is_allowed(self) -> bool:
        return self.decision == ALLOWED


def simulated(
    context: Context, about: Mapping[str, tuple[str, ...]]
) -> Mapping[str, Decision] | Refusal | None:
    """IAM's decision for each action, on the resources (ARNs, or `*`) that it is `about`.

    None for who has no policies that IAM could simulate.
    """
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Arn": arn}) if principal_of(arn).kind in SIMULATED_KINDS:
            source = source_of(arn, context) or principal_of(arn).source_arn
        case _:
            return None
    groups = together(about)
    questions = [
        partial(_pages, context, source, actions, resources)
        for resources, actions in groups.items()
    ]
    answers = side_by_side(questions, at_once=AT_ONCE, name="iam")
    found = [page for pages in answers for page in pages]
    refused = next((page for page in found if isinstance(page, Refusal)), None)
    return refused or _decisions(page for page in found if isinstance(page, Answer))


def together(about: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, ...], list[str]]:
    """The actions by what they are about: those that can be asked about in one question."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for action, resources in about.items():
        groups.setdefault(resources, []).append(action)
    return groups


def _pages(
    context: Context, source: str, actions: list[str], resources: tuple[str, ...]
) -> tuple[Answer | Refusal, ...]:
    return context.aws.pages(
        "iam",
        "SimulatePrincipalPolicy",
        PolicySourceArn=source,
        ActionNames=actions,
        ResourceArns=list(resources),
        ContextEntries=_known(context),
    )


def source_of(arn: str, context: Context) -> str | None:
    """The ARN to simulate: a user's as it is; a role's own, path and all; None where IAM hides it."""
    who = principal_of(arn)
    if who.kind == "user":
        return arn
    match context.aws.ask("iam", "GetRole", RoleName=who.name):
        case Answer(value={"Role": {"Arn": str(own)}}):
            return own
    return None


def _known(context: Context) -> list[dict[str, Any]]:
    """The condition key that policies ask for most; without it they deny in the simulation alone."""
    key = {"ContextKeyName": "aws:RequestedRegion", "ContextKeyType": "string"}
    region = resolved_region(context)
    return [{**key, "ContextKeyValues": [region]}] if region else []


def _decisions(pages: Iterable[Answer]) -> dict[str, Decision]:
    """The worst of all results: AWS gives one for each action, or one for each resource, too.

    (IAM API, EvaluationResult: "The simulator now returns a single EvaluationResult per action".)
    """
    decided: dict[str, Decision] = {}
    for result in (each for page in pages for each in page.value.get("EvaluationResults", [])):
        for one in (*_by_resource(result), _decision(result, result)):
            decided[one.action] = _worse(decided.get(one.action, one), one)
    return decided


def _by_resource(result: Mapping[str, Any]) -> Iterator[Decision]:
    for each in result.get("ResourceSpecificResults", []):
        named = {"EvalDecision": each["EvalResourceDecision"]}
        yield _decision(result, {**each, **named})


def _decision(result: Mapping[str, Any], about: Mapping[str, Any]) -> Decision:
    return Decision(
        result["EvalActionName"],
        about["EvalDecision"],
        _layer(about),
        tuple(each["SourcePolicyId"] for each in about.get("MatchedStatements", [])),
        tuple(about.get("MissingContextValues", [])),
        about.get("EvalResourceName") or ANY,
    )


def _layer(about: Mapping[str, Any]) -> str:
    organization = about.get("OrganizationsDecisionDetail", {})
    boundary = about.get("PermissionsBoundaryDecisionDetail", {})
    if not organization.get("AllowedByOrganizations", True):
        return "organization"
    return "identity" if boundary.get("AllowedByPermissionsBoundary", True) else "boundary"


def _worse(one: Decision, other: Decision) -> Decision:
    return min(one, other, key=lambda each: WORST_FIRST.index(each.decision))
