"""The variables of the terminal that rekwiz was started from: it can do without them, or with other
values, but not change them there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checks.context import Context
from checks.model import Phrase, Remedy
from checks.sources.local.shells import set_to, unset
from checks.sources.local.this_shell import in_words_of


@dataclass
class Here:
    """What rekwiz does without from now on, or with another value, as a new terminal will: its own
    environment, no other."""

    before: dict[str, str | None] = field(default_factory=dict, repr=False)

    def take(self, names: Iterable[str]) -> None:
        for name in names:
            if name in os.environ:
                self.before.setdefault(name, os.environ.pop(name))

    def put(self, values: Iterable[tuple[str, str]]) -> None:
        for name, value in values:
            self.before.setdefault(name, os.environ.get(name))
            os.environ[name] = value

    def give_back(self) -> None:
        """The environment as it was."""
        for name, value in self.before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self.before.clear()


def to_paste(names: Iterable[str], context: Context) -> tuple[str, ...]:
    """The line that takes them out of this very shell."""
    return _here(unset(names, context.platform), context)


def paste(names: tuple[str, ...], context: Context) -> Remedy:
    """What a person has to do there."""
    said = Phrase("This terminal still has {names}: paste the line below into it.", names=names)
    return Remedy((said,), to_paste(names, context))


def paste_values(values: Sequence[tuple[str, str]], context: Context) -> Remedy:
    """The same for variables that get a value."""
    names = tuple(name for name, _ in values)
    said = Phrase(
        "This terminal does not have the new value of {names} yet: paste the line below into it.",
        names=names,
    )
    lines = [line for name, value in values for line in set_to(name, value, context.platform)]
    return Remedy((said,), _here(lines, context))


def _here(lines: Iterable[str], context: Context) -> tuple[str, ...]:
    return tuple(in_words_of(context.shell, line) for line in lines)
