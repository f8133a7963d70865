"""The work on a shared file grows as the file does, counted in calls: a clock would also count what
else the computer does."""

import pytest

from tests.plugins.config_work import WORK, config_of
from tests.plugins.counting import calls


@pytest.mark.parametrize("work", WORK)
def test_ten_times_the_profiles_are_ten_times_the_work(work):
    small, large = config_of(100), config_of(1_000)
    assert calls(lambda: work(large)) <= 11 * calls(lambda: work(small))
