"""Which programs of the person's were started, and for how long each ran: for --verbose."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from checks.model import Phrase
from checks.secrets.gate import shown
from checks.sources.local.programs import Programs, Spell
from wizard.languages import Language
from wizard.output.cells import harmless, wrap


def lines_of(started: Iterable[Programs], language: Language, width: int) -> Iterator[str]:
    """The programs in the order of their starts, one a line; nothing where none was started."""
    spells = [spell for programs in dict.fromkeys(started) for spell in programs.spells]
    if spells:
        yield language.say(Phrase("Your own programs:"))
    for spell in sorted(spells, key=lambda each: each.began):
        took = language.say(f"{spell.ended - spell.began:.2f} s")
        line = f"{_named(spell)} · {took}"
        yield from wrap(harmless(shown(line)), width, initial="  ", subsequent="    ")


def _named(spell: Spell) -> str:
    """Its command; of a text that it was given to run only that there is one."""
    return " ".join("…" if "\n" in word else shlex.quote(word) for word in spell.command if word)
