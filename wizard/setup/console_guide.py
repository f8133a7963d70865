"""The guide's first chapter, for who has no way to AWS yet: which account, which user, which sign-in.

The pages and labels are those of the IAM console as its User Guide describes them ("Create an IAM
user in your AWS account", "Manage access keys for IAM users"); what a project is, and what it
refuses, stands in checks/accounts with its source and date.
"""

from __future__ import annotations

from checks.accounts.kinds import Kind
from checks.accounts.sign_ins import Way
from checks.model import Joined, Phrase
from wizard.conversation.protocol import Choice, Question, WentBack
from wizard.conversation.protocol import Kind as Literal
from wizard.output.marks import Mark
from wizard.setup.account_kind import ABOUT, KIND, KINDS, keep, kept
from wizard.setup.pages import ALL, Page, pages_of
from wizard.setup.remembered import remembered
from wizard.setup.signing_in import CHOICE
from wizard.setup.travel import Travel

WAY = Question(
    "chapter_way",
    Phrase("How shall your programs sign in?"),
    help=Phrase(
        "aws login is AWS's recommendation for people: you sign in to the console in the browser, and"
        " what programs get by it ends after 12 hours at most. An access key works until it is"
        " deleted: for a program that runs while nobody is there, and for older tools."
    ),
)
WAYS = (
    Choice(
        Way.BROWSER.value,
        Way.BROWSER,
        Phrase("With the browser (aws login)"),
        Phrase("no key that could be lost; once a day anew"),
    ),
    Choice(
        Way.ACCESS_KEY.value,
        Way.ACCESS_KEY,
        Phrase("With an access key, as in the guide"),
        Phrase("set up once; whoever finds it can use it"),
    ),
)


def show(travel: Travel) -> Way:
    """Asks which account and which way, and shows their pages; the way that was taken. Going back from
    the first question raises WentBack."""
    while True:
        kind = _kind(travel)
        try:
            way = travel.conversation.choose(WAY, WAYS, _recommended(travel))
            _show_pages(travel, pages_of(kind, way))
        except WentBack:
            continue
        return way


def _kind(travel: Travel) -> Kind:
    for about in ABOUT:
        travel.conversation.show(about, Mark.ITEM)
    before = kept(travel.context)
    kind = travel.conversation.choose(KIND, KINDS, (before or Kind.CLASSIC).value)
    keep(travel, kind)
    return kind


def _recommended(travel: Travel) -> str:
    before = remembered(travel.context, CHOICE)
    return before if before in {choice.key for choice in WAYS} else Way.BROWSER.value


def _show_pages(travel: Travel, pages: tuple[Page, ...]) -> None:
    """One after the other; going back from the first raises WentBack."""
    number = 1
    while number <= len(pages):
        try:
            _show_page(travel, number, len(pages), pages[number - 1])
            number += 1
        except WentBack:
            if number == 1:
                raise
            number -= 1


def _show_page(travel: Travel, number: int, of: int, page: Page) -> None:
    title = Joined("{number}/{of} {title}", number=number, of=of, title=page.title)
    travel.conversation.show(title)
    if page.link:
        travel.conversation.literal(page.link, Literal.LINK)
    for step in page.steps:
        travel.conversation.show(step, Mark.ITEM)
    travel.conversation.choose(_question(page), (Choice("next", None, Phrase("Go on")),), "next")


def _question(page: Page) -> Question:
    return Question(f"chapter_{page.key}", Phrase("Done on this page?"))


QUESTIONS = (KIND, WAY, *{page.key: _question(page) for page in ALL}.values())
