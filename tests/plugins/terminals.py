"""A real terminal for whole-program tests: pexpect runs the program, pyte draws its screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.plugins.haste import MOST_SECONDS

ENTER, UP, DOWN, LEFT, CTRL_C = "\r", "\x1b[A", "\x1b[B", "\x1b[D", "\x03"
PATIENCE = 120.0
LINES, COLUMNS = 60, 80
RUNNABLE = ("R", "D")


class Terminal:
    """One program in a terminal: type into it, read what is on its screen."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        cwd: Path,
        columns: int = COLUMNS,
        lines: int = LINES,
        from_its_start: bool = False,
    ) -> None:
        from tests.plugins.warm_terminal import begun  # there is none of it on Windows

        self.columns = columns
        self._screen = pyte.HistoryScreen(columns, lines, history=5000)
        self._stream = pyte.ByteStream(self._screen)
        self._child = begun(
            command,
            env={"TERM": "xterm-256color", **env},
            cwd=cwd,
            size=(lines, columns),
            patience=PATIENCE,
            from_its_start=from_its_start,
        )
        self.everything = b""
        self._drawn, self._as_text = -1, ""

    def _read(self, seconds: float) -> bool:
        try:
            data = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            data = self._last_words()
            if not data:
                return False
        self.everything += data
        self._stream.feed(data)
        if b"\x1b[6n" in data:  # "where is the cursor?": a real terminal answers
            place = self._screen.cursor
            self._child.send(f"\x1b[{place.y + 1};{place.x + 1}R")
        return True

    def _last_words(self) -> bytes:
        """What it wrote after pexpect had waited in vain and before pexpect looked whether it lives: that
        is the end to pexpect, which does not look once more for what is there to be read."""
        try:
            return self._child.read_nonblocking(65536, timeout=0)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return b""

    @property
    def screen(self) -> str:
        """What a person sees and has scrolled past, without blanks at the ends of lines."""
        if self._drawn != len(self.everything):
            past = [
                "".join(line[x].data for x in range(self.columns))
                for line in self._screen.history.top
            ]
            lines = [line.rstrip() for line in [*past, *self._screen.display]]
            self._drawn, self._as_text = len(self.everything), "\n".join(lines).rstrip()
        return self._as_text

    @property
    def shown(self) -> pyte.HistoryScreen:
        """The screen itself as it is now, with its colours."""
        return self._screen

    @property
    def window(self) -> str:
        """What a person sees now, once nothing moves."""
        self._settle()
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def sees(self, text: str, *, after: int = 0) -> str:
        """Waits until the text is on the screen (beyond the first `after` occurrences).

        Wherever its lines are broken, unless it says where itself: that depends on the folders' names.
        """
        ends = time.monotonic() + PATIENCE
        while self._shows(text) <= after:
            alive = self._read(0.2)
            if not alive and self._shows(text) <= after:
                raise AssertionError(f"ended ({self._end()}) without {text!r}:\n{self.screen}")
            if time.monotonic() > ends:
                raise AssertionError(f"never saw {text!r}:\n{self.screen}")
        return self.screen

    def _shows(self, text: str) -> int:
        """How often it is on the screen."""
        without = " " if "\n" in text else " \n"
        screen, text = (
            each.translate(dict.fromkeys(map(ord, without))) for each in (self.screen, text)
        )
        return screen.count(text)

    def waits_until(self, holds: Callable[[], object]) -> None:
        """Reads on until something holds elsewhere."""
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert self._read(0.05), f"ended:\n{self.screen}"
            assert time.monotonic() < ends, f"does not come:\n{self.screen}"

    def _end(self) -> str:
        self._child.close()
        return f"exit {self._child.exitstatus}, signal {self._child.signalstatus}"

    def types(self, keys: str) -> None:
        """Presses keys, once the program has had a moment to be ready for them."""
        self._settle()
        self._child.send(keys)

    def is_sent(self, number: int) -> None:
        """A signal, as a system or a closing window sends it; what is on the screen is read."""
        self._child.kill(number)
        self._read(0.1)

    def is_resized(self, lines: int, columns: int) -> None:
        """The window; what is drawn is still 80 columns wide."""
        self._settle()
        self._child.setwinsize(lines, columns)

    def _settle(self) -> None:
        """Until it has said what it has to say, however long a busy computer lets it stand in line."""
        ends, seen = time.monotonic() + MOST_SECONDS, -1
        while seen != len(self.everything) or (self._has_work() and time.monotonic() < ends):
            seen = len(self.everything)
            self._read(0.25)

    def _has_work(self) -> bool:
        """Whether a thread of it runs, or would if there were a processor for it (proc(5), State)."""
        for tells in Path(f"/proc/{self._child.number}/task").glob("*/stat"):
            with suppress(OSError):  # it has ended since
                if tells.read_text().rpartition(")")[2].split()[0] in RUNNABLE:
                    return True
        return False

    def ends(self) -> int:
        """The exit code, once the program has ended by itself."""
        until = time.monotonic() + PATIENCE
        while self._read(0.5):
            if time.monotonic() > until:
                raise AssertionError(f"did not end:\n{self.screen}")
        self._child.close()
        return self._child.exitstatus if self._child.exitstatus is not None else 128

    def is_closed(self) -> int:
        """The window is closed: nothing can be read or written there. The exit code after that."""
        self._child.hangs_up()
        return self._child.exitstatus if self._child.exitstatus is not None else 128

    def close(self) -> None:
        self._child.close(force=True)


@pytest.fixture
def terminal(tmp_path) -> Iterator[Callable[..., Terminal]]:
    """Starts programs in terminals of their own, and ends them with the test.

    rekwiz is as a loaded process has it, unless what it loads must come `from_its_start`.
    """
    opened: list[Terminal] = []

    def start(
        *command: object,
        env: Mapping[str, str],
        cwd: Path = tmp_path,
        columns: int = COLUMNS,
        lines: int = LINES,
        from_its_start: bool = False,
    ) -> Terminal:
        words = [os.fspath(part) for part in command]
        opened.append(Terminal(words, env, cwd, columns, lines, from_its_start))
        return opened[-1]

    yield start
    for each in opened:
        each.close()
