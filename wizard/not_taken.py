"""A fix that did not take: exit code 5, and everything is as it was before."""

from __future__ import annotations

from checks.model import Phrase


class NotTaken(Exception):
    """How things stand now, in words; why it did not take was shown before."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase
