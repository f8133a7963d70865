"""Words of somebody else's program: a text that is less than what was said, and beside it the whole."""

from __future__ import annotations

from checks.secrets.register import KNOWN

MOST = 400
"""Characters of it that are told."""


class Heard(str):
    """What of it may stand in any file; `aloud` is what the person's own screen may show.

    Whoever does not know the difference, cuts it or puts it in a sentence has what may stand anywhere.
    """

    aloud: str

    def __new__(cls, told: str, aloud: str) -> Heard:
        made = super().__new__(cls, told)
        made.aloud = aloud
        return made


def counted(lines: int) -> str:
    """In the place of words: how many lines they were."""
    return f"({lines} {'line' if lines == 1 else 'lines'}, not repeated)" if lines else ""


def told(words: str) -> str:
    """Words without what they call a secret, and without the secrets that are known."""
    from checks.secrets.named import without_named  # its patterns take long to make

    return without_named(KNOWN.hide(words))


def unknown(words: str) -> Heard:
    """Words of which nothing is known."""
    lines = sum(bool(line.strip()) for line in words.splitlines())
    return Heard(counted(lines), told(words)[:MOST])
