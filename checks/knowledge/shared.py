"""Texts that many causes share: the candidates in the order of likelihood, and what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from checks.knowledge.pasted import Pasted
from checks.model import Phrase

Sign = Callable[[Pasted], bool]
OF_MANY_SERVICES = ("InvalidParameterException", "ResourceNotFoundException")
"""Codes that other services of AWS's answer with, too: they say something beside an operation alone."""


class Candidate(Struct, frozen=True):
    """One cause that a text may stand for; `sign` is how the text itself points to it. A cause that can
    be told apart in two ways stands there twice."""

    code: str
    apart: Phrase
    sign: Sign | None = None


class Shared(Struct, frozen=True):
    """Texts (`…` stands for anything), a form of words and error codes that several causes have in
    common; the form is a pattern of words in small letters, without quotes.

    Of the candidates those that have the text among their own come first, in the order of the tables
    of causes; before them the one that the text itself says, or that is by far the likeliest in
    practice. `operations` is a pattern of those that
    the codes are about, where another operation's are about something else.
    """

    texts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    codes: tuple[str, ...] = ()
    operations: str = ""
    likeliest: str = ""
    form: str = ""

    def is_coded(self, code: str, operation: str | None) -> bool:
        """Whether it is about a refusal with this code."""
        if code not in self.codes:
            return False
        if self.operations and operation:
            return bool(re.fullmatch(self.operations, operation))
        return code not in OF_MANY_SERVICES

    def has_form(self, pasted: Pasted) -> bool:
        return bool(self.form and re.search(self.form, pasted.bare))

    def named(self, pasted: Pasted) -> tuple[Candidate, ...]:
        """The candidates that the text itself points to; all of them, where it points to none."""
        shown = tuple(each for each in self.candidates if each.sign and each.sign(pasted))
        once = dict[str, Candidate]()
        for each in shown or self.candidates:
            once.setdefault(each.code, each)
        return tuple(sorted(once.values(), key=lambda each: each.code != self.likeliest))


def says(pattern: str) -> Sign:
    """A sign: the text, without its quotes and in small letters, has this pattern."""
    return lambda pasted: bool(re.search(pattern, pasted.bare))


def lacks(pattern: str) -> Sign:
    """A sign: it has not."""
    return lambda pasted: not re.search(pattern, pasted.bare)


def says_quoted(pattern: str) -> Sign:
    """A sign: the text in small letters, quotes and all, has this pattern."""
    return lambda pasted: bool(re.search(pattern, pasted.quoted))


def lacks_quoted(pattern: str) -> Sign:
    """A sign: the text, quotes and all, has it not."""
    return lambda pasted: not re.search(pattern, pasted.quoted)
