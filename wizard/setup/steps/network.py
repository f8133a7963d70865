"""Step 2: AWS can be reached from here, and this computer's clock is right."""

from __future__ import annotations

from enum import Enum, auto

from checks.context import Context
from checks.model import Phrase
from checks.sources.aws.refusal import Refusal
from wizard.conversation.findings import what_holds
from wizard.conversation.protocol import Choice, Question
from wizard.setup.journey import Step, until_it_holds
from wizard.setup.leaving import leave, practise
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("Network and clock")


class Way(Enum):
    AGAIN = auto()
    ON = auto()
    PRACTISE = auto()
    LEAVE = auto()


QUESTION = Question(
    "network",
    Phrase("What next?"),
    help=Phrase(
        "Without AWS your key cannot be checked and no face can be found. Fix the connection,"
        " then check again; what you have done so far stays."
    ),
)


def guide(travel: Travel) -> Ending:
    return until_it_holds(
        travel,
        TITLE,
        lambda: travel.look("network", context=_context(travel)),
        what_holds,
        lambda report, first: _ask(travel),
    )


def _ask(travel: Travel) -> Ending | None:
    recommended = "again" if travel.conversation.asks else "on"
    choices = (
        Choice("again", Way.AGAIN, Phrase("Check again")),
        Choice("on", Way.ON, Phrase("Continue without AWS")),
        *practise(travel, Way.PRACTISE),
        leave(travel, Way.LEAVE),
    )
    match travel.conversation.choose(travel.after_it(QUESTION), choices, recommended):
        case Way.ON:
            return Ending.SKIPPED
        case Way.PRACTISE:
            return Ending.PRACTISED
        case Way.LEAVE:
            return Ending.LEFT
    return None


def _context(travel: Travel) -> Context:
    """The profile's own way to AWS (its certificates, its endpoint), once there is a profile."""
    if isinstance(travel.world.somewhere.aws.endpoint("sts"), Refusal):
        return travel.world.of_nobody
    return travel.world.somewhere


def look_ahead(travel: Travel) -> None:
    travel.look_ahead("network", context=_context(travel))


STEP = Step(TITLE, guide, (QUESTION,), look_ahead)
