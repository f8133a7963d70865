"""How far two spellings are from each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

SET_APART = re.compile(r"_?\d+$|_[a-z]$|^_")
"""AWS_PROFILE_2 and region_b are a script's second ones, _region is one that was laid aside."""
SEVERAL = re.compile(r"[,;\s]")


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out, changed or swapped with their neighbour."""
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nearest(text: str, known: Iterable[str], at_most: int) -> str | None:
    """The known spelling that is nearest, the first of several; None beyond `at_most` letters."""
    alike = (word for word in known if abs(len(text) - len(word)) <= at_most)
    if at_most == 1:  # what differs in one place agrees before and behind it, which is seen at once
        alike = (word for word in alike if _agrees(text, word))
    near = [(distance(text, word), word) for word in alike]
    best = min(near, key=lambda pair: pair[0], default=(at_most + 1, ""))
    return best[1] if best[0] <= at_most else None


def derived(name: str, right: str, value: str) -> bool:
    """Whether a name was made of the right one on purpose, as a second one or for a list, and is no slip."""
    bare, right = name.casefold(), right.casefold()
    is_list = bare == f"{right}s" and bool(SEVERAL.search(value.strip()))
    return is_list or bare != right == SET_APART.sub("", bare)


def _agrees(one: str, other: str) -> bool:
    """Whether they are alike but for a letter, or for two beside each other: no work beside `distance`."""
    start = 0
    for letter, wanted in zip(one, other, strict=False):
        if letter != wanted:
            break
        start += 1
    return (
        one[start + 2 :] == other[start + 2 :]
        or one[start:] == other[start + 1 :]
        or one[start + 1 :] == other[start:]
    )


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words most like this one; empty where none is."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word, list(known), n=3, cutoff=0.5))
