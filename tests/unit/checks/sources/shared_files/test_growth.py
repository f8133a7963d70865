"""The work on a shared file grows as the file does, counted in calls: a clock would also count what
else the computer does."""

import sys

import pytest

from tests.plugins.config_work import WORK, config_of


def calls(work, data):
    """How often Python calls something, its own or C's, while `work` is done."""
    count = 0

    def see(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work(data)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("work", WORK)
def test_ten_times_the_profiles_are_ten_times_the_work(work):
    small, large = config_of(100), config_of(1_000)
    assert calls(work, large) <= 11 * calls(work, small)
