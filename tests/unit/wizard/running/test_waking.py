"""A signal that comes just before a wait begins ends it."""

import os
import select
import signal
import sys

import pytest

from wizard.files.waking import heard, waking
from wizard.running.signals import handled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")


def test_it_can_be_read_of_until_it_is_heard():
    came: list[int] = []
    with handled(["SIGUSR1"], lambda number, _: came.append(number)), waking() as waker:
        assert select.select([waker], [], [], 0)[0] == []

        os.kill(os.getpid(), signal.SIGUSR1)

        assert select.select([waker], [], [], 0)[0] == [waker]
        heard(waker)
        assert select.select([waker], [], [], 0)[0] == []
    assert came == [signal.SIGUSR1]


def test_who_was_woken_before_is_again():
    with waking() as outer:
        with waking():
            pass
        with handled(["SIGUSR1"], lambda *_: None):
            os.kill(os.getpid(), signal.SIGUSR1)
        assert select.select([outer], [], [], 0)[0] == [outer]
