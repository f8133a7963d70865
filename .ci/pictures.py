"""The pictures in README: screens of real runs, in each language, drawn as SVG.

Run by hand after a screen has changed, where what is shown of folders looks like a person's:
TMPDIR=/home .venv/bin/python .ci/pictures.py
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from pyte.screens import Char
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import MONOKAI
from rich.text import Text
from wcwidth import wcwidth

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.plugins.terminals import ENTER, Terminal  # noqa: E402  (found once the root is known)

FOLDER = ROOT / ".github" / "pictures"
REKWIZ = Path(sys.executable).with_name("rekwiz")
COLUMNS, LINES = 80, 30
PROMPT = "ming $ "
WORDS = {
    "en": ("How do you want to sign in", "Region ›", "Write this?", "Which photo"),
    "zh-TW": ("您要怎麼登入 AWS", "區域 ›", "要寫入嗎", "要請 Rekognition 分析哪張照片"),
}
"""What is waited for at each question of the practice."""


@contextmanager
def on_a_screen(*words: str, language: str) -> Iterator[Terminal]:
    """rekwiz in a terminal of its own, of somebody with nothing in their home."""
    home = Path(tempfile.gettempdir(), "ming")
    home.mkdir()
    environment = {
        "PATH": os.pathsep.join((str(REKWIZ.parent), "/usr/bin", "/bin")),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "COLORTERM": "truecolor",
        "SHELL": "/bin/sh",
        "PS1": PROMPT,
    }
    person = Terminal([str(REKWIZ), "--lang", language, *words], environment, home, COLUMNS, LINES)
    try:
        yield person
    finally:
        person.close()
        shutil.rmtree(home)


def practice(language: str) -> Mapping[str, str]:
    """The end of the set-up, with the faces framed."""
    with on_a_screen("setup", "--sandbox", language=language) as person:
        for question in WORDS[language]:
            person.sees(question)
            person.types(ENTER)
        person.ends()
        return {"faces": drawn(person, "rekwiz setup", lines=58)}


def trouble(language: str) -> Mapping[str, str]:
    """A set-up that broke: the one cause, and what to do."""
    fault = "permissions.rekognition-denied"
    with on_a_screen("sandbox", "--fault", fault, language=language) as person:
        person.sees(PROMPT)  # in a shell of the sandbox's the commands are the usual ones
        person.types(f"clear; exec rekwiz --lang {language} doctor{ENTER}")
        person.ends()
        return {"doctor": drawn(person, "rekwiz doctor", lines=40)}


def drawn(person: Terminal, title: str, lines: int) -> str:
    """The last lines of what is to be seen, as SVG."""
    screen = person.shown
    past = [*screen.history.top, *(screen.buffer[line] for line in range(screen.lines))]
    texts = [_line(row) for row in past]
    while texts and not texts[-1].plain.strip():
        texts.pop()
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    for text in texts[-lines:]:
        console.print(text, no_wrap=True, crop=True, highlight=False)
    return console.export_svg(title=title, theme=MONOKAI)


def _line(row: Mapping[int, Char]) -> Text:
    """rich lays out a run of characters as if each took one cell: one that takes two is a run of its own."""
    text = Text()
    for _, run in groupby(range(COLUMNS), lambda column: _alike(row, column)):
        cells = [row[column] for column in run]
        text.append("".join(cell.data for cell in cells), _style(cells[0]))
    text.rstrip()
    return text


def _alike(row: Mapping[int, Char], column: int) -> tuple[Style, int]:
    """What two neighbours have in common that are drawn together."""
    data = row[column].data
    is_narrow = wcwidth(data) == 1
    return _style(row[column]), 0 if is_narrow else column


def _style(cell: Char) -> Style:
    return Style(
        color=_colour(cell.fg), bgcolor=_colour(cell.bg), bold=cell.bold, reverse=cell.reverse
    )


def _colour(name: str) -> str | None:
    if name == "default":
        return None
    if len(name) == 6 and set(name) <= set("0123456789abcdef"):
        return f"#{name}"
    return name.replace("brown", "yellow").replace("bright", "bright_")


def main(languages: Sequence[str]) -> int:
    FOLDER.mkdir(exist_ok=True)
    for language in languages or tuple(WORDS):
        for name, svg in {**practice(language), **trouble(language)}.items():
            file = FOLDER / f"{name}.{language}.svg"
            file.write_text(svg, "utf-8")
            print(file.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
