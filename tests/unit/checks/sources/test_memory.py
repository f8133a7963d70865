"""What was asked once."""

import sys
from threading import Event

import pytest

from checks.deadline import aside
from checks.sources.memory import Memory


def test_what_is_kept_need_not_be_looked_for_again():
    memory = Memory[int]()
    for number in (1, 2):
        memory.once(number, lambda number=number: number)

    kept = memory.kept(lambda found: found > 1)

    assert (kept.once(1, lambda: 10), kept.once(2, lambda: 20)) == (10, 2)
    assert memory.once(1, lambda: 30) == 1


def test_an_interruption_is_no_answer_and_whoever_waited_looks_again():
    memory, waits = Memory[int](), Event()

    def is_waiting() -> int:
        waits.set()
        return memory.once("it", lambda: 2)

    def look() -> int:
        others.append(aside(is_waiting, "other"))
        waits.wait(30)
        raise KeyboardInterrupt

    others = []
    with pytest.raises(KeyboardInterrupt):
        memory.once("it", look)

    assert others[0].result(30) == 2
    assert memory.once("it", lambda: 3) == 2


def test_an_interruption_just_as_the_answer_is_passed_on_is_one():
    def interrupt(frame, *_) -> None:
        if frame.f_code.co_name == "notify_all":
            raise KeyboardInterrupt

    memory, before = Memory[int](), sys.getprofile()
    sys.setprofile(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            memory.once("it", lambda: 1)
    finally:
        sys.setprofile(before)

    assert memory.once("it", lambda: 2) == 1
