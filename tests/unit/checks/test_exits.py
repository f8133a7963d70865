"""The exit codes that the contract names, and which of several counts."""

import pytest

from checks.exits import Exit, gravest

CONTRACT = {
    "READY": 0,
    "NOT_READY": 1,
    "USAGE": 2,
    "INCONCLUSIVE": 3,
    "WARNINGS": 4,
    "NOT_TAKEN": 5,
    "BUG": 70,
    "INTERRUPTED": 130,
}
OF_A_SHELL = {"NOT_EXECUTABLE": 126, "NOT_FOUND": 127}


def test_they_are_those_of_the_contract_and_of_a_shell():
    assert {each.name: each.value for each in Exit} == CONTRACT | OF_A_SHELL


@pytest.mark.parametrize(
    ("codes", "counts"),
    [((0, 0), 0), ((0, 4), 4), ((4, 3), 3), ((3, 1, 0), 1), ((0, 3, 4, 1), 1)],
)
def test_of_several_the_gravest_counts(codes, counts):
    assert gravest(codes) == counts
