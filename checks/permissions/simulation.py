"""IAM's simulation says what the calls show."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.identity.principal import Principal, principal_of
from checks.model import Check, Cost, Evidence, Message, NotApplicable, Phrase, Seen, Severity
from checks.refused.permission import DENIED
from checks.refused.photo import is_about_the_photo
from checks.refused.seen import action_of
from checks.sources.aws import Answer
from checks.sources.refusal import Refusal

READING_DISAGREES = Message(
    code="permissions.reading-disagrees",
    severity=Severity.INFO,
    summary="IAM's simulation says {decision} for {action}, and the call was {outcome}. The call"
    " counts.",
    why="The simulation knows neither the network nor every condition of a request, and a new grant"
    " is in IAM before it is everywhere.",
    recognised="iam:SimulatePrincipalPolicy and the call itself give different results.",
    raw=('"EvalDecision": "implicitDeny"', "MissingContextValues"),
    steps=("Nothing needs to be done.",),
    links=(
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html",
    ),
)

ACTIONS = ("rekognition:DetectFaces", "s3:ListAllMyBuckets")
WENT_THROUGH, WAS_REFUSED = Phrase("allowed"), Phrase("refused")


def look(context: Context) -> Iterator[Seen]:
    simulated = _simulated(context)
    if not simulated:
        yield NotApplicable(Phrase("IAM does not simulate policies for this identity."))
        return
    for action, went_through in _calls(context):
        decision = simulated.get(action)
        if decision and (decision == "allowed") != went_through:
            seen = Evidence("decision", decision, "iam:SimulatePrincipalPolicy")
            outcome = WENT_THROUGH if went_through else WAS_REFUSED
            yield READING_DISAGREES.finding(seen, action=action, decision=decision, outcome=outcome)


def _simulated(context: Context) -> dict[str, str]:
    """IAM's decision for each action; empty where it gives none."""
    match context.aws.ask("sts", "GetCallerIdentity"):
        case Answer(value={"Arn": arn}) if principal_of(arn).kind in ("user", "role"):
            source = _source(arn, principal_of(arn), context)
        case _:
            return {}
    answer = context.aws.ask(
        "iam", "SimulatePrincipalPolicy", PolicySourceArn=source, ActionNames=list(ACTIONS)
    )
    results = answer.value.get("EvaluationResults", []) if isinstance(answer, Answer) else []
    return {result["EvalActionName"]: result["EvalDecision"] for result in results}


def _source(arn: str, who: Principal, context: Context) -> str:
    """The ARN to simulate: a user's as it is; a role's own, path and all, where IAM shows it."""
    if who.kind == "user":
        return arn
    match context.aws.ask("iam", "GetRole", RoleName=who.name):
        case Answer(value={"Role": {"Arn": own}}):
            return own
    return who.source_arn


def _calls(context: Context) -> Iterator[tuple[str, bool]]:
    """Each action that was decided by a call, and whether it went through."""
    for answer in (context.detect_faces(), context.aws.ask("s3", "ListBuckets")):
        match answer:
            case Answer(operation="s3:ListBuckets"):
                yield "s3:ListAllMyBuckets", True
            case Answer(operation=operation):
                yield operation, True
            case Refusal() if is_about_the_photo(answer):
                yield action_of(answer), True
            case Refusal(code=code) if code in DENIED:
                yield action_of(answer), False


CHECK = Check(
    code="permissions.simulation",
    title="IAM's simulation agrees with the calls",
    look=look,
    messages=(READING_DISAGREES,),
    needs=("identity.known", "region.offers-rekognition"),
    required=False,
    cost=Cost.PAID,
)
