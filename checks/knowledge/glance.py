"""Whether a line of a log is worth a closer look: by its words alone, so that most lines cost little."""

from __future__ import annotations

import re
from functools import cache

from checks.knowledge.causes import known_sentences
from checks.knowledge.other_languages import in_english, words_in_ascii
from checks.knowledge.pasted import plain
from checks.knowledge.sentences import ANYTHING

_WORD = re.compile(r"[^\W_]{4,}")
_TELLING = """
error errno exception traceback denied refused failed expired invalid missing unable unknown cannot
authorized unauthorized forbidden perform permission certificate codec attribute module token session
reauthenticate region profile credentials indent indented unindent inconsistent
assumerolewithwebidentity durationseconds rolesessionname eacces erofs enospc writable ndarray bytes
duplicate checksum endpoint constraint collection keyerror imread
"""
"""Words that the rules by operation, class and form go by."""


def is_telling(line: str) -> bool:
    """Whether a text that is known can stand in it."""
    text = line if line.isascii() else f"{in_english(line)} {plain(line)}"
    words = _WORD.findall(text.lower())
    return not _words_to_look_for().isdisjoint(words) or any(
        word.endswith(("error", "exception", "denied")) for word in words
    )


@cache
def _words_to_look_for() -> frozenset[str]:
    """One word of each known text, its longest, and those of the rules."""
    longest = (max(_whole_words(raw), key=len, default="") for raw in known_sentences())
    return frozenset({*_TELLING.split(), *words_in_ascii(), *filter(None, longest)})


def _whole_words(text: str) -> list[str]:
    """The words of a known text that no gap in it cuts."""
    found = [_WORD.findall(part) for part in text.lower().split(ANYTHING)]
    return [word for words in found for word in words]
