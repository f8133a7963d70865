"""Step 1: the AWS CLI is there; where it is not, the official way to install it on this system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from checks.cli.support.installers import Installer, way_here
from checks.model import Phrase, State
from checks.report import Report
from wizard.conversation.boxes import CLI, PATH
from wizard.conversation.findings import show_steps, what_holds
from wizard.conversation.protocol import Choice, Question
from wizard.output.marks import Mark
from wizard.setup.journey import Step
from wizard.setup.leaving import practise
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("AWS CLI")
OF_THE_PROGRAM = (
    "cli.installed",
    "cli.current",
    "cli.knows-the-sign-in",
    "cli.output-format",
    "cli.own-command-names",
    "cli.pager",
)
"""What there is to say of it before there are keys: whether it signs in is no question yet."""


class Way(Enum):
    AGAIN = auto()
    HOW = auto()
    HOW_FOR_ME = auto()
    ON = auto()
    PRACTISE = auto()


QUESTION = Question(
    "aws_cli",
    Phrase("How do you want to go on?"),
    help=Phrase(
        "The AWS CLI is Amazon's program for a terminal. boto3, which finds the faces, does not"
        " need it, so you can also go on without it and install it later."
    ),
    boxes=(CLI, PATH),
)


WATCHING = Phrase("rekwiz goes on by itself as soon as the AWS CLI is there.")


def guide(travel: Travel) -> Ending:
    asked = shown = False
    while True:
        report = travel.look(*OF_THE_PROGRAM)
        if _installed(report):
            travel.line(Mark.DONE, TITLE, what_holds(report, "cli.installed"))
            return Ending.MET if asked else Ending.HELD
        if not asked:
            _say_what_is_so(travel, report)
        if not asked and travel.conversation.asks:
            travel.conversation.show(WATCHING)
        asked = True
        question = replace(travel.after_it(QUESTION), by_itself=_watch(travel))
        choices = _choices(travel)
        match travel.conversation.choose(question, choices, _recommended(travel, shown=shown)):
            case Way.PRACTISE:
                return Ending.PRACTISED
            case Way.ON:
                travel.line(Mark.WARN, TITLE, Phrase("not there; boto3 works without it"))
                return Ending.DONE
            case Way.HOW:
                _show_how(travel, for_all=True)
                shown = True
            case Way.HOW_FOR_ME:
                _show_how(travel, for_all=False)
                shown = True
        travel.world.look_anew()


def _installed(report: Report) -> bool:
    return any(
        outcome.check.code == "cli.installed" and outcome.state is State.PASS
        for outcome in report.outcomes
    )


def _watch(travel: Travel) -> Callable[[], str | None]:
    """Looks anew each time; once there is an AWS CLI where there was none, it is as if that was said."""

    def look() -> str | None:
        return "again" if _installed(travel.glance("cli.installed")) else None

    return look


def _say_what_is_so(travel: Travel, report: Report) -> None:
    travel.line(Mark.NOW, TITLE)
    for finding in report.findings:
        if finding.code != "cli.not-installed":
            travel.tell(finding)
        else:
            travel.conversation.show(finding.summary, Mark.WARN)


def _choices(travel: Travel) -> list[Choice[Way]]:
    choices = [
        Choice("how", Way.HOW, Phrase("Show me how to install it on this computer")),
        Choice("again", Way.AGAIN, Phrase("It is installed now: look again")),
        Choice("on", Way.ON, Phrase("Go on without it"), Phrase("boto3 does not need it")),
        *practise(travel, Way.PRACTISE),
    ]
    if _way(travel, for_all=True) != _way(travel, for_all=False):
        mine = Phrase("Show me how to install it for me alone, without an administrator's password")
        choices.insert(1, Choice("how-for-me", Way.HOW_FOR_ME, mine))
    return choices


def _recommended(travel: Travel, *, shown: bool) -> str:
    """How it is installed; once that was shown, to look whether it is."""
    return ("again" if shown else "how") if travel.conversation.asks else "on"


def _show_how(travel: Travel, *, for_all: bool) -> None:
    way = _way(travel, for_all=for_all)
    show_steps(travel.conversation, way.steps, way.commands, way.links)


def _way(travel: Travel, *, for_all: bool) -> Installer:
    return way_here(travel.context.platform, for_all)


STEP = Step(TITLE, guide, (QUESTION,))
