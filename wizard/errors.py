"""What ends a command other than by its own word: wrong usage (2), and a change that did not take (5)."""

from __future__ import annotations

from checks.model import Phrase


class Usage(Exception):
    """What is wrong with what rekwiz was told, in words, and what to do about it."""

    def __init__(self, phrase: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(phrase.text)
        self.phrase, self.hint = phrase, hint


class NotTaken(Exception):
    """A change that did not take, or a result that cannot be written: how things stand now. Exit code 5."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase
