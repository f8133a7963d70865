"""Which kind of AWS account the person has or wants, and what speaks for each for a first face detection."""

from __future__ import annotations

from checks.accounts.kinds import Kind, kind_of_account
from checks.context import Context
from checks.model import Phrase
from checks.refusals.organization.questions import with_rekognition, without_rekognition
from wizard.conversation.protocol import Choice, Question
from wizard.setup.remembered import remember, remembered
from wizard.setup.travel import Travel

CHOICE = "account"
"""Under which name it is remembered."""
ABOUT = (
    Phrase(
        "A classic account (“{sign_up}”) may use every Region, and everything in the guide works"
        " there. For a first face detection it is the sure choice, and in Europe the only one.",
        sign_up=kind_of_account(Kind.CLASSIC).sign_up,
    ),
    Phrase(
        "A project (AWS's “{sign_up}”, not open to everybody yet) is opened with a login that you"
        " have, and its owner needs no IAM user. It has one Region, by the country of your address:"
        " {with_it} have Rekognition, {without_it} (Europe) does not.",
        sign_up=kind_of_account(Kind.PROJECT).sign_up,
        with_it=tuple(each.code for each in with_rekognition()),
        without_it=tuple(each.code for each in without_rekognition()),
    ),
)
KIND = Question(
    "account_kind",
    Phrase("Which kind of AWS account do you have, or want?"),
    help=Phrase(
        "Who signed up with an e-mail address, a password and a card has a classic account. Who sees a"
        " project at settings.aws.com has a project. A school's or a company's account is a classic"
        " one."
    ),
)
KINDS = (
    Choice(Kind.CLASSIC.value, Kind.CLASSIC, Phrase("A classic account"), Phrase("any Region")),
    Choice(
        Kind.PROJECT.value,
        Kind.PROJECT,
        Phrase("A project"),
        Phrase("one Region; outside Europe only"),
    ),
)


def kept(context: Context) -> Kind | None:
    """What was said earlier, in this run or another."""
    said = remembered(context, CHOICE)
    return next((kind for kind in Kind if kind.value == said), None)


def keep(travel: Travel, kind: Kind) -> None:
    if not travel.dry:
        remember(travel.context, **{CHOICE: kind.value})
