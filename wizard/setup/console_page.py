"""One page of AWS's console in the conversation: its numbered steps, opened on request, and waited for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from msgspec.structs import replace

from checks.model import Joined, Phrase
from wizard.conversation.protocol import Choice, Kind, Question
from wizard.output.marks import Mark
from wizard.setup.opening import can_open_page, open_page
from wizard.setup.pages import Page
from wizard.setup.travel import Travel


class Next(Enum):
    OPEN = auto()
    ON = auto()


ON = Choice("next", Next.ON, Phrase("Done on this page: continue"))
OPEN = Choice("open", Next.OPEN, Phrase("Open the page in the browser"))
IN_PRACTICE = Phrase(
    "This is a practice: its account, its user and its key file are there already. The page is AWS's own:"
    " nothing there belongs to the practice, and what you do there is real."
)


def show_page(travel: Travel, page: Page, number: int = 0, of: int = 0) -> None:
    """Its title, its address, and what to do there, in order."""
    say = travel.conversation
    if travel.call.in_sandbox and page.link and number <= 1:
        say.show(IN_PRACTICE, Mark.WARN)
    title = Joined("{number}/{of} {title}", number=number, of=of, title=page.title)
    say.show(title if of else page.title)
    if page.link:
        say.literal(page.link, Kind.LINK)
    for place, step in enumerate(page.steps, start=1):
        say.show(Joined("{number}. {step}", number=place, step=step))


def stay_on(travel: Travel, page: Page, has_come: Callable[[], bool] | None = None) -> None:
    """Until the person goes on, or `has_come` says that what the page leads to is there."""
    question, opens = question_of(page), _opens(travel, page)
    if has_come:
        question = replace(question, by_itself=lambda: ON.key if has_come() else None)
    while True:
        choices = (OPEN, ON) if opens else (ON,)
        likely = OPEN if opens and not travel.call.in_sandbox else ON
        if travel.conversation.choose(question, choices, likely.key) is Next.ON:
            return
        opens = False
        if not open_page(page.link):
            travel.conversation.show(
                Phrase("No browser could be opened: the address is above."), Mark.WARN
            )


def _opens(travel: Travel, page: Page) -> bool:
    return bool(page.link) and travel.conversation.asks and can_open_page(travel.context)


def question_of(page: Page) -> Question:
    """What is asked below the page; it has the page's help."""
    asked = Phrase("What next?")
    return Question(f"chapter_{page.key}", asked, help=page.help, boxes=page.boxes)
