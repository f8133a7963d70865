"""The guide's first chapter, for who has no way to AWS yet: which account, which user, which sign-in.

What a project is, and what it refuses, stands in checks/accounts with its source and date.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from checks.accounts.kinds import Kind
from checks.accounts.sign_ins import Way
from checks.model import Phrase
from wizard.conversation import boxes
from wizard.conversation.protocol import Choice, Question, WentBack
from wizard.keys.console_file import KeyFiles
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.setup.account_kind import ABOUT, KIND, KINDS, keep, kept
from wizard.setup.console_page import question_of, show_page, stay_on
from wizard.setup.pages import ALL, KEY, Page, pages_of
from wizard.setup.remembered import remembered
from wizard.setup.source import CHOICE
from wizard.setup.travel import Travel

WAY = Question(
    "chapter_way",
    Phrase("How should your programs sign in?"),
    help=Phrase(
        "aws login is AWS's recommendation for people: you sign in to the console in the browser, and"
        " what programs get by it ends after 12 hours at most. An access key works until it is"
        " deleted: for a program that runs while nobody is there, and for older tools."
    ),
    boxes=(boxes.ACCESS_KEY, boxes.CLI),
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
WATCHING = Phrase(
    "For ten minutes rekwiz watches your downloads, and goes on by itself when the key file is there."
)


class Prepared(Struct, frozen=True):
    """What the person has now: the way in, and the key file that landed in the downloads meanwhile."""

    way: Way
    key_file: Path | None = None


def show(travel: Travel) -> Prepared:
    """Asks which account and which way, and shows their pages. Going back from the first question raises
    WentBack."""
    while True:
        kind = _kind(travel)
        try:
            return _by(travel, kind)
        except WentBack:
            continue


def _by(travel: Travel, kind: Kind) -> Prepared:
    """The way in that account, and its pages; going back from the question of the way raises WentBack."""
    recommended = _recommended(travel)
    while True:
        way = travel.conversation.choose(WAY, WAYS, recommended)
        files = KeyFiles(travel.context.home)
        try:
            _show_pages(travel, pages_of(kind, way), files)
        except WentBack:
            recommended = way.value
            continue
        landed = files.landed() if way is Way.ACCESS_KEY else None
        if landed:
            travel.conversation.show(
                Phrase("Your key file is there: {file}", file=shown(landed)), Mark.DONE
            )
        return Prepared(way, landed)


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


def _show_pages(travel: Travel, pages: tuple[Page, ...], files: KeyFiles) -> None:
    """One after the other; going back from the first raises WentBack."""
    number = 1
    while number <= len(pages):
        page = pages[number - 1]
        show_page(travel, page, number, len(pages))
        try:
            stay_on(travel, page, _watch(travel, page, files))
            number += 1
        except WentBack:
            if number == 1:
                raise
            number -= 1


def _watch(travel: Travel, page: Page, files: KeyFiles) -> Callable[[], bool] | None:
    """Whether what the page leads to has come; None where nothing of it can be seen from here."""
    if page is not KEY:
        return None
    if travel.conversation.notices:
        travel.conversation.show(WATCHING)
    return lambda: files.landed() is not None


QUESTIONS = (KIND, WAY, *(question_of(page) for page in {each.key: each for each in ALL}.values()))
