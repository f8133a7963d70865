"""Step 1: the AWS CLI is there; where it is not, the official way to install it on this system."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum, auto

from msgspec.structs import replace

from checks.cli.support.installers import Installer, way_here
from checks.fix import Fix
from checks.model import Phrase, State
from checks.report import Report
from wizard.conversation.boxes import CLI, PATH
from wizard.conversation.findings import show_steps, what_holds
from wizard.conversation.protocol import Choice, Question
from wizard.mending.fixes.install_cli import CONSENT as INSTALL
from wizard.mending.installing.planning import can_install, installation
from wizard.mending.plan import carried_out
from wizard.output.marks import Mark
from wizard.setup.journey import Step
from wizard.setup.leaving import practise
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel
from wizard.writing import NotWritten
from wizard.writing.places import note
from wizard.writing.reasons import sentence

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
    INSTALL = auto()
    HOW = auto()
    HOW_FOR_ME = auto()
    ON = auto()
    PRACTISE = auto()


QUESTION = Question(
    "aws_cli",
    Phrase("What next?"),
    help=Phrase(
        "The AWS CLI is Amazon's program for a terminal. boto3, which finds the faces, does not"
        " need it, so you can also go on without it and install it later."
    ),
    boxes=(CLI, PATH),
)


WATCHING = Phrase(
    "For ten minutes rekwiz looks for the AWS CLI, and goes on by itself when it is there."
)


def guide(travel: Travel) -> Ending:
    asked = shown = False
    while True:
        report = travel.look(*OF_THE_PROGRAM)
        if _installed(report):
            travel.line(Mark.DONE, TITLE, what_holds(report, "cli.installed"))
            return Ending.MET if asked else Ending.HELD
        if not asked:
            _say_what_is_so(travel, report)
        if not asked and travel.conversation.notices:
            travel.conversation.show(WATCHING)
        asked = True
        question = replace(travel.after_it(QUESTION), by_itself=watch(travel))
        choices = _choices(travel, report)
        recommended = _recommended(travel, choices, shown=shown)
        match travel.conversation.choose(question, choices, recommended):
            case Way.PRACTISE:
                return Ending.PRACTISED
            case Way.INSTALL:
                _install(travel)
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


def watch(travel: Travel) -> Callable[[], str | None]:
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


def _choices(travel: Travel, report: Report) -> list[Choice[Way]]:
    choices = [
        Choice("how", Way.HOW, Phrase("Show me how to install it on this computer")),
        Choice("again", Way.AGAIN, Phrase("It is installed now: check again")),
        Choice("on", Way.ON, Phrase("Continue without it"), Phrase("boto3 does not need it")),
        *practise(travel, Way.PRACTISE),
    ]
    if _way(travel, for_all=True) != _way(travel, for_all=False):
        mine = Phrase("Show me how to install it for me alone, without an administrator's password")
        choices.insert(1, Choice("how-for-me", Way.HOW_FOR_ME, mine))
    fixable = any(found.remedy.fix is Fix.INSTALL_CLI for found in report.findings)
    if fixable and travel.conversation.asks and not travel.dry and can_install(travel.context):
        words = Phrase("Let rekwiz install it for me, once AWS's signature was verified")
        choices.insert(0, Choice("install", Way.INSTALL, words))
    return choices


def _recommended(travel: Travel, choices: list[Choice[Way]], *, shown: bool) -> str:
    """How it is installed; once that was shown, to look whether it is."""
    return ("again" if shown else choices[0].key) if travel.conversation.asks else "on"


def _install(travel: Travel) -> None:
    """From then on this set-up finds it, as a new terminal will."""
    plan = installation(travel.conversation, travel.context, INSTALL)
    try:
        done = carried_out(travel.conversation, plan) if plan else None
    except NotWritten as stopped:
        travel.conversation.show(sentence(stopped), Mark.FAIL)
        return
    if plan and done:
        note(*done.by_hand)
        path = os.environ.get("PATH", os.defpath)
        os.environ["PATH"] = os.pathsep.join((str(plan.way.programs), path))


def _show_how(travel: Travel, *, for_all: bool) -> None:
    way = _way(travel, for_all=for_all)
    show_steps(travel.conversation, way.steps, way.commands, way.links)


def _way(travel: Travel, *, for_all: bool) -> Installer:
    return way_here(travel.context.platform, for_all)


def look_ahead(travel: Travel) -> None:
    travel.look_ahead(*OF_THE_PROGRAM)


STEP = Step(TITLE, guide, (QUESTION, INSTALL), look_ahead)
