"""What ends a command other than by its own word: wrong usage (2), and a change that did not take (5)."""

from __future__ import annotations

import errno

from checks.phrase import Phrase

_OF_THE_NAME = (
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.EINVAL),
    *(errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.EROFS),
)


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


def cannot_be_written(said: Phrase, error: OSError) -> Usage | NotTaken:
    """Wrong usage where nothing can be written to the place that was named; else a result is lost."""
    return Usage(said) if error.errno in _OF_THE_NAME else NotTaken(said)
