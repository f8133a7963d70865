"""The conversation with nobody there: flags, an answers file and recommendations answer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TextIO, TypeVar

from checks.masking import is_secret
from checks.model import Joined, Phrase, at
from wizard.conversation.lines import Lines
from wizard.conversation.protocol import (
    Choice,
    Judge,
    Kind,
    MissingAnswer,
    Question,
    Reader,
    anything,
    nothing_else,
)
from wizard.errors import Usage
from wizard.invocation.text_files import read_toml
from wizard.languages import Language

T = TypeVar("T")
OFTEN = 3
"""How often one question may be answered, about one finding where it is about any: an answer that changes
nothing is asked for again."""


class BadAnswers(Usage):
    """An answer that rekwiz cannot follow: in which file, if any, to which question, and why."""

    def __init__(self, file: Path | None, key: str, what: Phrase) -> None:
        there = Joined("{file}, {key}: {what}", file=str(file), key=key, what=what)
        super().__init__(there if file else at(key, what))
        self.file, self.key, self.what = file, key, what


class Answers(Lines):
    """What a flag says answers, else the file, else, with `yes`, what is recommended."""

    asks = notices = False

    def __init__(
        self,
        language: Language,
        stream: TextIO,
        *,
        flags: Mapping[str, str] | None = None,
        file: Path | None = None,
        known: Collection[str] | None = None,
        yes: bool = False,
        secrets: Mapping[str, Callable[[], str]] | None = None,
    ) -> None:
        """`known` are the keys that a file may hold; BadAnswers where it holds another. `secrets` read
        what another program hands over, each once.
        """
        super().__init__(language, stream)
        self.flags, self.file, self.yes = flags or {}, file, yes
        self.answers: Mapping[str, object] = read(file, known) if file else {}
        self._secrets = dict(secrets or {})
        self._asked: Counter[object] = Counter()

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        by_key = {choice.key: choice for choice in choices}
        given = recommended if len(by_key) == 1 else self._given(question, recommended)
        if not isinstance(given, str) or given not in by_key:
            self._refuse(
                question,
                Phrase(
                    "{given} is no answer; it can be {allowed}.",
                    given=written(given),
                    allowed=tuple(map(written, by_key)),
                ),
            )
        return by_key[given].value

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        given = self._given(question, default or None)
        if not isinstance(given, str):
            text = Phrase("{given} is no text; put it in quotes.", given=written(given))
            self._refuse(question, text)
        complaint = judge(given)
        if complaint:
            self._refuse(question, complaint)
        return given

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        """As a text: what a file says is meant to the letter."""
        return self.ask(question, default=recommended, judge=judge)

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        if (read := self._secrets.pop(question.key, None)) is None:
            raise MissingAnswer(question)
        return read()

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        given = self._given(question, recommended)
        if not isinstance(given, bool):
            self._refuse(
                question,
                Phrase(
                    "{given} is no answer; it can be {allowed}.",
                    given=written(given),
                    allowed=("true", "false"),
                ),
            )
        return given

    def agree(self, question: Question, exact: str = "") -> bool:
        if exact:
            self.literal(exact, Kind.DIFF)
        return self.confirm(question)

    def _given(self, question: Question, recommended: str | bool | None) -> object:
        """What answers the question; MissingAnswer where nothing does."""
        about = question.about and (question.about.location, question.about.evidence)
        self._asked[question.key, about] += 1
        if self._asked[question.key, about] > OFTEN:
            self._refuse(question, Phrase("this answer leads back to the same question."))
        if question.key in self.flags:
            return self.flags[question.key]
        if question.key in self.answers:
            return self.answers[question.key]
        if (self.yes or question.silent) and recommended is not None:
            return recommended
        raise MissingAnswer(question)

    def _refuse(self, question: Question, what: Phrase) -> NoReturn:
        if question.key in self.flags:
            raise BadAnswers(None, question.flag, what)
        raise BadAnswers(self.file if question.key in self.answers else None, question.key, what)


def read(file: Path, known: Collection[str] | None = None) -> Mapping[str, object]:
    """The answers of a TOML file by their questions' keys; raises BadAnswers and Usage."""
    answers = read_toml(file)
    for key in answers:
        if is_secret(key):
            raise BadAnswers(file, key, SECRET)
        if known is not None and key not in known:
            raise BadAnswers(file, key, _unknown(key, known))
    return answers


SECRET = Phrase(
    "a secret does not belong in this file. Name the key file of the IAM console with --csv, or"
    " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment."
)


def _unknown(key: str, known: Collection[str]) -> Phrase:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1)
    if near:
        return Phrase("rekwiz has no such question. Did you mean {near}?", near=near[0])
    return Phrase("rekwiz has no such question; it has {known}.", known=tuple(sorted(known)))


def written(value: object) -> str:
    """A value as it stands in the file; TOML and JSON agree on it."""
    return json.dumps(value, ensure_ascii=False, default=str)
