"""Step 7: boto3 is in the Python that will run the first program."""

from __future__ import annotations

from enum import Enum, auto

from checks.model import Phrase, Report, Verdict
from wizard.conversation import Choice, Mark, Question
from wizard.fixes.install_boto3 import can_install, install
from wizard.journey import Ending, Step, Travel
from wizard.showing import show_finding, what_holds

TITLE = Phrase("boto3")


class Way(Enum):
    INSTALL = auto()
    AGAIN = auto()
    ON = auto()
    LEAVE = auto()


QUESTION = Question(
    "boto3",
    Phrase("How do you want to go on?"),
    help=Phrase(
        "boto3 is Amazon's library for Python; the first program needs it. The package that older"
        " guides call boto is another, dead one."
    ),
)


def guide(travel: Travel) -> Ending:
    asked = False
    while True:
        report = travel.look("sdk")
        if report.verdict is Verdict.READY:
            travel.line(Mark.DONE, TITLE, what_holds(report))
            return Ending.DONE if asked else Ending.HELD
        travel.line(Mark.NOW, TITLE)
        if report.root_cause:
            show_finding(travel.conversation, report.root_cause)
        choices = _choices(travel, report, tried=asked)
        asked = True
        match travel.conversation.choose(QUESTION, choices, _recommended(travel, choices)):
            case Way.INSTALL:
                install(travel.conversation, travel.context)
            case Way.ON:
                return Ending.SKIPPED
            case Way.LEAVE:
                return Ending.LEFT
        travel.look_anew()


def _choices(travel: Travel, report: Report, *, tried: bool) -> list[Choice[Way]]:
    """Installing is offered where rekwiz can do it, and once only where nobody could answer again."""
    choices = [
        Choice("again", Way.AGAIN, Phrase("It is installed now: look again")),
        Choice("on", Way.ON, Phrase("Go on without it")),
        Choice("leave", Way.LEAVE, Phrase("Leave; what is done stays")),
    ]
    fixable = report.root_cause is not None and report.root_cause.remedy.fix == "install-boto3"
    again = travel.conversation.asks or not tried
    if fixable and again and can_install(travel.context):
        choices.insert(0, Choice("install", Way.INSTALL, Phrase("Let rekwiz install it with pip")))
    return choices


def _recommended(travel: Travel, choices: list[Choice[Way]]) -> str:
    first = choices[0].key
    return first if first == "install" or travel.conversation.asks else "on"


STEP = Step(TITLE, guide)
