"""A strict scripted conversation for tests, given by the fixture `script`.

`script(("region", "us-east-1"), ("write", True))` answers exactly these questions in this order: a
choice by its key, a text or a secret by the text, a yes or no by a bool, and BACK goes back. A
question that is not expected, an answer that is refused or left over, fails the test. `shown` holds
all that was shown, as text; `asked` the keys of the questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from checks.model import Phrase
from wizard.conversation.protocol import (
    Choice,
    Judge,
    Kind,
    Question,
    Reader,
    WentBack,
    anything,
    nothing_else,
)
from wizard.languages import Language, language
from wizard.output.marks import Mark
from wizard.output.picture import Picture

T = TypeVar("T")
BACK = object()


class Script:
    """A Conversation that says what it was told to say, and remembers what it was shown."""

    asks = notices = True
    BACK = BACK

    def __init__(self, words: Language, answers: Sequence[tuple[str, Any]]) -> None:
        self.language = words
        self.left = list(answers)
        self.asked: list[str] = []
        self.offered: dict[str, list[str]] = {}
        self.recommended: dict[str, str] = {}
        self.shown: list[str] = []

    @property
    def text(self) -> str:
        return "\n".join(self.shown)

    def show(self, phrase: Phrase, mark: Mark = Mark.PLAIN) -> None:
        self._tell(mark, phrase)

    def line(self, mark: Mark, label: Phrase, detail: Phrase | None = None) -> None:
        self._tell(mark, label, *([detail] if detail else []))

    def picture(self, picture: Picture) -> None:
        self.shown.append("a picture of {} × {}".format(*picture.size))

    def literal(self, text: str, kind: Kind) -> None:
        self.shown.append(text)

    def table(self, head: Sequence[Phrase], rows: Sequence[Sequence[Phrase | str]]) -> None:
        for row in (head, *rows):
            self.shown.append(" | ".join(map(self.language.say, row)))

    @contextmanager
    def progress(
        self, phrase: Phrase, why: Phrase | None = None
    ) -> Iterator[Callable[[Phrase], None]]:
        yield lambda words: None

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        by_key = {choice.key: choice.value for choice in choices}
        self.offered[question.key] = list(by_key)
        self.recommended[question.key] = recommended
        if question.silent:
            return by_key[recommended]
        assert recommended in by_key, f"{question.key}: {recommended} is recommended, but no choice"
        answer = self._answer(question)
        assert answer in by_key, f"{question.key}: {answer!r} is none of {list(by_key)}"
        return by_key[answer]

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        if question.silent:
            return default
        answer = self._answer(question) or default
        complaint = judge(answer)
        assert complaint is None, f"{question.key}: {answer!r}: {self.language.say(complaint)}"
        return answer

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        assert recommended in [choice.key for choice in choices], f"{recommended} is on no list"
        return self.ask(question, default=recommended, judge=judge)

    @contextmanager
    def leading_back(self, somewhere: bool) -> Iterator[None]:
        yield

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        return self.ask(question, judge=judge)

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        if question.silent:
            return recommended
        answer = self._answer(question)
        assert isinstance(answer, bool), f"{question.key}: {answer!r} is neither True nor False"
        return answer

    def agree(self, question: Question, exact: str = "") -> bool:
        if exact:
            self.literal(exact, Kind.DIFF)
        return self.confirm(question)

    def done(self) -> None:
        """Fails where an answer is left over."""
        assert not self.left, f"never asked: {[key for key, _ in self.left]}"

    def _answer(self, question: Question) -> Any:
        said = self.language.say(question.phrase)
        assert self.left, f"not expected: {question.key}: {said}"
        key, answer = self.left.pop(0)
        assert key == question.key, f"expected {key}, was asked {question.key}: {said}"
        self.asked.append(key)
        if answer is BACK:
            raise WentBack
        return answer

    def _tell(self, mark: Mark, *phrases: Phrase) -> None:
        said = "  ".join(map(self.language.say, phrases))
        self.shown.append(said if mark is Mark.PLAIN else f"{mark} {said}")


class Unattended(Script):
    """The same, with nobody to ask."""

    asks = notices = False


@pytest.fixture
def script() -> Iterator[Callable[..., Script]]:
    """Makes scripts, and fails where one of them was not asked to its end."""
    made: list[Script] = []

    def make(*answers: tuple[str, Any], attended: bool = True, code: str = "en") -> Script:
        kind = Script if attended else Unattended
        made.append(kind(language(code), answers))
        return made[-1]

    yield make
    for each in made:
        each.done()
