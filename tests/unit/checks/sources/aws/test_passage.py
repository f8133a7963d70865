"""Questions that are put and not yet out: what else takes the computer's time waits for that."""

import threading
import time

from checks.sources.aws.passage import Outbox, Passage


def test_it_is_clear_once_questions_were_put_and_all_of_them_are_out():
    outbox = Outbox()
    told = [outbox.is_clear]

    first, second = Passage(outbox), Passage(outbox)
    first.goes_out()
    told.append(outbox.is_clear)
    second.ends()
    told.append(outbox.is_clear)

    assert told == [False, False, True]
    assert (first.out is None, second.out is None) == (False, True)


def test_a_question_leaves_once_however_often_it_is_sent_and_whenever_it_ends():
    outbox = Outbox()
    tried_twice, late = Passage(outbox), Passage(outbox)

    tried_twice.goes_out()
    out = tried_twice.out
    tried_twice.goes_out()
    tried_twice.ends()
    late.ends()
    late.goes_out()
    Passage(outbox).goes_out()

    assert outbox.is_clear
    assert tried_twice.out == out


def test_whoever_waits_goes_on_when_it_is_clear_or_the_time_is_over():
    outbox, over = Outbox(), threading.Event()
    waiting = threading.Thread(target=lambda: (outbox.wait(20), over.set()))

    outbox.wait(0.01)
    waiting.start()
    began = time.monotonic()
    Passage(outbox).goes_out()

    assert over.wait(20)
    assert time.monotonic() - began < 20
