"""What a run of several profiles asks of the person's own tools."""

import pytest

from wizard.invocation.wishes import Wishes


@pytest.mark.parametrize(
    ("wishes", "first", "own_tools"),
    [
        (Wishes(), True, True),
        (Wishes(), False, False),
        (Wishes(require=("cli",)), False, True),
        (Wishes(own_tools=False, require=("cli",)), True, False),
    ],
)
def test_the_first_is_proved_in_them_or_each_where_the_cli_is_required(wishes, first, own_tools):
    one = wishes.of_several("work", first=first)

    assert (one.profile, one.own_tools) == ("work", own_tools)
