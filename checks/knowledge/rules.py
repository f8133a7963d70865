"""Rules by which words stand for a cause: by what AWS refused, by an exception's class, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from checks.knowledge.pasted import Pasted


class Rule(Protocol):
    """Words that stand for one cause."""

    @property
    def cause(self) -> str: ...

    def fits(self, said: Pasted, whole: Pasted) -> bool:
        """Whether words stand for it; `whole` is the text that they are a part of."""
        ...


class Refused(Struct, frozen=True):
    """AWS refused an operation with a code; both are patterns, and of several refusals the last counts.
    `says` is a pattern in the words, in small letters and without quotes, where code and operation
    alone are not enough; `lacks` is one that they must not have.

    Clients that name no operation (JavaScript's name the code alone) are known by code and words.
    """

    cause: str
    operation: str
    code: str
    says: str = ""
    lacks: str = ""

    def fits(self, said: Pasted, whole: Pasted) -> bool:
        if self.says and not re.search(self.says, said.bare):
            return False
        if self.lacks and re.search(self.lacks, said.bare):
            return False
        if said.refusals and self._is(*said.refusals[-1]):
            return True
        named = said.operation is None and any(re.fullmatch(self.code, each) for each in said.codes)
        return bool(self.says) and named

    def _is(self, operation: str, code: str) -> bool:
        return bool(re.fullmatch(self.operation, operation) and re.fullmatch(self.code, code))


class Raised(Struct, frozen=True):
    """An exception was raised; `kind` is a pattern of its class's name, `says` and `lacks` are
    patterns of its words, in small letters and without quotes, `written` one of the words as they are.

    `around` and `not_around` are patterns of the whole text: the traceback tells whose program it was.
    """

    cause: str
    kind: str
    says: str = ""
    lacks: str = ""
    written: str = ""
    around: str = ""
    not_around: str = ""

    def fits(self, said: Pasted, whole: Pasted) -> bool:
        if not any(re.fullmatch(self.kind, each) for each in said.codes):
            return False
        elsewhere = self.not_around and re.search(self.not_around, whole.bare)
        is_there = re.search(self.around, whole.bare) and not elsewhere
        return bool(is_there) and _is_said(said, self.says, self.lacks, self.written)


class Worded(Struct, frozen=True):
    """The words have this form, whoever says them; patterns as in `Raised`."""

    cause: str
    says: str
    lacks: str = ""
    written: str = ""
    not_around: str = ""

    def fits(self, said: Pasted, whole: Pasted) -> bool:
        if self.not_around and re.search(self.not_around, whole.bare):
            return False
        return _is_said(said, self.says, self.lacks, self.written)


def _is_said(said: Pasted, says: str, lacks: str, written: str) -> bool:
    if not re.search(says, said.bare) or not re.search(written, said.legible):
        return False
    return not (lacks and re.search(lacks, said.bare))


def first(rules: Iterable[Rule], said: Pasted, whole: Pasted) -> str | None:
    """The code of the first cause that the words stand for."""
    return next((rule.cause for rule in rules if rule.fits(said, whole)), None)
