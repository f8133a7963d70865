"""Whether letters stand in a row by chance, as in a secret, or make up words, as in a path or a name."""

from __future__ import annotations

import re

_KINDS = ("[A-Z]", "[a-z]", "[0-9]")
_WORDS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+|[0-9]+")
MOST_LETTERS = 4
"""In a word, on average: by chance they have 2, of 40 letters one in 1000 has more than this. The
parts of paths and the words of CamelCase have 5 and more."""
FEW_LETTERS = 5
"""In a word of what people write, on average; of 40 letters by chance one in 20,000 has as many."""
_READABLE = re.compile(r"(?:[A-Z]{0,4}[a-z]{2,}|[A-Z]{2,5}|[0-9]{1,4}|/)+")
_PART = re.compile(r"[A-Za-z0-9+][A-Za-z0-9/+]*")
_BY_COMPASS = re.compile(r"[a-z]{2,6}(?:north|south|east|west|central)+\d[a-z]?", re.IGNORECASE)
_LIKE_A_WORD = re.compile(r"[a-z]*|[A-Z]+|[A-Z][a-z]+")
_LETTERS = re.compile(r"[A-Za-z]+")
SHORTEST_PASTE = 8
"""Of a part of a Region's code: Virginia, southeast; a longer one in mixed letters is none."""


def is_mixed(run: str) -> bool:
    """Whether large letters, small ones and digits are all in it, as in a secret access key."""
    return all(re.search(kind, run) for kind in _KINDS)


def is_by_chance(run: str) -> bool:
    """Whether letters and digits of every kind follow each other as dice would have them."""
    words = _WORDS.findall(run)
    return is_mixed(run) and sum(map(len, words)) < MOST_LETTERS * len(words)


def is_in_words(run: str) -> bool:
    """Whether it is made of words and numbers as people write them: role/MyRoleForPhotos2026."""
    words = _WORDS.findall(run)
    return bool(_READABLE.fullmatch(run)) and sum(map(len, words)) >= FEW_LETTERS * len(words)


def is_no_region(text: str) -> bool:
    """Whether no Region can be meant, written or misspelt in whatever way: a piece of a key perhaps.

    us-east-1, US-EAST-1, USEast1 and US East (N. Virginia) may be; wJalrXUtnFEM may not.
    """
    return any(map(_is_a_piece, _PART.findall(text)))


def _is_a_piece(part: str) -> bool:
    if len(part) < SHORTEST_PASTE or _BY_COMPASS.fullmatch(part):
        return False
    letters = _LETTERS.findall(part)
    plain = all(map(_LIKE_A_WORD.fullmatch, letters))
    has_digits, has_large = bool(re.search("[0-9]", part)), part != part.lower()
    is_torn = len(letters) > 1 or part[:1].isdigit()
    return not plain or bool(re.search("[/+]", part)) or (has_digits and (has_large or is_torn))
