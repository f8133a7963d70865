"""The guide's first chapter, for who has no key yet: account, IAM user, two policies, access key.

The pages and labels are those of the IAM console as its User Guide describes them ("Create an IAM
user in your AWS account", "Manage access keys for IAM users").
"""

from __future__ import annotations

from dataclasses import dataclass

from checks.console_links import CREATE_USER, USERS
from checks.model import Joined, Phrase
from wizard.conversation.protocol import Choice, Kind, Question, WentBack
from wizard.output.marks import Mark
from wizard.setup.travel import Travel

SIGN_UP = "https://portal.aws.amazon.com/billing/signup"
POLICIES = ("AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess")


@dataclass(frozen=True)
class Page:
    """One page of the console: what to do there, in order."""

    key: str
    title: Phrase
    link: str
    steps: tuple[Phrase, ...]


PAGES = (
    Page(
        "account",
        Phrase("An AWS account"),
        SIGN_UP,
        (
            Phrase("If you have an AWS account, go on to the next page."),
            Phrase("Otherwise sign up here. AWS asks for an e-mail address, a phone and a card."),
            Phrase(
                "The e-mail address and password belong to the root user, who may do everything,"
                " even close the account. Use it to set things up, then put it away: keys of the"
                " root user never go into a file."
            ),
        ),
    ),
    Page(
        "user",
        Phrase("An IAM user with two policies"),
        CREATE_USER,
        (
            Phrase("Sign in and open the page: it is “Create user” in the IAM console."),
            Phrase(
                "Type a user name, for example rekognition. Leave “Provide user access to the AWS"
                " Management Console” off: this user needs keys, not a password. Then “Next”."
            ),
            Phrase(
                "Choose “Attach policies directly”, look for {first}, tick it; look for {second},"
                " tick it. Then “Next” and “Create user”.",
                first=POLICIES[0],
                second=POLICIES[1],
            ),
            Phrase(
                "Older guides make an administrators' group first. That is not needed for this, and"
                " keys that may do everything are dangerous in a file."
            ),
        ),
    ),
    Page(
        "key",
        Phrase("An access key"),
        USERS,
        (
            Phrase("Choose the new user, then the tab “Security credentials”."),
            Phrase("Under “Access keys” choose “Create access key”."),
            Phrase(
                "AWS asks for your use case: choose “Command Line Interface (CLI)”, tick the"
                " confirmation below, then “Next” and “Create access key”."
            ),
            Phrase(
                "Choose “Download .csv file”. This is the only time that AWS shows the secret access"
                " key: it can never be looked up again, only replaced by a new key."
            ),
        ),
    ),
)


def show(travel: Travel) -> None:
    """The three pages, one after the other; going back raises WentBack."""
    number = 1
    while number <= len(PAGES):
        try:
            _show_page(travel, number, PAGES[number - 1])
            number += 1
        except WentBack:
            if number == 1:
                raise
            number -= 1


def _show_page(travel: Travel, number: int, page: Page) -> None:
    title = Joined("{number}/{of} {title}", number=number, of=len(PAGES), title=page.title)
    travel.conversation.show(title)
    travel.conversation.literal(page.link, Kind.LINK)
    for step in page.steps:
        travel.conversation.show(step, Mark.ITEM)
    travel.conversation.choose(_question(page), (Choice("next", None, Phrase("Go on")),), "next")


def _question(page: Page) -> Question:
    return Question(f"chapter_{page.key}", Phrase("Done on this page?"))


QUESTIONS = tuple(map(_question, PAGES))
