"""Texts that many causes share: the candidates in the order of likelihood, and what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checks.knowledge.pasted import Pasted
from checks.model import Phrase

Sign = Callable[[Pasted], bool]


@dataclass(frozen=True)
class Candidate:
    """One cause that a text may stand for; `sign` is how the text itself points to it."""

    code: str
    apart: Phrase
    sign: Sign | None = None


@dataclass(frozen=True)
class Shared:
    """Texts (`…` stands for anything) and error codes that several causes have in common."""

    texts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    codes: tuple[str, ...] = ()

    def named(self, pasted: Pasted) -> tuple[Candidate, ...]:
        """The candidates that the text itself points to; all of them, where it points to none."""
        shown = tuple(each for each in self.candidates if each.sign and each.sign(pasted))
        return shown or self.candidates


def says(pattern: str) -> Sign:
    """A sign: the text, without its quotes and in small letters, has this pattern."""
    compiled = re.compile(pattern)
    return lambda pasted: bool(compiled.search(pasted.bare))


def lacks(pattern: str) -> Sign:
    """A sign: it has not."""
    compiled = re.compile(pattern)
    return lambda pasted: not compiled.search(pasted.bare)


def says_quoted(pattern: str) -> Sign:
    """A sign: the text in small letters, quotes and all, has this pattern."""
    compiled = re.compile(pattern)
    return lambda pasted: bool(compiled.search(pasted.quoted))
