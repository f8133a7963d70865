"""What is shown at a terminal, by rich: coloured lines, and a spinner while something goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, TextIO

from checks.model import Phrase
from wizard.conversation.keyboard import unheard_keys
from wizard.conversation.lines import PATIENCE, Lines, Piece
from wizard.languages import Language
from wizard.output.bars import progress_bar
from wizard.output.cells import INDENT, clip, printable
from wizard.output.colours import COLOURS

if TYPE_CHECKING:
    from rich.text import Text


class Screen(Lines):
    """Shows with colours, on the stream and never on standard output."""

    def __init__(self, language: Language, stream: TextIO) -> None:
        from rich.console import Console

        super().__init__(language, stream)
        self.console = Console(file=stream, highlight=False, markup=False, emoji=False)

    @contextmanager
    def progress(self, phrase: Phrase) -> Iterator[Callable[[Phrase], None]]:
        """A spinner with its words, once the work has taken half a second; it vanishes."""
        from rich.live import Live
        from rich.padding import Padding
        from rich.spinner import Spinner

        style = "dots" if self.plain("⠋") == "⠋" else "line"
        spinner = Spinner(style, self._spoken(phrase))
        turning = Padding(spinner, (0, 0, 0, len(INDENT)))
        live = Live(
            turning,
            console=self.console,
            transient=True,
            refresh_per_second=12,
            redirect_stdout=False,  # else data that is printed meanwhile would land on our stream
            redirect_stderr=False,
        )

        def turn() -> None:
            self.say_what_has_begun()
            live.start()

        timer = Timer(PATIENCE, turn)
        timer.daemon = True
        with unheard_keys():
            timer.start()
            try:
                yield lambda words: spinner.update(text=self._spoken(words))
            finally:
                timer.cancel()
                timer.join()
                live.stop()

    def write(self, pieces: Sequence[Piece]) -> None:
        from rich.text import Text

        line = Text.assemble(*((text, COLOURS[tone]) for text, tone in pieces))
        line.rstrip()
        self.console.print(line, soft_wrap=True)

    def _spoken(self, phrase: Phrase) -> Text:
        from rich.text import Text

        return Text(clip(self.plain(bar(phrase)) + self.say(phrase), self.width - 2 * len(INDENT)))

    def plain(self, text: str) -> str:
        return printable(text, self.stream.encoding)


def bar(phrase: Phrase) -> str:
    """How far something has come, drawn; empty for a phrase that does not say it."""
    match phrase.facts:
        case {"count": int(count), "of": int(of)} if of:
            return progress_bar(count, of) + " "
    return ""
