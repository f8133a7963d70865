"""The identity may do what was required: proved by a call of this run, else read from IAM's simulation."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from checks.context import Context
from checks.identity.principal import principal_of
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
from checks.permissions import rekognition, s3
from checks.permissions.resources import ANY, resources_of
from checks.permissions.simulator import SIMULATED_KINDS, Decision, simulated, source_of
from checks.refused.denials import (
    BY_BOUNDARY,
    BY_ENDPOINT_POLICY,
    BY_LAYER,
    BY_ORGANIZATION,
    BY_SESSION_POLICY,
    EXPLICITLY,
)
from checks.refused.pages import ACCESS_DENIED
from checks.refused.permission import DENIED, layer_of
from checks.refused.photo import is_about_the_photo
from checks.refused.seen import caller_of, evidence_of
from checks.refused.spreading import STILL_SPREADING, still_spreading
from checks.sources.aws import Answer
from checks.sources.refusal import Refusal

TESTING = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html"

ACTION_DENIED = Message(
    code="permissions.action-denied",
    severity=Severity.FAIL,
    summary="No policy of {identity} allows {action} on {resource}.",
    why="The action was required with --require or in the configuration file. Each action must be"
    " allowed by a policy of the user, of one of its groups, or of the role.",
    recognised="AWS refused the call, or iam:SimulatePrincipalPolicy says implicitDeny.",
    raw=('"EvalDecision": "implicitDeny"',),
    steps=(
        "Have an administrator allow {action} in a policy of {identity}.",
        "If it is allowed for certain resources only, name them: --resources, or resources in the"
        " configuration file.",
    ),
    commands=(
        "aws iam simulate-principal-policy --policy-source-arn {source} --action-names {action}{on}",
    ),
    links=(TESTING, ACCESS_DENIED),
)
ACTION_UNDECIDED = Message(
    code="permissions.action-undecided",
    severity=Severity.UNKNOWN,
    summary="Whether {identity} may call {actions} could not be decided: {reason}.",
    why="rekwiz calls nothing but what the guide calls. For other actions it asks IAM, which not"
    " every identity may do.",
    recognised="The action was required, no call of this run proves it, and"
    " iam:SimulatePrincipalPolicy gave no answer that counts.",
    steps=(
        "Have an administrator allow iam:SimulatePrincipalPolicy to this identity, and iam:GetRole"
        " where it is a role; then run this again.",
        "Or have an administrator run the command below.",
    ),
    commands=(
        "aws iam simulate-principal-policy --policy-source-arn {source} --action-names {action}{on}",
    ),
    links=(TESTING,),
)

EVERY_RESOURCE = Phrase("every resource")
NOT_REQUIRED = Phrase("No action was required with --require.")
NO_SIMULATION = Phrase("IAM simulates the policies of users and roles only")
REFUSED = Phrase("AWS refused {operation} ({error})")
DEPENDS = Phrase("it depends on {keys}, which IAM's simulation does not know")
NARROWED = Phrase(
    "the role may, but something narrows this session that IAM's simulation does not see"
)
SIGN_IN = Phrase("Sign in as an IAM user or with a role, and run this again.")
UNSEEN = (BY_SESSION_POLICY, BY_ENDPOINT_POLICY)
"""The layers that are not in IAM's simulation, and of which a refused call tells."""
ROLE_ARN = '"$(aws iam get-role --role-name {role} --query Role.Arn --output text)"'
"""A role's ARN with its path, where this identity may not read it."""
LAYERS = {"boundary": BY_BOUNDARY, "organization": BY_ORGANIZATION}


def look(context: Context) -> Iterator[Seen]:
    if not context.actions:
        yield NotApplicable(NOT_REQUIRED)
        return
    calls = {each: _call(each, context) for each in context.actions}
    for action, call in calls.items():
        if call is not None:
            yield _judged(action, call, context)
    yield from _read([action for action, call in calls.items() if call is None], context)


def _call(action: str, context: Context) -> Answer | Refusal | None:
    """The call of this run that shows whether the action is allowed."""
    match action:
        case rekognition.ACTION:
            return context.detect_faces()
        case s3.ACTION:
            return context.aws.ask("s3", "ListBuckets")
        case "sts:GetCallerIdentity":
            return context.aws.ask("sts", "GetCallerIdentity")
    return None


def _judged(action: str, call: Answer | Refusal, context: Context) -> Seen:
    if isinstance(call, Answer) or is_about_the_photo(call):
        return Evidence("allowed", action, call.operation)
    if call.code not in DENIED:
        reason = Phrase(REFUSED.text, operation=call.operation, error=call.code)
        return _undecided([action], reason, context, *evidence_of(call))
    if young := still_spreading(call, context):
        return young
    explicit = EXPLICITLY if "explicit deny" in call.words.lower() else ACTION_DENIED
    return _denied(layer_of(call.words) or explicit, action, context, *evidence_of(call))


def _read(actions: list[str], context: Context) -> Iterator[Seen]:
    if not actions:
        return
    match simulated(context, actions, context.resources):
        case None:
            yield _undecided(actions, NO_SIMULATION, context)
        case Refusal() as no:
            reason = Phrase(REFUSED.text, operation=no.operation, error=no.code)
            yield _undecided(actions, reason, context, *evidence_of(no))
        case decisions:
            for action in actions:
                yield _said(decisions.get(action) or Decision(action, "implicitDeny"), context)


def _said(decision: Decision, context: Context) -> Seen:
    """What the simulation says; no denial where only a real call would tell."""
    source = "iam:SimulatePrincipalPolicy"
    if decision.is_allowed:
        if narrowed := _narrowed(context):
            return _undecided([decision.action], NARROWED, context, *evidence_of(narrowed))
        return Evidence("allowed", decision.action, source)
    if decision.missing:
        reason = Phrase(DEPENDS.text, keys=decision.missing)
        return _undecided([decision.action], reason, context)
    explicit = EXPLICITLY if decision.decision == "explicitDeny" else ACTION_DENIED
    seen = [Evidence("decision", decision.decision, source)]
    seen += [Evidence("resource", decision.resource, source)] if decision.resource != ANY else []
    seen += [Evidence("policy", policy, source) for policy in decision.policies]
    return _denied(LAYERS.get(decision.layer, explicit), decision.action, context, *seen)


def _narrowed(context: Context) -> Refusal | None:
    """The call of this run that was refused by what the simulation of a role does not see."""
    if principal_of(caller_of(context)).kind != "role":
        return None
    for call in (context.aws.ask("s3", "ListBuckets"), context.detect_faces()):
        if isinstance(call, Refusal) and call.code in DENIED and layer_of(call.words) in UNSEEN:
            return call
    return None


def _denied(message: Message, action: str, context: Context, *seen: Evidence) -> Finding:
    named = tuple(each for each in resources_of(action, context.resources) if each != ANY)
    on = named or EVERY_RESOURCE
    return message.finding(*seen, action=action, resource=on, **_who(context, [action]))


def _undecided(
    actions: Iterable[str], reason: Phrase, context: Context, *seen: Evidence
) -> Finding:
    actions = tuple(actions)
    about = {
        "action": " ".join(actions),
        "actions": actions,
        "reason": reason,
        **_who(context, actions),
    }
    remedy = None
    if principal_of(about["identity"]).kind not in SIMULATED_KINDS:
        remedy = Remedy((SIGN_IN,), links=ACTION_UNDECIDED.links)
    return ACTION_UNDECIDED.finding(*seen, remedy=remedy, **about)


def _who(context: Context, actions: Iterable[str]) -> dict[str, str]:
    """The caller, whom IAM simulates for it (of a session its role), and on what."""
    arn = caller_of(context)
    who = principal_of(arn)
    source = source_of(arn, context) if who.kind in SIMULATED_KINDS else arn
    on = {each for action in actions for each in resources_of(action, context.resources)} - {ANY}
    return {
        "identity": arn,
        "source": source or ROLE_ARN.format(role=who.name),
        "on": " --resource-arns " + shlex.join(sorted(on)) if on else "",
    }


CHECK = Check(
    code="permissions.actions",
    title="The identity may do what was required",
    look=look,
    messages=(ACTION_DENIED, ACTION_UNDECIDED, STILL_SPREADING, BY_ENDPOINT_POLICY, *BY_LAYER),
    needs=("identity.known",),
    cost=Cost.NETWORK,
    holds=("{allowed}",),
    after=("permissions.rekognition", "permissions.s3"),
)
