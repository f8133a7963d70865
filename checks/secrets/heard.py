"""Words of somebody else's program: a text that is less than what was said, and beside it the whole."""

from __future__ import annotations


class Heard(str):
    """What of it may stand in any file; `aloud` is what the person's own screen may show.

    Whoever does not know the difference, cuts it or puts it in a sentence has what may stand anywhere.
    """

    aloud: str

    def __new__(cls, told: str, aloud: str) -> Heard:
        made = super().__new__(cls, told)
        made.aloud = aloud
        return made
