"""What a program of somebody else's said, as it may be told: what is known of it, else how much it was.

Nobody knows what such a program writes: its password, a page of a proxy, what it was given. On the
person's own screen its words may stand, without what they call a secret; a report, a file and a bundle
go to others, and have only the sentences that rekwiz knows.
"""

from __future__ import annotations

from checks.knowledge.causes import causes_of
from checks.secrets.heard import Heard
from checks.secrets.named import without_named
from checks.secrets.register import KNOWN

MOST = 400
"""Characters of it that are told."""
_MOST_LINES = 50


def heard(words: str, *, operation: str | None = None, code: str | None = None) -> Heard:
    """The words of one program; `operation` and `code` are AWS's, where it was AWS that spoke."""
    lines = [line.strip() for line in words.splitlines() if line.strip()][-_MOST_LINES:]
    known = [line for line in lines if causes_of(line, operation, code)]
    told = " ".join(map(_told, known)) or counted(len(lines))
    return Heard(told[:MOST], " ".join(map(_told, lines))[-MOST:])


def counted(lines: int) -> str:
    """In the place of words: how many lines they were."""
    return f"({lines} {'line' if lines == 1 else 'lines'}, not repeated)" if lines else ""


def _told(line: str) -> str:
    return without_named(KNOWN.hide(line))
