"""Step 7: boto3 is in the Python that will run the first program."""

from __future__ import annotations

from enum import Enum, auto

from checks.fix import Fix
from checks.model import Phrase
from checks.report import Report
from checks.sources.local.pythons import Python, own_python
from wizard.conversation.boxes import SDK
from wizard.conversation.findings import show_steps, what_holds
from wizard.conversation.protocol import Choice, Question
from wizard.mending.fixes.install_boto3 import CONSENT as INSTALL
from wizard.mending.fixes.install_boto3 import can_install, install
from wizard.mending.fixes.make_environment import CONSENT as ENVIRONMENT
from wizard.mending.fixes.make_environment import planned
from wizard.mending.plan import carried_out
from wizard.setup.journey import Step, until_it_holds
from wizard.setup.leaving import leave
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel
from wizard.writing.places import note

TITLE = Phrase("boto3")


class Way(Enum):
    INSTALL = auto()
    ENVIRONMENT = auto()
    AGAIN = auto()
    ON = auto()
    LEAVE = auto()


QUESTION = Question(
    "boto3",
    Phrase("What next?"),
    help=Phrase(
        "boto3 is Amazon's library for Python; the first program needs it. The package that older"
        " guides call boto is another, dead one."
    ),
    boxes=(SDK,),
)


def guide(travel: Travel) -> Ending:
    return until_it_holds(
        travel,
        TITLE,
        lambda: travel.look("sdk"),
        what_holds,
        lambda report, first: _ask(travel, report, first=first),
    )


def _ask(travel: Travel, report: Report, *, first: bool) -> Ending | None:
    choices = _choices(travel, report, first=first)
    question = travel.after_it(QUESTION)
    match travel.conversation.choose(question, choices, _recommended(travel, choices)):
        case Way.INSTALL:
            install(travel.conversation, travel.context)
        case Way.ENVIRONMENT:
            _make_environment(travel)
        case Way.ON:
            return Ending.SKIPPED
        case Way.LEAVE:
            return Ending.LEFT
    return None


def _choices(travel: Travel, report: Report, *, first: bool) -> list[Choice[Way]]:
    """Installing is offered where rekwiz can do it, and once only where nobody could answer again."""
    choices = [
        Choice("again", Way.AGAIN, Phrase("It is installed now: check again")),
        Choice("on", Way.ON, Phrase("Continue without it")),
        leave(travel, Way.LEAVE),
    ]
    fix = report.root_cause.remedy.fix if report.root_cause else None
    again = travel.conversation.asks or first
    if fix is Fix.INSTALL_BOTO3 and again and can_install(travel.context):
        choices.insert(0, Choice("install", Way.INSTALL, Phrase("Let rekwiz install it")))
    if fix is Fix.MAKE_ENVIRONMENT and again:
        words = Phrase("Let rekwiz make an environment for it in this folder")
        choices.insert(0, Choice("environment", Way.ENVIRONMENT, words))
    return choices


def _make_environment(travel: Travel) -> None:
    """From then on the journey is in it; how a person gets there is said."""
    python = own_python(travel.context)
    plan = (
        planned(travel.conversation, travel.context, python) if isinstance(python, Python) else None
    )
    done = carried_out(travel.conversation, plan) if plan else None
    if done is None:
        return
    note(*done.by_hand)
    travel.world.within = done.within
    travel.world.look_anew()
    if done.step:
        show_steps(travel.conversation, done.step.steps, done.step.commands, done.step.links)


def _recommended(travel: Travel, choices: list[Choice[Way]]) -> str:
    first = choices[0].key
    is_done = first in ("install", "environment")
    return first if is_done or travel.conversation.asks else "on"


STEP = Step(TITLE, guide, (QUESTION, INSTALL, ENVIRONMENT))
