"""How rekwiz speaks with a person, in the domain's verbs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from checks.model import Finding, Phrase, Quoted
from wizard.errors import Usage
from wizard.languages import Language
from wizard.output.marks import Mark

if TYPE_CHECKING:
    from wizard.output.picture import Picture

T = TypeVar("T")
ANSWERS, YES_FLAG = "--answers", "--yes"
VARIABLES = "REKWIZ_"
"""How the variables begin that answer questions."""


class Kind(StrEnum):
    """Text that is shown as it is, in no language: what it is."""

    DIFF = "diff"
    COMMAND = "command"
    LINK = "link"
    FILE = "file"
    JSON = "json"


class WentBack(Exception):
    """The person wants the question, or the step, before this one."""


class MissingAnswer(Usage):
    """Nobody may be asked, and nothing else answers: a usage error that names the flag."""

    def __init__(self, question: Question) -> None:
        what = Phrase(
            "nothing answers the question “{question}”.", question=Quoted(question.phrase)
        )
        super().__init__(what, _way_to_answer(question))
        self.question = question


class Question(Struct, frozen=True):
    """One question: `key` is its name in an answers file, `flag` what else answers it, `help` what
    `?` shows, with the `boxes` that its words want, and `about` what was found just before, which
    `?` then shows in full. What is typed
    can be seen while `visible` matches it; without it, always. One that is `silent` is put to
    nobody: a flag or a file may answer it, else the recommendation does. `by_itself` gives the key
    of a choice that somebody's deed elsewhere has answered with: a terminal asks it every few
    seconds while the question stands. `meanwhile` is called once the question can be read."""

    key: str
    phrase: Phrase
    help: Phrase | None = None
    flag: str = ANSWERS
    visible: re.Pattern[str] | None = None
    about: Finding | None = None
    silent: bool = False
    boxes: tuple[Phrase, ...] = ()
    by_itself: Callable[[], str | None] | None = None
    meanwhile: Callable[[], object] | None = None

    @property
    def helps(self) -> bool:
        """Whether `?` shows anything."""
        return bool(self.help or self.about)


def _way_to_answer(question: Question) -> Phrase:
    if question.flag == ANSWERS:
        return Phrase(
            "Answer it in a file for --answers, as {key}, or with the variable {variable}.",
            key=question.key,
            variable=variable_of(question),
        )
    return Phrase("Answer it with {flag}.", flag=question.flag)


def variable_of(question: Question) -> str:
    """The variable of the environment that answers the question."""
    return VARIABLES + question.key.upper()


class Choice(Struct, Generic[T], frozen=True):
    """One way to answer: `key` is its name in an answers file, `remark` stands beside it, `also` is
    what else finds it in a long list."""

    key: str
    value: T
    phrase: Phrase
    remark: Phrase | None = None
    also: str = ""


Judge = Callable[[str], Phrase | None]
"""What is wrong with a typed answer, in words, or None."""


Reader = Callable[[str], str | None]
"""What a typed answer stands for, or None where it stands for nothing else."""


def anything(answer: str) -> Phrase | None:
    return None


def nothing_else(answer: str) -> str | None:
    return None


class Conversation(Protocol):
    """All that a step or a fix may say and ask.

    Asking raises WentBack where the person goes back, KeyboardInterrupt on Ctrl-C or at the end of
    input, and MissingAnswer where nobody may be asked.
    """

    @property
    def language(self) -> Language:
        """The one that it is in."""

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer."""

    @property
    def notices(self) -> bool:
        """Whether a question is over as soon as `by_itself` answers it; one that is put in lines is not."""

    def show(self, phrase: Phrase, mark: Mark = Mark.PLAIN) -> None:
        """A sentence or a paragraph, wrapped."""

    def line(self, mark: Mark, label: Phrase, detail: Phrase | None = None) -> None:
        """One line of a list: a mark, a short label in a column of its own, a detail."""

    def literal(self, text: str, kind: Kind) -> None:
        """A diff, a command, an address or JSON as it is (a terminal's control codes excepted)."""

    def table(self, head: Sequence[Phrase], rows: Sequence[Sequence[Phrase | str]]) -> None:
        """Rows under their heads, columns aligned by the cells of a terminal."""

    def picture(self, picture: Picture) -> None:
        """A picture, where the screen can show one; nothing elsewhere, so that words must do without."""

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        """The value of one choice; `recommended` is the key of the one that Enter takes."""

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        """A line of text; asked again, with what is wrong, until the judge has nothing to say."""

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        """One of a long list, or a text that is on none: what is typed narrows the list, and is
        `meant` to be one of it, or is judged. Their keys are their values."""

    def leading_back(self, somewhere: bool) -> AbstractContextManager[None]:
        """Whether going back leads anywhere from the questions that are asked meanwhile; where it
        does not, it is not offered."""

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        """A line that is never shown, kept or recorded."""

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        """Yes or no; Enter takes the recommended one."""

    def agree(self, question: Question, exact: str = "") -> bool:
        """Consent to a change that was told in words just before; Enter consents. In a dry run the
        answer is no, and nobody is asked. `exact` is its diff: a person sees it on request, and
        where nobody is there it is shown."""

    def progress(
        self, phrase: Phrase, why: Phrase | None = None
    ) -> AbstractContextManager[Callable[[Phrase], None]]:
        """What is going on, where it takes longer than half a second; the function changes the
        words, and after three seconds `why` says that it is normal to wait. For a phrase with the
        fields `count` and `of` a terminal draws a bar. Nothing is asked meanwhile."""


def of_key(choices: Sequence[Choice[T]], key: str) -> Choice[T]:
    """The choice that has this key."""
    return choices[[choice.key for choice in choices].index(key)]


YES = Choice("yes", True, Phrase("Yes"))
NO = Choice("no", False, Phrase("No"))
LINES: Choice[bool | None] = Choice("lines", None, Phrase("Show the lines"))


def agreed_to(conversation: Conversation, question: Question, exact: str) -> bool:
    """Consent by somebody who is there, with the diff before it on request."""
    consents: tuple[Choice[bool | None], ...] = (
        Choice(YES.key, True, YES.phrase),
        *([LINES] if exact else []),
        Choice(NO.key, False, NO.phrase),
    )
    while (agreed := conversation.choose(question, consents, YES.key)) is None:
        conversation.literal(exact, Kind.DIFF)
    return agreed
