"""The variables of the terminal that rekwiz was started from: it can do without, but not unset them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from checks.context import Context
from checks.model import Phrase, Remedy
from checks.sources.local.shells import unset
from checks.sources.local.this_shell import in_words_of


@dataclass
class Here:
    """What rekwiz does without from now on, as a new terminal will: its own environment, no other."""

    taken: dict[str, str] = field(default_factory=dict, repr=False)

    def take(self, names: Iterable[str]) -> None:
        for name in names:
            if name in os.environ:
                self.taken[name] = os.environ.pop(name)

    def give_back(self) -> tuple[str, ...]:
        """The environment as it was; gives the names of what it had lost."""
        names = tuple(self.taken)
        os.environ.update(self.taken)
        self.taken.clear()
        return names


def to_paste(names: Iterable[str], context: Context) -> tuple[str, ...]:
    """The line that takes them out of this very shell."""
    lines = unset(names, context.platform)
    return tuple(in_words_of(context.shell, line, context.platform) for line in lines)


def paste(names: tuple[str, ...], context: Context) -> Remedy:
    """What a person has to do there."""
    said = Phrase("This terminal still has {names}: paste the line below into it.", names=names)
    return Remedy((said,), to_paste(names, context))
