"""Answers by variables: REKWIZ_REGION answers the question `region`, each once; never a secret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from checks.model import Phrase, at
from wizard.conversation.passed_on import PassedOn
from wizard.conversation.protocol import (
    NO,
    VARIABLES,
    YES,
    Choice,
    Conversation,
    Judge,
    Question,
    Reader,
    anything,
    nothing_else,
    variable_of,
)
from wizard.errors import Usage

T = TypeVar("T")
BOOLS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def answers_in(environment: Mapping[str, str]) -> bool:
    """Whether a variable may answer a question."""
    return any(name.startswith(VARIABLES) for name in environment)


class ByVariables(PassedOn):
    """The same conversation, in which the environment answers first. A question that comes again is put
    to whoever is there: the answer has not helped."""

    def __init__(self, conversation: Conversation, environment: Mapping[str, str]) -> None:
        super().__init__(conversation)
        self.left = dict(environment)

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        if (given := self._given(question)) is None:
            return self.conversation.choose(question, choices, recommended)
        by_key = {choice.key: choice for choice in choices}
        if given not in by_key:
            raise _bad(question, given, tuple(by_key))
        return by_key[given].value

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        if (given := self._judged(question, judge)) is None:
            return self.conversation.pick(question, choices, recommended, judge=judge, meant=meant)
        return given

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        if (given := self._judged(question, judge)) is None:
            return self.conversation.ask(question, default=default, judge=judge)
        return given

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        if (given := self._given(question)) is None:
            return self.conversation.confirm(question, recommended=recommended)
        return _read(question, given)

    def agree(self, question: Question, exact: str = "") -> bool:
        if (given := self._given(question)) is None:
            return self.conversation.agree(question, exact)
        return _read(question, given)

    def _given(self, question: Question) -> str | None:
        return self.left.pop(variable_of(question), None) or None

    def _judged(self, question: Question, judge: Judge) -> str | None:
        given = self._given(question)
        if given is not None and (complaint := judge(given)):
            raise Usage(at(variable_of(question), complaint))
        return given


def _read(question: Question, given: str) -> bool:
    if given.lower() not in BOOLS:
        raise _bad(question, given, (YES.key, NO.key))
    return BOOLS[given.lower()]


def _bad(question: Question, given: str, allowed: tuple[str, ...]) -> Usage:
    what = Phrase("{given} is no answer; it can be {allowed}.", given=given, allowed=allowed)
    return Usage(at(variable_of(question), what))
