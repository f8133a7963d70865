"""Which answer a piece of work has waited for, across the threads that do it."""

import time
from contextvars import Context
from functools import partial

import pytest

from checks.deadline import aside, side_by_side
from checks.trail import Step, last, waited_for


def step(name: str, ended: float, after: Step | None = None) -> Step:
    return Step(name, began=ended - 2, out=ended - 1, ended=ended, after=after)


FIRST, LATER = step("sts:GetCallerIdentity", 5.0), step("iam:GetUser", 7.0)


@pytest.fixture(autouse=True)
def _ours_alone():
    """Nothing of it is left for other tests, which share this thread."""
    before = last()
    yield
    assert last() is before


def alone(work):
    """In a context in which nothing was waited for yet."""
    return Context().run(work)


def test_of_several_answers_the_latest_counts():
    def work():
        waited_for(LATER)
        waited_for(FIRST)
        waited_for(None)
        return last()

    assert alone(work) == LATER


def test_work_aside_begins_behind_what_was_waited_for_and_who_takes_it_has_waited_as_well():
    def work():
        waited_for(FIRST)
        before = aside(last, "test").result()
        given = aside(partial(waited_for, LATER), "test")
        untaken = last()
        given.result()
        return before, untaken, last()

    assert alone(work) == (FIRST, FIRST, LATER)


def test_works_side_by_side_are_all_waited_for():
    def work():
        side_by_side([partial(waited_for, each) for each in (FIRST, LATER)], at_once=2, name="t")
        return last()

    assert alone(work) == LATER


def test_a_chain_goes_back_to_what_waited_for_nothing():
    third = step("iam:ListGroupPolicies", 9.0, after=step("iam:ListGroupsForUser", 7.5, FIRST))

    assert [each.name for each in third.chain] == [
        "sts:GetCallerIdentity",
        "iam:ListGroupsForUser",
        "iam:ListGroupPolicies",
    ]
    assert third.took == 1.0


def test_what_never_went_out_took_its_time_from_the_beginning():
    before = time.monotonic() - 4.0
    never = Step("sts:GetCallerIdentity", began=1.0, out=None, ended=4.0)

    assert never.took == 3.0
    assert never.age >= before
