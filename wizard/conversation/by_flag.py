"""A conversation in which a flag answers a question that somebody would be asked, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from wizard.conversation.passed_on import PassedOn
from wizard.conversation.protocol import Choice, Conversation, Judge, Question, anything

T = TypeVar("T")


class ByFlag(PassedOn):
    """The same conversation; whoever is asked again wants to answer something else."""

    def __init__(self, conversation: Conversation, flags: Mapping[str, str]) -> None:
        super().__init__(conversation)
        self.flags = dict(flags)

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        answer = self.flags.pop(question.key, None)
        for choice in choices:
            if choice.key == answer:
                return choice.value
        return self.conversation.choose(question, choices, recommended)

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        answer = self.flags.pop(question.key, None)
        if answer is not None and judge(answer) is None:
            return answer
        return self.conversation.ask(question, default=default, judge=judge)
