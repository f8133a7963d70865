"""Work aside: nobody waits longer for it than its time, and a run that is over asks for no more."""

import signal
import threading
import time
from functools import partial

import pytest

from checks.deadline import (
    Deadline,
    OutOfTime,
    TooLate,
    aside,
    must_be_wanted,
    side_by_side,
    within,
)
from checks.patience import NoAnswer, patiently
from checks.sources.memory import Memory

FOREVER = threading.Event()


def test_what_takes_too_long_is_left_behind():
    began = time.monotonic()
    with pytest.raises(TooLate):
        within(0.05, FOREVER.wait, "test")
    assert time.monotonic() - began < 5


def test_work_raises_what_it_raises_a_timeout_of_its_own_too():
    def late() -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        within(5, late, "test")


def test_every_thread_is_a_daemon():
    assert aside(lambda: threading.current_thread().daemon, "test").result()


def test_side_by_side_keeps_the_order_and_never_more_at_once_than_said():
    at_work, most, lock = [0], [0], threading.Lock()

    def work(number: int) -> int:
        with lock:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        time.sleep(0.01)
        with lock:
            at_work[0] -= 1
        return number

    works = [partial(work, number) for number in range(12)]
    assert side_by_side(works, at_once=3, name="test") == list(range(12))
    assert most[0] <= 3
    assert side_by_side([], at_once=3, name="test") == []


def test_the_first_of_them_that_raises_ends_the_others():
    done = list[int]()

    def fail() -> None:
        raise ValueError("the first")

    later = [partial(done.append, number) for number in range(100)]
    with pytest.raises(ValueError, match="the first"):
        side_by_side([fail, partial(time.sleep, 0.3), *later], at_once=1, name="test")
    time.sleep(0.5)
    assert done == []


def test_what_a_run_started_belongs_to_it_and_ends_with_it():
    """Also through a second thread, and through one of several side by side."""
    run, asked = Deadline(60), list[str]()
    go_on = threading.Event()

    def ask() -> None:
        must_be_wanted()
        asked.append("before")
        go_on.wait(10)
        side_by_side([must_be_wanted], at_once=1, name="test")
        asked.append("after")

    work = run.aside(lambda: aside(ask, "inner").result(), "outer")
    while not asked:
        time.sleep(0.01)
    run.end()
    go_on.set()

    with pytest.raises(OutOfTime):
        work.result(timeout=10)
    assert asked == ["before"]
    must_be_wanted()  # this thread belongs to no run


def test_waiting_ends_with_the_run():
    began = time.monotonic()
    with pytest.raises(OutOfTime):
        Deadline(0.05).aside(lambda: within(60, FOREVER.wait, "inner"), "outer").result(10)
    assert time.monotonic() - began < 5


def test_what_one_run_did_not_wait_for_another_one_looks_for_again():
    memory, looked = Memory[str](), list[int]()

    def look() -> str:
        looked.append(1)
        if len(looked) == 1:
            raise OutOfTime
        return "found"

    with pytest.raises(OutOfTime):
        memory.once("question", look)
    assert memory.once("question", look) == memory.once("question", look) == "found"
    assert len(looked) == 2


def test_a_file_that_gives_no_answer_is_named(tmp_path):
    with pytest.raises(NoAnswer) as silent:
        patiently(tmp_path / "x", FOREVER.wait, seconds=0.05)
    assert silent.value.phrase.facts == {"file": str(tmp_path / "x"), "seconds": "0.05"}


@pytest.mark.parametrize("asked", ["work aside", "what another thread looks at"])
def test_a_signal_that_another_thread_got_is_heard_while_the_main_thread_waits(asked):
    assert threading.current_thread() is threading.main_thread()
    heard, looks, memory = threading.Event(), threading.Event(), Memory[bool]()

    def look() -> bool:
        looks.set()
        time.sleep(0.2)  # until the main thread waits
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        return heard.wait(30)

    before = signal.signal(signal.SIGUSR1, lambda *_: heard.set())
    try:
        if asked == "work aside":
            assert aside(look, "test").result()
        else:
            aside(lambda: memory.once("it", look), "test")
            looks.wait(30)
            assert memory.once("it", FOREVER.wait)
    finally:
        signal.signal(signal.SIGUSR1, before)
