"""A conversation that another one holds: the ground for those that change a verb or two of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from checks.model import Phrase
from wizard.conversation.protocol import (
    Choice,
    Conversation,
    Judge,
    Kind,
    Question,
    Reader,
    anything,
    nothing_else,
)
from wizard.languages import Language
from wizard.output.marks import Mark

if TYPE_CHECKING:
    from wizard.output.picture import Picture

T = TypeVar("T")


class PassedOn:
    """The same conversation: each verb is passed on, one by one, so that a new one is not forgotten."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation

    @property
    def language(self) -> Language:
        return self.conversation.language

    @property
    def asks(self) -> bool:
        return self.conversation.asks

    @property
    def notices(self) -> bool:
        return self.conversation.notices

    def show(self, phrase: Phrase, mark: Mark = Mark.PLAIN) -> None:
        self.conversation.show(phrase, mark)

    def line(self, mark: Mark, label: Phrase, detail: Phrase | None = None) -> None:
        self.conversation.line(mark, label, detail)

    def literal(self, text: str, kind: Kind) -> None:
        self.conversation.literal(text, kind)

    def table(self, head: Sequence[Phrase], rows: Sequence[Sequence[Phrase | str]]) -> None:
        self.conversation.table(head, rows)

    def picture(self, picture: Picture) -> None:
        self.conversation.picture(picture)

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        return self.conversation.choose(question, choices, recommended)

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        return self.conversation.ask(question, default=default, judge=judge)

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        return self.conversation.pick(question, choices, recommended, judge=judge, meant=meant)

    def leading_back(self, somewhere: bool) -> AbstractContextManager[None]:
        return self.conversation.leading_back(somewhere)

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        return self.conversation.ask_secret(question, judge=judge)

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        return self.conversation.confirm(question, recommended=recommended)

    def agree(self, question: Question, exact: str = "") -> bool:
        return self.conversation.agree(question, exact)

    def progress(
        self, phrase: Phrase, why: Phrase | None = None
    ) -> AbstractContextManager[Callable[[Phrase], None]]:
        return self.conversation.progress(phrase, why)
