"""The policies that were required by name are attached to the identity, as IAM shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import ATTACHING
from checks.permissions.support.reading import Policy, Reading, read
from checks.principal import Principal, principal_of
from checks.refusals.permission import OF_A_SERVICE, TO_PERMISSION_SET
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal

MANAGED = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"

POLICY_NOT_ATTACHED = Message(
    code="permissions.policy-not-attached",
    severity=Severity.FAIL,
    passes=True,
    summary="{policy} is not among the policies of {identity}.",
    why="The policy was required with --require-policy or in the configuration file. What it"
    " allows may come from another policy; require the actions instead if that is enough.",
    recognised="IAM shows every policy of the identity, and none has this name.",
    steps=("Have an administrator attach it with the command below, and run rekwiz again.",),
    commands=("aws iam attach-{kind}-policy --{kind}-name {user} --policy-arn {arn}",),
    links=(ATTACHING,),
)
POLICY_UNKNOWN = Message(
    code="permissions.policy-unknown",
    severity=Severity.FAIL,
    summary="Neither AWS nor this account has a managed policy {policy}. The nearest: {nearest}.",
    why="A policy's name is written with the same capitals and without blanks, as in the console."
    " What a user or role carries inline is no managed policy.",
    recognised="The policy was required by name, and iam:ListPolicies does not list it.",
    steps=("Correct the name after --require-policy or in the configuration file.",),
    commands=("aws iam list-policies --query 'Policies[].PolicyName'",),
    links=(MANAGED,),
)
POLICIES_UNREADABLE = Message(
    code="permissions.policies-unreadable",
    severity=Severity.UNKNOWN,
    summary="IAM does not show the policies of {identity}, so {policy} could not be looked for.",
    why="Neither of the guide's two policies lets an identity read IAM; that is normal. The root"
    " user and federated users have no policies that IAM could show.",
    recognised="A policy was required by name, and AWS refused to list those of the identity.",
    steps=(
        "Require the actions that you need instead: --require rekognition:DetectFaces.",
        "Or have an administrator attach IAMReadOnlyAccess, and run rekwiz again.",
    ),
    links=(ATTACHING,),
)

NOT_REQUIRED = Phrase("No policy was required with --require-policy.")
NONE_NEAR = "–"
NOTHING = Reading((), (), None, is_partial=True)
BY_ITS_ARN = Phrase(
    "Have an administrator look for its ARN with the command below and attach it; if there is none,"
    " correct the name."
)


def look(context: Context) -> Iterator[Seen]:
    if not context.policies:
        yield NotApplicable(NOT_REQUIRED)
        return
    who = principal_of(context.caller())
    reading = read(context, who) if who.kind in ("user", "role") else NOTHING
    for wish in context.policies:
        found = next((each for each in reading.attached if _is_meant(wish, each, context)), None)
        if found:
            yield Evidence("attached", wish, found.source)
        elif reading.is_partial:
            yield POLICIES_UNREADABLE.finding(facts={"policy": wish, "identity": context.caller()})
        else:
            yield _missing(wish, who, context)


def _is_meant(wish: str, policy: Policy, context: Context) -> bool:
    """Whether it is the one of this ARN, or of this name: AWS's own rather than the account's."""
    if policy.arn == wish:
        return True
    if policy.name != wish:
        return False
    return _is_of_aws(policy.arn) or not any(map(_is_of_aws, _known(context, wish)))


def _is_of_aws(arn: str) -> bool:
    return arn.split(":", 5)[4] == "aws"


def _missing(wish: str, who: Principal, context: Context) -> Finding:
    """Not attached, or not there at all; where IAM does not list what there is, not attached."""
    listed = _listed(context)
    known = _known(context, wish)
    facts = {"kind": who.kind, "user": who.name, "identity": context.caller()}
    otherwise = _otherwise(wish, who)
    if known:
        arn = next(filter(_is_of_aws, known), known[0])
        return POLICY_NOT_ATTACHED.finding(
            remedy=otherwise, facts={"policy": wish, "arn": arn, **facts}
        )
    if listed:
        from difflib import get_close_matches

        seen = Evidence("policies", str(len(listed)), "iam:ListPolicies")
        names = {policy["PolicyName"] for policy in listed}
        near = get_close_matches(wish.rpartition("/")[2], names, n=3, cutoff=0.5)
        nearest = tuple(near) or NONE_NEAR
        return POLICY_UNKNOWN.finding(seen, facts={"policy": wish, "nearest": nearest})
    if wish.startswith("arn:"):
        return POLICY_NOT_ATTACHED.finding(
            remedy=otherwise, facts={"policy": wish, "arn": wish, **facts}
        )
    command = f"aws iam list-policies --query \"Policies[?PolicyName=='{wish}'].Arn\""
    remedy = otherwise or Remedy((BY_ITS_ARN,), (command,), POLICY_NOT_ATTACHED.links)
    return POLICY_NOT_ATTACHED.finding(remedy=remedy, facts={"policy": wish, **facts})


def _otherwise(wish: str, who: Principal) -> Remedy | None:
    """What helps a role to which IAM lets nobody attach policies; None for the others."""
    if who.takes_policies:
        return None
    step = TO_PERMISSION_SET if who.is_of_identity_center else OF_A_SERVICE
    said = step.with_(policy=wish.rpartition("/")[2], user=who.name)
    return Remedy((said,), links=POLICY_NOT_ATTACHED.links)


def _known(context: Context, wish: str) -> list[str]:
    """The ARNs of what has this name or ARN; none where IAM does not list what there is."""
    return [
        policy["Arn"]
        for policy in _listed(context)
        if wish in (policy["PolicyName"], policy["Arn"])
    ]


def _listed(context: Context) -> list[dict[str, Any]]:
    """AWS's policies and the account's; empty where IAM does not list them."""
    pages = context.aws.pages("iam", "ListPolicies", Scope="All")
    if any(isinstance(page, Refusal) for page in pages):
        return []
    return [
        policy
        for page in pages
        if isinstance(page, Answer)
        for policy in page.value.get("Policies", [])
    ]


CHECK = Check(
    code="permissions.named-policies",
    title="The policies that were required by name are attached",
    look=look,
    messages=(POLICY_NOT_ATTACHED, POLICY_UNKNOWN, POLICIES_UNREADABLE),
    needs=("identity.known",),
    cost=Cost.NETWORK,
    holds=("attached: {attached}",),
    after=("permissions.rekognition", "permissions.s3"),
)
