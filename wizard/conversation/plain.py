"""The conversation line by line, with numbers: for dumb terminals and for screen readers."""

from __future__ import annotations

import getpass
import warnings
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TextIO, TypeVar

from msgspec.structs import replace

from checks.model import Joined, Phrase
from checks.secrets.places import learnt
from wizard.conversation.findings import show_help
from wizard.conversation.keyboard import HELP_KEYS
from wizard.conversation.lines import Block, Lines
from wizard.conversation.listing import Listing, first_rows
from wizard.conversation.protocol import (
    NO,
    YES,
    Choice,
    Judge,
    MissingAnswer,
    Question,
    Reader,
    WentBack,
    agreed_to,
    anything,
    nothing_else,
    of_key,
)
from wizard.languages import Language
from wizard.output.cells import INDENT
from wizard.output.marks import Mark

T = TypeVar("T")
BACK_KEYS = ("<", "＜", "←")
PROMPT = f"{INDENT}> "
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
Line = Callable[[], str]


class Plain(Lines):
    """Asks in whole lines: no key is special, and what is on the screen stays as it is."""

    asks, notices = True, False

    def __init__(self, language: Language, stream: TextIO, typed: TextIO) -> None:
        super().__init__(language, stream)
        self.typed = typed
        if isinstance(typed, TextIOWrapper):  # a path may be typed in bytes of another encoding
            typed.reconfigure(errors="surrogateescape")

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        default = of_key(choices, recommended)
        if question.silent:
            return default.value
        while True:
            self._put(question, choices, self.say(default.phrase))
            if question.meanwhile:
                question.meanwhile()
            chosen = _taken(self._answer(question, self._read) or default.key, choices)
            if chosen:
                return chosen.value
            self.show(Phrase("Type a number from 1 to {last}.", last=len(choices)), Mark.FAIL)

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        return self.choose(question, (YES, NO), YES.key if recommended else NO.key)

    def agree(self, question: Question, exact: str = "") -> bool:
        return agreed_to(self, question, exact)

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        """The first rows are numbered; a name that is typed is looked for among all of them."""
        while True:
            listing = Listing(choices, self.say, recommended)
            rows = list(first_rows(listing))
            more = len(listing.fitting) - len(rows)
            typing = Phrase("…and {count} more: type a name or a code", count=more)
            self._put(question, [_with_code(each) for each in rows], recommended, typing)
            typed = self._answer(question, self._read).strip() or recommended
            if typed.isdecimal() and 0 < int(typed) <= len(rows):
                return rows[int(typed) - 1].value
            listing.follow(typed)
            match listing.fitting:
                case [one]:
                    return one.value
            if (complaint := judge(typed)) is None:
                return typed
            self.show(complaint, Mark.FAIL)
            pointed = listing.pointed
            recommended = pointed.key if pointed else meant(typed) or recommended

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        if question.silent:
            return default
        return self._judged(question, default, judge, self._read)

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        return self._judged(question, "", judge, lambda: learnt(self._read_unseen(question)))

    def _judged(self, question: Question, default: str, judge: Judge, read: Line) -> str:
        while True:
            self._put(question, (), self.say(default))
            answer = self._answer(question, read) or default
            complaint = judge(answer)
            if complaint is None:
                return answer
            self.show(complaint, Mark.FAIL)

    def _put(
        self,
        question: Question,
        choices: Sequence[Choice[T]],
        default: str,
        beside: Phrase | None = None,
    ) -> None:
        """The question, what can be answered, and what the keys do, in words."""
        self.begin(Block.ANSWERS)
        self.tell(self.say(question.phrase))
        for number, choice in enumerate(choices, start=1):
            words = Joined("{number}) {choice}", number=number, choice=choice.phrase)
            if choice.remark:
                words = Joined("{choice} ({remark})", choice=words, remark=choice.remark)
            self.tell(self.say(words))
        if beside:
            self.tell(self.say(beside))
        if default:
            self.tell(self.say(Phrase("Enter selects: {default}", default=default)))
        hints = [
            Phrase("? shows help") if question.helps else None,
            Phrase("< goes back") if self.goes_back else None,
        ]
        self.tell(" · ".join(self.say(hint) for hint in hints if hint))

    def _answer(self, question: Question, read: Line) -> str:
        """One typed line; where it asks for help, help is shown and the next line read."""
        while True:
            typed = read()
            self.answered()
            if typed.strip() in BACK_KEYS and self.goes_back:
                raise WentBack
            if typed.strip() not in HELP_KEYS or not question.helps:
                return typed
            show_help(self, question)

    def _read(self) -> str:
        self.stream.write(PROMPT)
        self.stream.flush()
        line = self.typed.readline()
        if not line:
            self.put()
            raise KeyboardInterrupt
        return line.rstrip("\r\n")

    def _read_unseen(self, question: Question) -> str:
        """By getpass, to the terminal only; where that cannot hide it, nothing is asked."""
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                return getpass.getpass(PROMPT)
            except EOFError:
                raise KeyboardInterrupt from None
            except UnicodeDecodeError:
                return UNREADABLE
            except getpass.GetPassWarning:
                self.show(Phrase("This terminal cannot hide what you type."), Mark.FAIL)
                raise MissingAnswer(question) from None


def _with_code(choice: Choice[str]) -> Choice[str]:
    """A row of a long list in one line: its name, and its code."""
    named = Joined("{name}, {code}", name=choice.phrase, code=choice.key)
    return replace(choice, phrase=named)


def _taken(typed: str, choices: Sequence[Choice[T]]) -> Choice[T] | None:
    """The choice of this number, or the only one whose key begins so."""
    typed = typed.strip()
    if typed.isdecimal():
        return choices[int(typed) - 1] if 0 < int(typed) <= len(choices) else None
    alike = [choice for choice in choices if choice.key.startswith(typed.lower())]
    exact = [choice for choice in alike if choice.key == typed.lower()]
    return exact[0] if exact else alike[0] if len(alike) == 1 else None
