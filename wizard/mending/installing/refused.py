"""Why nothing was installed, in words."""

from __future__ import annotations

from checks.model import Phrase


class NotInstalled(Exception):
    """What was fetched is gone again, and nothing of it was run, unless `phrase` says otherwise."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase
