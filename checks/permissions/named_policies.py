"""The policies that were required by name are attached to the identity, as IAM shows them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from checks.context import Context
from checks.identity.principal import Principal, principal_of
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.permissions.reading import read
from checks.refused.seen import caller_of
from checks.sources.aws import Answer
from checks.sources.refusal import Refusal

MANAGED = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html"
ATTACHING = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html"
)

POLICY_NOT_ATTACHED = Message(
    code="permissions.policy-not-attached",
    severity=Severity.FAIL,
    summary="{policy} is attached neither to {identity} nor to one of its groups.",
    why="The policy was required with --require-policy or in the configuration file. What it"
    " allows may come from another policy; require the actions instead if that is enough.",
    recognised="IAM shows every policy of the identity, and none has this name.",
    steps=("Have an administrator attach it with the command below, and run this again.",),
    commands=("aws iam attach-{kind}-policy --{kind}-name {user} --policy-arn {arn}",),
    links=(ATTACHING,),
)
POLICY_UNKNOWN = Message(
    code="permissions.policy-unknown",
    severity=Severity.FAIL,
    summary="Neither AWS nor this account has a policy {policy}. The nearest: {nearest}.",
    why="A policy's name is written with the same capitals and without blanks, as in the console.",
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
        "Or have an administrator attach IAMReadOnlyAccess, and run this again.",
    ),
    links=(ATTACHING,),
)

NOT_REQUIRED = Phrase("No policy was required with --require-policy.")
NONE_NEAR = "–"


def look(context: Context) -> Iterator[Seen]:
    if not context.policies:
        yield NotApplicable(NOT_REQUIRED)
        return
    context.aws.ask("sts", "GetCallerIdentity")
    who = principal_of(caller_of(context))
    carriers, complete = _carriers(context, who)
    for name in context.policies:
        if name in carriers:
            yield Evidence("attached", name, carriers[name])
        elif not complete:
            yield POLICIES_UNREADABLE.finding(policy=name, identity=caller_of(context))
        else:
            yield _missing(name, who, context)


def _carriers(context: Context, who: Principal) -> tuple[dict[str, str], bool]:
    """Who carries each attached policy, and whether IAM showed all there is."""
    if who.kind not in ("user", "role"):
        return {}, False
    reading = read(context, who)
    return {policy.name: policy.source for policy in reading.attached}, not reading.is_partial


def _missing(name: str, who: Principal, context: Context) -> Finding:
    """Not attached, or not there at all; where IAM does not list what there is, not attached."""
    known = _known(context)
    seen = Evidence("policies", str(len(known)), "iam:ListPolicies")
    if known and name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        nearest = ", ".join(near) or NONE_NEAR
        return POLICY_UNKNOWN.finding(seen, policy=name, nearest=nearest)
    arn = known.get(name, f"arn:{who.partition}:iam::aws:policy/{name}")
    facts = {"kind": who.kind, "user": who.name, "arn": arn, "identity": caller_of(context)}
    return POLICY_NOT_ATTACHED.finding(policy=name, **facts)


def _known(context: Context) -> dict[str, str]:
    """The ARN of every policy of AWS's and of the account's; empty where IAM does not list them."""
    pages = context.aws.pages("iam", "ListPolicies", Scope="All")
    if any(isinstance(page, Refusal) for page in pages):
        return {}
    return {
        policy["PolicyName"]: policy["Arn"]
        for page in pages
        if isinstance(page, Answer)
        for policy in page.value.get("Policies", [])
    }


CHECK = Check(
    code="permissions.named-policies",
    title="The policies that were required by name are attached",
    look=look,
    messages=(POLICY_NOT_ATTACHED, POLICY_UNKNOWN, POLICIES_UNREADABLE),
    needs=("identity.known",),
    cost=Cost.NETWORK,
    holds=("attached: {attached}",),
)
