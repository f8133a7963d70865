"""Why nothing was installed, in words."""

from __future__ import annotations

from checks.model import Phrase


class NotInstalled(Exception):
    """What was fetched is gone again, and nothing of it was run, unless `phrase` says otherwise; `said` are
    the last lines of a program that was."""

    def __init__(self, phrase: Phrase, said: tuple[str, ...] = ()) -> None:
        super().__init__(phrase.text)
        self.phrase, self.said = phrase, said
