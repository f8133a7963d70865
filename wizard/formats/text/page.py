"""Lines for a person: a language, and the width and the colours that they may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from checks.model import Phrase
from wizard.languages import Language
from wizard.output.cells import INDENT, harmless, pad, wrap
from wizard.output.colours import COLOURS, Colour, coloured
from wizard.output.look import Look
from wizard.output.marks import Mark

WORD_CELLS = 8


class Page(Struct, frozen=True):
    """Where a result is laid out."""

    language: Language
    look: Look

    def say(self, phrase: Phrase | str) -> str:
        """The words of a phrase, or data, safe for a terminal."""
        return harmless(self.language.say(phrase))

    def mark(self, mark: Mark) -> str:
        return coloured(mark, COLOURS[mark]) if self.look.colour else str(mark)

    def strong(self, text: str) -> str:
        return coloured(text, Colour.STRONG) if self.look.colour else text

    def paragraph(self, text: str, depth: int = 0, *, bullet: str = "") -> list[str]:
        """The lines of a text, `depth` indents from the left; none for an empty text."""
        start = INDENT * depth
        room = self.look.width - len(start)
        lines = wrap(text, room, initial=bullet, subsequent=" " * len(bullet))
        return [start + line for line in lines]

    def word(self, word: Phrase, text: str) -> Iterator[str]:
        """A short word in a column of its own, and what it is about beside it."""
        room = self.look.width - 2 * len(INDENT) - WORD_CELLS
        for number, line in enumerate(wrap(text, room)):
            lead = pad(self.say(word), WORD_CELLS) if number == 0 else " " * WORD_CELLS
            yield f"{INDENT * 2}{lead}{line}"


def command_line(command: str, indent: str) -> str:
    """A command to paste, on a line that is never torn."""
    return f"{indent}$ {harmless(command)}"


def joined(parts: Iterable[Iterable[str]]) -> str:
    """The parts that have lines, an empty line between them."""
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"
