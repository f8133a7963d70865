"""Distances between spellings."""

import pytest

from checks.spelling import distance, nearest


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("abc", "", 3),
        ("region", "regions", 1),
        ("esat", "east", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_letters_put_in_taken_out_changed_or_swapped_are_counted(one, other, letters):
    assert distance(one, other) == letters


def test_the_nearest_is_found_within_its_bounds():
    assert nearest("useats1", ["uswest1", "useast1"], at_most=2) == "useast1"


def test_beyond_the_bounds_there_is_none():
    assert nearest("abcdef", ["uvwxyz"], at_most=2) is None
