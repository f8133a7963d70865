"""What a conversation shows, as lines for a stream: the part that every kind of it shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from threading import Timer
from typing import TYPE_CHECKING, TextIO

from checks.model import Joined, Phrase
from checks.secrets.gate import shown
from wizard.conversation.protocol import Kind
from wizard.languages import Language
from wizard.output.cells import INDENT, harmless, pad, printable, screen_width, table, wrap
from wizard.output.marks import Mark, Tone

if TYPE_CHECKING:
    from wizard.output.picture import Picture

LABEL_CELLS = 24
NUMBERED = re.compile(r"\d+[.)] ")
PATIENCE, LONG = 0.5, 3.0
"""Seconds after which work is spoken of, and after which a person wonders."""


class Block(Enum):
    """What stands together; between two kinds of it is an empty line."""

    STEPS = auto()
    TEXT = auto()
    EXHIBIT = auto()
    ANSWERS = auto()


Piece = tuple[str, Mark | Tone]


class Lines:
    """Shows, of the verbs of a Conversation: line by line, with no codes of a terminal."""

    def __init__(self, language: Language, stream: TextIO) -> None:
        self.language, self.stream = language, stream
        self._block: Block | None = None
        self._apart = True
        self._begun: str | None = None
        self.goes_back = True

    @contextmanager
    def leading_back(self, somewhere: bool) -> Iterator[None]:
        """Whether ← is offered meanwhile."""
        before, self.goes_back = self.goes_back, somewhere
        try:
            yield
        finally:
            self.goes_back = before

    def show(self, phrase: Phrase, mark: Mark = Mark.PLAIN) -> None:
        self.begin(Block.TEXT)
        text = self.say(phrase)
        if mark is Mark.PLAIN:
            self.tell(text)
            return
        first, *rest = wrap(text, self.width - 2 * len(INDENT)) or [""]
        self.put((INDENT, Tone.PLAIN), (f"{mark} ", mark), (first, Tone.PLAIN))
        self.put_all(INDENT * 2 + line for line in rest)

    def line(self, mark: Mark, label: Phrase, detail: Phrase | None = None) -> None:
        """What begins waits: if it is done before anything else is said, one line tells of it."""
        name = self.say(label)
        if self._begun == name:
            self._begun = None
        if mark is Mark.NOW and detail is None:
            self.say_what_has_begun()
            self._begun = name
        else:
            self.put_line(mark, name, self.say(detail) if detail else "")

    def say_what_has_begun(self) -> None:
        name, self._begun = self._begun, None
        if name is not None:
            self.put_line(Mark.NOW, name, "")

    def put_line(self, mark: Mark, name: str, detail: str) -> None:
        self.begin(Block.STEPS)
        column = min(LABEL_CELLS, self.width // 2)
        first, *rest = wrap(detail, self.width - len(INDENT) - column) or [""]
        tone = Tone.STRONG if mark is Mark.NOW else Tone.PLAIN
        self.put((f"{mark} ", mark), (pad(name, column - 1) + " ", tone), (first, Tone.PLAIN))
        self.put_all(INDENT + " " * column + line for line in rest)

    def literal(self, text: str, kind: Kind) -> None:
        to_take = kind in (Kind.COMMAND, Kind.LINK, Kind.FILE)
        self.begin(Block.TEXT if to_take else Block.EXHIBIT)
        for line in harmless(shown(text.rstrip("\n")), newlines=True).split("\n"):
            self.put((INDENT * 2, Tone.PLAIN), (line, _tone(line, kind)))

    def table(self, head: Sequence[Phrase], rows: Sequence[Sequence[Phrase | str]]) -> None:
        self.begin(Block.EXHIBIT)
        said = [[self.say(cell) for cell in row] for row in (head, *rows)]
        first, *rest = table(said[0], said[1:], self.width - len(INDENT))
        self.put((INDENT + first, Tone.QUIET))
        self.put_all(INDENT + line for line in rest)

    def picture(self, picture: Picture) -> None:
        """Lines alone show none."""

    @contextmanager
    def progress(
        self, phrase: Phrase, why: Phrase | None = None
    ) -> Iterator[Callable[[Phrase], None]]:
        """One line, once the work has taken half a second, and another where it takes long: what is
        waited for by then, or why that is normal. What else follows is not told."""
        words = [phrase]

        def tell() -> None:
            self.say_what_has_begun()
            lines = wrap(self.say(words[-1]), self.width, initial=INDENT, subsequent=INDENT)
            self.put(("\n".join(lines), Tone.QUIET))

        def tell_more() -> None:
            if why or len(words) > 1:
                lines = wrap(self.say(why or words[-1]), self.width, initial=INDENT)
                self.put(("\n".join(lines), Tone.QUIET))

        timers = timers_of((PATIENCE, tell), (LONG + PATIENCE, tell_more))
        try:
            for timer in timers:
                timer.start()
            yield words.append
        finally:
            end(timers)

    def say(self, phrase: Phrase | str) -> str:
        """The words of a phrase, safe for the stream."""
        return printable(harmless(self.language.say(phrase)), self.stream.encoding)

    @property
    def width(self) -> int:
        return screen_width(self.stream)

    def begin(self, block: Block) -> None:
        """An empty line where something of another kind begins."""
        self.say_what_has_begun()
        goes_on = block is self._block and block is not Block.EXHIBIT
        if not goes_on and not self._apart:
            self.put()
        self._block, self._apart = block, True

    def answered(self) -> None:
        """Somebody typed a line, which stands on the screen."""
        self._block, self._apart = None, False

    def tell(self, text: str) -> None:
        """A paragraph of words that are said already; the lines of a numbered item hang under it."""
        number = NUMBERED.match(text)
        hanging = INDENT + " " * (number.end() if number else 0)
        self.put_all(wrap(text, self.width, initial=INDENT, subsequent=hanging))

    def put_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.put((line, Tone.PLAIN))

    def put(self, *pieces: Piece) -> None:
        """One line of pieces; the only way to the stream."""
        self._apart = not pieces
        self.write([(printable(text, self.stream.encoding), tone) for text, tone in pieces])

    def write(self, pieces: Sequence[Piece]) -> None:
        print("".join(text for text, _ in pieces).rstrip(), file=self.stream, flush=True)


def because(what: Phrase, why: Phrase) -> Phrase:
    """What is waited for, and why that is normal."""
    return Joined("{what} · {why}", what=what, why=why)


def timers_of(*due: tuple[float, Callable[[], None]]) -> list[Timer]:
    """What is to be told after so many seconds each; not begun yet."""
    timers = []
    for seconds, tell in due:
        timer = Timer(seconds, tell)
        timer.daemon = True
        timers.append(timer)
    return timers


def end(timers: Iterable[Timer]) -> None:
    """None of them tells anything any more."""
    for timer in timers:
        timer.cancel()
    for timer in timers:
        if timer.is_alive():
            timer.join()


def _tone(line: str, kind: Kind) -> Tone:
    match kind, line[:1]:
        case Kind.DIFF, "+":
            return Tone.ADDED
        case Kind.DIFF, "-":
            return Tone.REMOVED
        case Kind.DIFF, "~":
            return Tone.CHANGED
        case Kind.COMMAND, _:
            return Tone.STRONG
        case Kind.LINK | Kind.FILE, _:
            return Tone.LINK
    return Tone.PLAIN
