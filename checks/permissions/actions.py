"""The identity may do what was required: proved by a call of this run, else read from IAM's simulation."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Fact,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import ACCESS_DENIED, TESTING_POLICIES
from checks.permissions import rekognition, s3
from checks.permissions.support.by_sign_in import proved_by_sign_in
from checks.permissions.support.resources import resources_by_action
from checks.permissions.support.simulator import (
    SIMULATED_KINDS,
    Decision,
    simulated,
    source_of,
    together,
)
from checks.principal import ROLE_ARN, principal_of
from checks.profile import resolved_region, speaks_to_aws
from checks.refusals.denials import (
    BY_BOUNDARY,
    BY_ENDPOINT_POLICY,
    BY_LAYER,
    BY_ORGANIZATION,
    BY_SESSION_POLICY,
    EXPLICITLY,
)
from checks.refusals.evidence import evidence_of
from checks.refusals.not_yet import STILL_SPREADING, still_spreading
from checks.refusals.organization import messages as organization
from checks.refusals.permission import DENIED, layer_of
from checks.refusals.photo import is_about_the_photo
from checks.refusals.region import OPERATION_NOT_OFFERED
from checks.region.support.fewer_regions import listing_without
from checks.sources.aws.ask import Answer
from checks.sources.aws.listing import ENDLESS
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.resource_types import ANY

ASK_IAM = (
    "aws iam simulate-principal-policy --policy-source-arn {source} --action-names {action}{on}"
)
ACTION_DENIED = Message(
    code="permissions.action-denied",
    severity=Severity.FAIL,
    passes=True,
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
    commands=(ASK_IAM,),
    links=(TESTING_POLICIES, ACCESS_DENIED),
)
ACTION_UNDECIDED = Message(
    code="permissions.action-undecided",
    severity=Severity.UNKNOWN,
    summary="Whether {identity} may call {actions} could not be decided.",
    why="rekwiz calls nothing but what the guide calls. For other actions it asks IAM, which not"
    " every identity may do.",
    recognised="The action was required, no call of this run proves it, and"
    " iam:SimulatePrincipalPolicy gave no answer that counts.",
    steps=(
        "Have an administrator allow iam:SimulatePrincipalPolicy to this identity, and"
        " iam:GetRole where it is a role; then run rekwiz again.",
        "Or have an administrator ask IAM with the AWS CLI.",
    ),
    commands=(ASK_IAM,),
    links=(TESTING_POLICIES,),
)

ON_EVERY_RESOURCE = Phrase("No policy of {identity} allows {action} on every resource.")
NOT_REQUIRED = Phrase("No action was required with --require.")
NO_SIMULATION = Phrase(
    "Whether {identity} may call {actions} could not be decided:"
    " IAM simulates the policies of users and roles only."
)
REFUSED = Phrase(
    "Whether {identity} may call {actions} could not be decided: AWS refused {operation} ({error})."
)
UNFINISHED = Phrase(
    "Whether {identity} may call {actions} could not be decided: the answer to {operation} has no"
    " end."
)
DEPENDS = Phrase(
    "Whether {identity} may call {actions} could not be decided:"
    " it depends on {keys}, which IAM's simulation does not know."
)
NARROWED = Phrase(
    "Whether {identity} may call {actions} could not be decided:"
    " its policies allow it, but a layer that IAM's simulation does not see refused {operation}."
)
ENDED = Phrase("AWS ended {action} on {date}: no Region offers it any more.")
WITHOUT_IT = Phrase(
    "Do without {action}, and take it out of what is required; the page has other ways."
)
SIGN_IN = Phrase("Sign in as an IAM user or with a role, and run rekwiz again.")
LAYERS = {"boundary": BY_BOUNDARY, "organization": BY_ORGANIZATION}


def look(context: Context) -> Iterator[Seen]:
    if not context.actions:
        yield NotApplicable(NOT_REQUIRED)
        return
    absent = [*_not_offered(context)]
    yield from absent
    known = {found.facts["action"] for found in absent}
    calls = {each: _call(each, context) for each in context.actions if each not in known}
    for action, call in calls.items():
        if call is not None:
            yield _judged(action, call, context)
    uncalled = [action for action, call in calls.items() if call is None]
    signed_in = [action for action in uncalled if proved_by_sign_in(action, context)]
    yield from (Evidence("allowed", action, "aws login") for action in signed_in)
    yield from _read([action for action in uncalled if action not in signed_in], context)


def _not_offered(context: Context) -> Iterator[Finding]:
    """What AWS does not offer in the Region: a simulation would call it allowed all the same."""
    region = resolved_region(context)
    if region is None or not speaks_to_aws(context, "rekognition"):
        return
    for action in context.actions:
        if listing := listing_without(action, region):
            facts = {"region": region, "action": action, "date": listing.date}
            source, gone = f"{listing.source}, {listing.date}", not listing.regions
            yield OPERATION_NOT_OFFERED.finding(
                Evidence("regions", " ".join(listing.regions) or "-", source),
                summary=ENDED if gone else None,
                remedy=Remedy((WITHOUT_IT.with_(**facts),), links=(listing.source,))
                if gone
                else None,
                facts=facts,
            )


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
        reason = REFUSED.with_(operation=call.operation, error=call.code)
        return _undecided([action], reason, context, *evidence_of(call))
    if young := still_spreading(call, context):
        return young
    if layer_of(call.words) is BY_ORGANIZATION:
        from checks.refusals.organization.reading import by_organization

        return by_organization(call, context)
    explicit = EXPLICITLY if "explicit deny" in call.words.lower() else ACTION_DENIED
    return _denied(layer_of(call.words) or explicit, action, context, *evidence_of(call))


def _read(actions: list[str], context: Context) -> Iterator[Seen]:
    if not actions:
        return
    about = _about(context)
    match simulated(context, {action: about[action] for action in actions}):
        case None:
            yield _undecided(actions, NO_SIMULATION, context)
        case Refusal() as no:
            why = UNFINISHED if no.code == ENDLESS else REFUSED
            reason = why.with_(operation=no.operation, error=no.code)
            yield _undecided(actions, reason, context, *evidence_of(no))
        case decisions:
            for action in actions:
                yield _said(decisions.get(action) or Decision(action, "implicitDeny"), context)


def _said(decision: Decision, context: Context) -> Seen:
    """What the simulation says; no denial where only a real call would tell."""
    source = "iam:SimulatePrincipalPolicy"
    if decision.is_allowed:
        if narrowed := _narrowed(decision.action, context):
            reason = NARROWED.with_(operation=narrowed.operation)
            return _undecided([decision.action], reason, context, *evidence_of(narrowed))
        return Evidence("allowed", decision.action, source)
    if decision.missing:
        reason = DEPENDS.with_(keys=decision.missing)
        return _undecided([decision.action], reason, context)
    explicit = EXPLICITLY if decision.decision == "explicitDeny" else ACTION_DENIED
    seen = [Evidence("decision", decision.decision, source)]
    seen += [Evidence("resource", decision.resource, source)] if decision.resource != ANY else []
    seen += [Evidence("policy", policy, source) for policy in decision.policies]
    return _denied(LAYERS.get(decision.layer, explicit), decision.action, context, *seen)


def _narrowed(action: str, context: Context) -> Refusal | None:
    """The call of this run that was refused by what IAM's simulation does not see.

    A session policy narrows a role's session whatever it calls, an endpoint policy what goes to the
    same service.
    """
    calls: dict[str, Callable[[], Answer | Refusal]] = {
        "s3": lambda: context.aws.ask("s3", "ListBuckets"),
        "rekognition": context.detect_faces,
    }
    is_session = principal_of(context.caller()).kind == "role"
    for service, call in calls.items():
        is_its_own = action.startswith(f"{service}:")
        if not (is_session or is_its_own):
            continue
        answer = call()
        if isinstance(answer, Refusal) and answer.code in DENIED:
            layer = layer_of(answer.words)
            if layer is BY_SESSION_POLICY or (layer is BY_ENDPOINT_POLICY and is_its_own):
                return answer
    return None


def _about(context: Context) -> dict[str, tuple[str, ...]]:
    return resources_by_action(context.actions, context.resources)


def _denied(message: Message, action: str, context: Context, *seen: Evidence) -> Finding:
    resources = _about(context)[action]
    named = tuple(each for each in resources if each != ANY)
    summary = ON_EVERY_RESOURCE if message is ACTION_DENIED and not named else None
    facts: dict[str, Fact] = {
        **_who(context),
        "action": action,
        "actions": (action,),
        "resource": named,
        "on": _on(resources),
    }
    return message.finding(*seen, summary=summary, facts=facts)


def _undecided(
    actions: Iterable[str], reason: Phrase, context: Context, *seen: Evidence
) -> Finding:
    """Each command asks about one set of resources: IAM takes each action on each of them."""
    about, who = _about(context), _who(context)
    actions = tuple(actions)
    remedy = Remedy((SIGN_IN,), links=ACTION_UNDECIDED.links)
    if principal_of(who["identity"]).kind in SIMULATED_KINDS:
        groups = together({action: about[action] for action in actions})
        commands = (
            ASK_IAM.format(**who, action=" ".join(names), on=_on(resources))
            for resources, names in groups.items()
        )
        remedy = replace(
            remedy, steps=tuple(map(Phrase, ACTION_UNDECIDED.steps)), commands=tuple(commands)
        )
    return ACTION_UNDECIDED.finding(
        *seen, remedy=remedy, summary=reason, facts={"actions": actions, **who}
    )


def _who(context: Context) -> dict[str, str]:
    """The caller, and whom IAM simulates for it: of a session its role."""
    arn = context.caller()
    who = principal_of(arn)
    source = source_of(arn, context) if who.kind in SIMULATED_KINDS else arn
    return {"identity": arn, "source": source or ROLE_ARN.format(role=who.name)}


def _on(resources: Iterable[str]) -> str:
    named = sorted(each for each in resources if each != ANY)
    return " --resource-arns " + shlex.join(named) if named else ""


CHECK = Check(
    code="permissions.actions",
    title="The identity may do what was required",
    look=look,
    messages=(
        ACTION_DENIED,
        ACTION_UNDECIDED,
        STILL_SPREADING,
        OPERATION_NOT_OFFERED,
        *BY_LAYER,
        *organization.MESSAGES,
    ),
    needs=("identity.known",),
    cost=Cost.PAID,
    holds=("{allowed}",),
    after=("permissions.rekognition", "permissions.s3"),
)
