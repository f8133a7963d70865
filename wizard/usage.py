"""A command line, an answers file or a configuration file that rekwiz cannot follow: exit code 2."""

from __future__ import annotations

from checks.model import Phrase


class Usage(Exception):
    """What is wrong with what rekwiz was told, in words, and what to do about it."""

    def __init__(self, phrase: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(phrase.text)
        self.phrase, self.hint = phrase, hint
