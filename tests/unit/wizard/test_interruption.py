"""An interruption is heard wherever it comes."""

import subprocess
import sys

PROGRAM = """
import os, signal, time
from wizard.interruption import listen

class Held:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)

listen()
held = Held()
try:
    del held  # Python cannot raise here
    time.sleep(20)
except KeyboardInterrupt:
    print("heard")
"""


def test_one_that_python_would_only_print_is_heard_all_the_same():
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=15, check=False
    )
    assert (ended.stdout, ended.stderr) == ("heard\n", "")
