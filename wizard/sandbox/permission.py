"""Says whether a call is permitted, and refuses it in AWS's sentence where it is not.

The sentences are those of
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from wizard.sandbox.account import ADMINISTRATOR
from wizard.sandbox.aws_refusals import NotServed
from wizard.sandbox.policies import Ask, Verdict, judge, trusts
from wizard.sandbox.policy_document import Document, read
from wizard.sandbox.principals import boundary_of, documents_of, iam_of, owners_of
from wizard.sandbox.world import Holder, SignedCall, World

IDENTITY = "identity-based policy"
BOUNDARY = "permissions boundary"
ORGANIZATION = "service control policy"
SESSION = "session policy"

# Policies cannot govern these: STS's API reference says so on each one's page.
_FREE = frozenset({"sts:GetCallerIdentity", "sts:GetSessionToken"})


class Decision(Struct, frozen=True):
    """A verdict and the layer of policies that it comes from."""

    verdict: Verdict
    layer: str = IDENTITY

    def clause(self, action: str) -> str:
        """How AWS's refusal ends, such as `because no identity-based policy allows …`."""
        if self.verdict is Verdict.EXPLICIT_DENY:
            article = "an" if self.layer[0] in "aeiou" else "a"
            return f"with an explicit deny in {article} {self.layer}"
        return f"because no {self.layer} allows the {action} action"


def decide(world: World, holder: Holder, ask: Ask) -> Decision:
    """Judges layer by layer: any explicit Deny first, then the first layer that is silent."""
    ask = replace(ask, context={**context_of(world, holder), **ask.context})
    layers = [(IDENTITY, documents_of(world, holder))]
    layers += [
        (name, [document])
        for name, document in (
            (ORGANIZATION, _organization_of(world, holder)),
            (BOUNDARY, boundary_of(world, holder)),
            (SESSION, holder.session_policy),
        )
        if document is not None
    ]
    verdicts = [Decision(judge(documents, ask), layer) for layer, documents in layers]
    for wanted in (Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY):
        for decision in verdicts:
            if decision.verdict is wanted:
                return decision
    return Decision(Verdict.ALLOWED)


def _organization_of(world: World, holder: Holder) -> Document | None:
    """admin plays the console, with which faults can be mended."""
    return None if holder.name == ADMINISTRATOR else world.organization


def context_of(world: World, holder: Holder) -> dict[str, str]:
    """The global condition keys that the sandbox knows of a caller.

    A permanent key's calls carry no aws:MultiFactorAuthPresent at all.
    """
    context = {
        "aws:principalarn": holder.arn,
        "aws:principalaccount": world.account,
        "aws:securetransport": "false",
    }
    if not holder.is_role:
        context["aws:username"] = holder.name
    if holder.token:
        context["aws:multifactorauthpresent"] = str(holder.with_mfa).lower()
    return context


def require(world: World, call: SignedCall, parameters: Mapping[str, str]) -> None:
    """Lets `call` pass or raises NotServed; `parameters` are a query service's own."""
    if call.action == "sts:AssumeRole":
        _require_role(world, call)
    elif call.action not in _FREE:
        _require_policies(world, call, parameters)
    for hook in list(world.on_authorization):
        hook(call)
    _note_grant(world, call, parameters)


def _require_policies(world: World, call: SignedCall, parameters: Mapping[str, str]) -> None:
    resource, words = _resource(world, call, parameters)
    ask = Ask(call.action, resource, {"aws:requestedregion": call.region})
    decision = decide(world, call.holder, ask)
    if decision.verdict is not Verdict.ALLOWED:
        raise denied(call, _clause(world, decision, call.action), words)


def _clause(world: World, decision: Decision, action: str) -> str:
    """AWS names the policy of an organization that has the Deny, and no other policy."""
    clause = decision.clause(action)
    by_organization = decision == Decision(Verdict.EXPLICIT_DENY, ORGANIZATION)
    return f"{clause}: {world.organization_policy}" if by_organization else clause


def denied(call: SignedCall, clause: str, resource: str = "") -> NotServed:
    """The refusal of `call` for the reason that `clause` gives."""
    sentence = f"User: {call.holder.arn} is not authorized to perform: {call.action}"
    on = f"on resource: {resource}" if resource else ""
    message = " ".join(part for part in (sentence, on, clause) if part)
    return NotServed(replace(call.words.denied, message=message))


def _require_role(world: World, call: SignedCall) -> None:
    """A role is assumed where its trust policy and the caller's own policies both allow it."""
    roles = [role for role in iam_of(world.account).roles.values() if role.arn == call.resource]
    ask = Ask(call.action, call.resource, context_of(world, call.holder))
    trusted = any(
        trusts(read(role.assume_role_policy_document), call.holder.arn, ask) for role in roles
    )
    permitted = decide(world, call.holder, ask).verdict is Verdict.ALLOWED
    if not (trusted and permitted):
        raise denied(call, "", call.resource)


def _resource(world: World, call: SignedCall, parameters: Mapping[str, str]) -> tuple[str, str]:
    """The resource as policies see it, and as the service's refusal words it.

    IAM names a user's resource `user NAME` (aws-cli issue 1985), S3 quotes its ARN, and both
    Rekognition and s3:ListAllMyBuckets name none.
    """
    if call.service == "iam":
        return _iam_resource(world, call, parameters)
    if call.service == "s3" and call.action != "s3:ListAllMyBuckets":
        return call.resource, f'"{call.resource}"'
    return call.resource, ""


def _iam_resource(world: World, call: SignedCall, parameters: Mapping[str, str]) -> tuple[str, str]:
    if "PolicySourceArn" in parameters:
        return parameters["PolicySourceArn"], parameters["PolicySourceArn"]
    for kind, owners in owners_of(world.account).items():
        name = parameters.get(f"{kind.title()}Name")
        if name is not None:
            arns = [owner.arn for owner in owners if owner.name == name]
            unknown = f"arn:aws:iam::{world.account}:{kind}/{name}"
            return (arns[0] if arns else unknown), f"{kind} {name}"
    if "PolicyArn" in parameters:
        return parameters["PolicyArn"], f"policy {parameters['PolicyArn']}"
    return call.holder.arn, f"arn:aws:iam::{world.account}:*"


def _note_grant(world: World, call: SignedCall, parameters: Mapping[str, str]) -> None:
    """Remembers when a policy was attached, for grants that take a while to spread."""
    if call.action in ("iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy"):
        owner = next(parameters[key] for key in parameters if key.endswith("Name"))
        world.granted[owner, parameters.get("PolicyArn", "")] = world.now()
