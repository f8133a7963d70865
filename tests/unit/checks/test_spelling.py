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


@pytest.mark.parametrize(
    "text", ["retry_mod", "retry_modes", "rtery_mode", "retry_node", "retry_mode"]
)
def test_a_single_slip_of_each_kind_is_found(text):
    assert nearest(text, ["cli_pager", "retry_mode"], at_most=1) == "retry_mode"


def test_two_slips_are_not_one():
    assert nearest("rtery_mod", ["retry_mode"], at_most=1) is None


def test_beyond_the_bounds_there_is_none():
    assert nearest("abcdef", ["uvwxyz"], at_most=2) is None
