"""Notes the answers of a conversation in a file that answers the same questions again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from checks.model import Phrase
from checks.patience import patiently
from checks.secrets.gate import shown
from wizard.conversation.passed_on import PassedOn
from wizard.conversation.protocol import (
    Choice,
    Conversation,
    Judge,
    Question,
    Reader,
    anything,
    nothing_else,
)
from wizard.errors import Usage, cannot_be_written
from wizard.files.whole import replace_whole

T = TypeVar("T")
FIRST_LINE = "# Answers to the questions of rekwiz, for --answers. It holds no secret.\n"


class Recorder(PassedOn):
    """The same conversation; what was answered stands in the file at once, a secret never.

    Where a question was asked more than once, the last answer counts. A file of somebody else's
    is not replaced: Usage.
    """

    def __init__(self, conversation: Conversation, file: Path) -> None:
        super().__init__(conversation)
        self.file = file
        self.answers: dict[str, str | bool] = {}
        self._write()

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        named = [Choice(each.key, each, each.phrase, each.remark) for each in choices]
        chosen = self.conversation.choose(question, named, recommended)
        if len(choices) > 1:
            self._note(question, chosen.key)
        return chosen.value

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        answer = self.conversation.ask(question, default=default, judge=judge)
        if shown(answer) == answer:
            self._note(question, answer)
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
        answer = self.conversation.pick(question, choices, recommended, judge=judge, meant=meant)
        if shown(answer) == answer:
            self._note(question, answer)
        return answer

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        answer = self.conversation.confirm(question, recommended=recommended)
        self._note(question, answer)
        return answer

    def agree(self, question: Question, exact: str = "") -> bool:
        answer = self.conversation.agree(question, exact)
        self._note(question, answer)
        return answer

    def _note(self, question: Question, answer: str | bool) -> None:
        self.answers[question.key] = answer
        self._write()

    def _write(self) -> None:
        """The whole file, readable by its owner alone, or nothing of it."""
        import tomli_w

        try:
            self._refuse_what_is_not_ours()
            text = FIRST_LINE + tomli_w.dumps(self.answers)
            replace_whole(self.file, text.encode(), 0o600)
        except OSError as error:
            raise cannot_be_written(
                Phrase(
                    "--record: {file} cannot be written: {reason}.",
                    file=self.file,
                    reason=error.strerror or error,
                ),
                error,
            ) from None

    def _refuse_what_is_not_ours(self) -> None:
        if patiently(self.file, partial(_is_strange, self.file)):
            raise Usage(
                Phrase(
                    "--record: {file} is there already and is no record of rekwiz's.",
                    file=self.file,
                )
            )


def _is_strange(file: Path) -> bool:
    """Whether something lies there that rekwiz did not write; to open a pipe is to wait for somebody."""
    return file.exists() and not (file.is_file() and _is_ours(file))


def _is_ours(file: Path) -> bool:
    first = FIRST_LINE.encode()
    with file.open("rb") as stream:
        return stream.read(len(first)) == first
