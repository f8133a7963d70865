"""The time of the person's own programs, told apart."""

import pytest
from msgspec.structs import replace

from checks.model import Check, Cost, Outcome, State
from checks.own_time import own_time
from checks.report import OwnPrograms
from checks.sources.local.programs import Spell

LOCAL = Check(code="files.x", title="", look=lambda context: (), messages=())
PROGRAM = replace(LOCAL, code="cli.x", cost=Cost.PROGRAM)
OUTCOMES = [
    Outcome(LOCAL, State.PASS, ended=103.0),
    Outcome(replace(LOCAL, cost=Cost.NETWORK), State.PASS, ended=104.0),
    Outcome(PROGRAM, State.PASS, ended=107.0),
]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ([], OwnPrograms()),
        ([(101, 103)], OwnPrograms(2, 0)),
        ([(101, 103), (102, 106), (106.5, 107)], OwnPrograms(5.5, 2.5)),
        ([(101, 107), (102, 103)], OwnPrograms(6, 3)),
        ([(99, 101), (90, 95)], OwnPrograms(1, 0)),
        ([(106, 120)], OwnPrograms(2, 2)),
    ],
    ids=["none", "beside", "overlapping", "one in another", "of an earlier run", "cut off"],
)
def test_what_ran_side_by_side_counts_once_and_alone_is_what_was_left(times, told):
    spells = [Spell(("aws",), *time) for time in times]

    assert own_time(spells, OUTCOMES, 100.0, 108.0) == told
