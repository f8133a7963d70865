"""What is shown at a terminal, by rich: coloured lines, and a spinner while something goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.conversation.abilities import drawing_of, room_on, shows_links
from wizard.conversation.keyboard import unheard_keys
from wizard.conversation.lines import (
    LONG,
    PATIENCE,
    Block,
    Lines,
    Piece,
    because,
    end,
    timers_of,
)
from wizard.output.bars import progress_bar
from wizard.output.cells import GAP, INDENT, printable, wrap
from wizard.output.colours import COLOURS, Colour
from wizard.output.marks import Mark, Tone
from wizard.output.picture import Drawing, Picture, blocks, sequence

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style
    from rich.text import Text


class Screen(Lines):
    """Shows with colours, on the stream and never on standard output."""

    @cached_property
    def console(self) -> Console:
        from rich.console import Console

        return Console(file=self.stream, highlight=False, markup=False, emoji=False)

    @contextmanager
    def progress(
        self, phrase: Phrase, why: Phrase | None = None
    ) -> Iterator[Callable[[Phrase], None]]:
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

        def explain() -> None:
            if why:
                spinner.update(text=self._spoken(because(phrase, why)))

        timers = timers_of((PATIENCE, turn), (LONG, explain))
        with unheard_keys():
            try:
                for timer in timers:
                    timer.start()
                yield lambda words: spinner.update(text=self._spoken(words))
            finally:
                end(timers)
                live.stop()

    def picture(self, picture: Picture) -> None:
        from rich.padding import Padding

        how = drawing_of(self.stream, self.console.color_system, os.environ)
        if how is Drawing.NOTHING:
            return
        self.begin(Block.EXHIBIT)
        room = room_on(self.stream, self.width - 2 * len(INDENT))
        if how is Drawing.BLOCKS:
            for line in blocks(picture, room):
                self.console.print(Padding(line, (0, 0, 0, len(INDENT)), expand=False))
        else:
            print(f"{INDENT}{sequence(picture, how, room)}", file=self.stream, flush=True)
        self._apart = False

    def write(self, pieces: Sequence[Piece]) -> None:
        if all(
            COLOURS[tone] is Colour.NONE for _, tone in pieces
        ):  # nothing that rich is needed for
            super().write(pieces)
            return
        from rich.text import Text

        linked = shows_links(os.environ) and "NO_COLOR" not in os.environ
        line = Text.assemble(*((text, _style(text, tone, linked)) for text, tone in pieces))
        line.rstrip()
        self.console.print(line, soft_wrap=True)

    def _spoken(self, phrase: Phrase) -> Text:
        from rich.text import Text

        said = self.plain(bar(phrase)) + self.say(phrase)
        lines = wrap(said, self.width - 2 * len(INDENT), subsequent=GAP) or [""]
        return Text("\n".join(lines))

    def plain(self, text: str) -> str:
        return printable(text, self.stream.encoding)


def _style(text: str, tone: Mark | Tone, linked: bool) -> Style:
    """An address, or a file, can be clicked where the terminal makes links of them (OSC 8)."""
    from rich.style import Style

    colour = Style.parse(COLOURS[tone])
    if tone is not Tone.LINK or not linked:
        return colour
    file = Path(text)
    return colour.update_link(file.as_uri() if file.is_absolute() else text)


def bar(phrase: Phrase) -> str:
    """How far something has come, drawn; empty for a phrase that does not say it."""
    match phrase.facts:
        case {"count": int(count), "of": int(of)} if of:
            return progress_bar(count, of) + " "
    return ""
