"""A screen of any size for a few lines of conversation: pexpect runs them, pyte draws it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.plugins.programs import MEASURED

ROOT = Path(__file__).parents[2]
UP, DOWN, LEFT, RIGHT, ENTER = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\r"
CTRL_C, CTRL_D, BACKSPACE = "\x03", "\x04", "\x7f"
PATIENCE = 120.0
PRELUDE = """
import os, sys, time
from checks.model import Phrase
from wizard.conversation.protocol import Choice, Kind, Mark, Question, WentBack
from wizard.languages import Language, language
from wizard.conversation.chosen import suited
CHINESE = {
    "Where is the key?": "金鑰在哪裡？", "In a file": "在檔案裡", "I type it": "我自己輸入",
    "no mistakes": "最不容易打錯", "Two texts.": "由兩段文字組成。", "Region": "區域",
    "{it} is no Region.": "{it} 不是區域。", "Secret": "密鑰", "Write this?": "要寫入嗎？",
    "Yes": "是", "No": "否", "? shows help": "? 看說明", "← goes back": "← 回上一步",
    "↑ ↓ move, Enter selects": "↑ ↓ 選擇，Enter 確定", "Looking…": "查看中…",
    "Enter selects {default}": "按 Enter 採用 {default}",
    "Enter accepts what you typed": "按 Enter 送出輸入的內容",
    "edit it, or Ctrl-U to clear the line": "可直接修改，或按 Ctrl-U 清空",
}
words = Language("zh-TW", CHINESE) if os.environ["SPEAK"] == "zh-TW" else language("en")
say = suited(words, os.environ, sys.stdin, sys.stderr)
SOURCE = Question("source", Phrase("Where is the key?"), help=Phrase("Two texts."))
REGION = Question("region", Phrase("Region"), help=Phrase("Two texts."))
SECRET = Question("secret", Phrase("Secret"), help=Phrase("Two texts."))
WRITE = Question("write", Phrase("Write this?"))
CHOICES = (
    Choice("csv", "csv", Phrase("In a file"), Phrase("no mistakes")),
    Choice("typed", "typed", Phrase("I type it")),
)
def judge(it):
    return None if it.startswith("us-") else Phrase("{it} is no Region.", it=it)
def run(code):
    try:
        exec(code, globals())
    except WentBack:
        print("WENT BACK")
    except KeyboardInterrupt:
        sys.exit(130)
run(sys.argv[1])
"""


class Screen:
    """A program that converses, in a terminal: type into it, read what is on its screen."""

    def __init__(self, code: str, columns: int, rows: int, env: dict[str, str], shell: str) -> None:
        from tests.plugins.warm_terminal import begun  # there is none of it on Windows

        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        kept |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SPEAK": "en", **MEASURED}
        program = [sys.executable, "-c", PRELUDE, code]
        if shell:
            program = ["/bin/sh", "-c", f'exec "$@" {shell}', "sh", *program]
        self.child = begun(
            program, env=kept | env, cwd=ROOT, size=(rows, columns), patience=PATIENCE
        )

    @property
    def text(self) -> str:
        """What is on the screen, without blanks at the ends of lines and empty lines below."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def colours(self) -> set[str]:
        lines = self.screen.buffer.values()
        return {cell.fg for line in lines for cell in line.values()}

    def sees(self, text: str) -> str:
        """The screen, once the text is on it and nothing moves."""
        self.glimpses(text)
        return self.settles()

    def glimpses(self, text: str) -> str:
        """The screen at the first sight of the text."""
        ends = time.monotonic() + PATIENCE
        while text not in self.text:
            if not self.reads() and text not in self.text:
                raise AssertionError(f"ended without {text!r}:\n{self.text}")
            if time.monotonic() > ends:
                raise AssertionError(f"never saw {text!r}:\n{self.text}")
        return self.text

    def shows(self, expected: str) -> None:
        """The screen becomes exactly this."""
        ends = time.monotonic() + PATIENCE
        while self.text != expected and time.monotonic() < ends and self.reads():
            pass
        assert self.text == expected

    def types(self, keys: str) -> str:
        """The screen, once it has taken the keys in."""
        self.child.send(keys)
        return self.settles()

    def settles(self) -> str:
        seen = -1
        while seen != len(self.bytes):
            seen = len(self.bytes)
            self.reads()
        return self.text

    def reads(self, seconds: float = 0.2) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += data
        self.stream.feed(data)
        return True

    def resizes(self, columns: int, rows: int) -> str:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self.settles()

    def ends(self) -> int:
        """The exit code, once it has ended by itself."""
        ends = time.monotonic() + PATIENCE
        while self.reads():
            assert time.monotonic() < ends, f"did not end:\n{self.text}"
        self.child.close()
        return -1 if self.child.exitstatus is None else self.child.exitstatus


@pytest.fixture
def screen() -> Iterator[Callable[..., Screen]]:
    """Runs lines of conversation (`say`, SOURCE, CHOICES, … are there) on a screen of their own."""
    opened: list[Screen] = []

    def start(code: str, columns: int = 80, rows: int = 24, shell: str = "", **env: str) -> Screen:
        opened.append(Screen(code, columns, rows, env, shell))
        return opened[-1]

    yield start
    for each in opened:
        each.child.close(force=True)
