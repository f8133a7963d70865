"""Words that Markdown leaves as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wizard.output.cells import harmless

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_THE_START = re.compile(r"^([-+=](?=[-+=\s]|$)|\d+[.)](?=\s|$))")


def text(words: str) -> str:
    """A sentence of which Markdown takes nothing for a sign of its own."""
    return _AT_THE_START.sub(_escaped, _SIGNS.sub(r"\\\1", harmless(words).strip()))


def _escaped(found: re.Match[str]) -> str:
    """`\\-` or `1\\.`: what would begin a list, or be a line across the page, is a sign."""
    return f"{found[1][:-1]}\\{found[1][-1]}"


def fenced(lines: Sequence[str]) -> str:
    """Words as they are; the fence is longer than any in them."""
    longest = max((len(each) for line in lines for each in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of GitHub's kind; a cell is one line."""
    return "\n".join(map(_row, (head, ["---"] * len(head), *rows)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
