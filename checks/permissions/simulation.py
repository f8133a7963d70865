"""IAM's simulation says what the calls show."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
    Undecided,
)
from checks.pages import TESTING_POLICIES
from checks.permissions.support.simulator import simulated
from checks.refusals.evidence import action_of
from checks.refusals.permission import DENIED
from checks.refusals.photo import is_about_the_photo
from checks.sources.aws.ask import Answer
from checks.sources.aws.listing import ENDLESS
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.resource_types import ANY

READING_DISAGREES = Message(
    code="permissions.reading-disagrees",
    severity=Severity.INFO,
    summary="IAM's simulation says {decision} for {action}, and the call shows otherwise. The"
    " call counts.",
    why="The simulation knows neither the network nor every condition of a request, and a new grant"
    " is in IAM before it is everywhere.",
    recognised="iam:SimulatePrincipalPolicy and the call itself give different results.",
    raw=('"EvalDecision": "implicitDeny"', "MissingContextValues"),
    steps=("Nothing needs to be done.",),
    links=(TESTING_POLICIES,),
)

ACTIONS = ("rekognition:DetectFaces", "s3:ListAllMyBuckets")
WENT_THROUGH = Phrase(
    "IAM's simulation says {decision} for {action}, and the call was allowed. The call counts."
)
WAS_REFUSED = Phrase(
    "IAM's simulation says {decision} for {action}, and the call was refused. The call counts."
)


def look(context: Context) -> Iterator[Seen]:
    decisions = simulated(context, dict.fromkeys(ACTIONS, (ANY,)))
    if isinstance(decisions, Refusal) and decisions.code == ENDLESS:
        yield Undecided(
            Phrase("The answer to {operation} has no end.", operation=decisions.operation)
        )
        return
    if not decisions or isinstance(decisions, Refusal):
        yield NotApplicable(Phrase("IAM does not simulate policies for this identity."))
        return
    for action, went_through in _calls(context):
        said = decisions.get(action)
        if said and said.is_allowed != went_through:
            seen = Evidence("decision", said.decision, "iam:SimulatePrincipalPolicy")
            summary = WENT_THROUGH if went_through else WAS_REFUSED
            facts = {"action": action, "decision": said.decision}
            yield READING_DISAGREES.finding(seen, summary=summary, facts=facts)


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
