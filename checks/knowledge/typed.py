"""A text that somebody typed off a screen: with a letter wrong here and there, or only a half of it."""

from __future__ import annotations

import re
from functools import cache

from checks.knowledge.causes import SHARED, known_sentences
from checks.knowledge.of_others import is_of_others
from checks.knowledge.pasted import Pasted, bare
from checks.knowledge.sentences import ANYTHING
from checks.spelling import nearest

_WORD = re.compile(r"[A-Za-z]{5,40}")
_LONG = 9
"""In a word of so many letters two may be wrong; in a shorter one, one."""
MOST = 1024
"""Nobody types more than so many characters."""
LEAST, GREATER_PART = 16, 0.6
"""A part with fewer letters, or with a smaller share of those of the known text, could be of any text."""
_BRACKETS = re.compile(r"\([^()]*\)")


def respelt(text: str) -> str:
    """The text with each word that is nearly one of the known texts' as that one; a longer text, or one
    that tells of something else, as it is."""
    whole = Pasted(text)
    if len(text) > MOST or is_of_others(whole, whole):
        return text
    return _WORD.sub(lambda found: _as_known(found[0]), text)


def completed(text: str) -> str | None:
    """The known text of which this one is the greater part; None where there is none. What stands in
    brackets differs between computers."""
    said = _BRACKETS.sub(f"({ANYTHING})", bare(text).strip(" ."))
    least = _letters(said)
    if least < LEAST or len(text) > MOST:
        return None
    whole = [known for known in known_sentences() if said in bare(known)]
    near = [known for known in whole if _letters(bare(known)) * GREATER_PART <= least]
    return min(near, key=_letters, default=None)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _as_known(word: str) -> str:
    small = word.lower()
    known = _known().get(small[0], {})
    if small in known:
        return word
    meant = nearest(small, known, 2 if len(small) >= _LONG else 1)
    return known[meant] if meant else word


@cache
def _known() -> dict[str, dict[str, str]]:
    """The words of the known texts as they are written there, by their first letter and in small letters."""
    found = dict[str, dict[str, str]]()
    codes = (code for shared in SHARED for code in shared.codes)
    for text in (*known_sentences(), *codes):
        for word in _WORD.findall(text):
            small = word.lower()
            found.setdefault(small[0], {}).setdefault(small, word)
    return found
