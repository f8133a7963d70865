"""An interruption is heard wherever it comes."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys, threading, time
from wizard.interruption import listen

class Held:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)

pauses, start = [float(sys.argv[1])], threading.Timer.start

def slowly(timer):
    start(timer)
    time.sleep(pauses.pop() if pauses else 0)

threading.Timer.start = slowly
listen()
held = Held()
try:
    del held  # Python cannot raise here
    time.sleep(20)
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.parametrize("pause", ["0", "0.2"])
def test_one_that_python_would_only_print_is_heard_all_the_same(pause):
    """Also where it comes again before Python is through with the first one."""
    program = [sys.executable, "-c", PROGRAM, pause]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=15, check=False)
    assert (ended.stdout, ended.stderr) == ("heard\n", "")


LOADS = """
import os, signal, sys, time
import wizard.interruption
from wizard.interruption import Shield, listen

def meet(event, about):
    if event == "import" and about[1]:  # the file of an extension
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(20)

wizard.interruption.MOST_LOADING = 0.1
listen()
sys.addaudithook(meet)
try:
    with Shield():
        import msgspec
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")
def test_an_extension_that_takes_for_ever_to_load_is_not_waited_for():
    program = [sys.executable, "-c", LOADS]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=15, check=False)
    assert (ended.stdout, ended.stderr) == ("heard\n", "")


NAMED = """
import os, signal, time
from wizard.interruption import listen

class Named:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)

listen()
try:
    class Owner:
        named = Named()
    time.sleep(20)
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")
def test_one_that_python_would_make_another_error_of_is_an_interruption_all_the_same():
    program = [sys.executable, "-c", NAMED]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=15, check=False)
    assert (ended.stdout, ended.stderr) == ("heard\n", "")
