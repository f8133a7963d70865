"""What lies on this computer is waited for, but not for ever: a home on a network may hang, and a
file of the system's may have no end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from checks.deadline import TooLate, within
from checks.model import Phrase

T = TypeVar("T")
SECONDS = 10.0
"""A disk that sleeps takes five to wake up, a home on a slow network a second or two a file."""
SILENT = Phrase("{file} gives no answer: it was waited for {seconds} seconds.")


class NoAnswer(Exception):
    """The system neither gives what was asked for nor says why not; `phrase` is what and for how long."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase


def patiently(
    file: str | Path, look: Callable[[], T], *, seconds: float = SECONDS, said: Phrase = SILENT
) -> T:
    """What there is to see of a file, or what looking raises; NoAnswer where that takes too long."""
    try:
        return within(seconds, look, "file")
    except TooLate:
        raise NoAnswer(said.with_(file=str(file), seconds=f"{seconds:g}")) from None
