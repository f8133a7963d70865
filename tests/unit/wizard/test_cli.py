"""What comes up through a whole command ends with a code of the contract."""

import subprocess
import sys

import pytest

from checks.deadline import OutOfTime
from wizard import cli


@pytest.mark.parametrize(
    ("name", "error", "code"),
    [
        ("preflight", BrokenPipeError, 3),
        ("setup", BrokenPipeError, 1),
        ("undo", BrokenPipeError, 5),
        ("preflight", OutOfTime, 70),
    ],
)
def test_what_nobody_took_is_never_ready(monkeypatch, capsys, name, error, code):
    def end(*_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "carry_out", end)

    assert cli.main([name]) == code
    assert capsys.readouterr().out == ""


AT_WORK = """
import atexit, os, sys, threading
from checks.deadline import aside
from wizard.cli import run

class Held:
    def __del__(self, write=os.write):
        write(1, b"taken apart\\n")

sys.held, sys.argv = Held(), ["rekwiz", "--version"]
atexit.register(print, "at exit")
aside(threading.Event().wait, "waits")
run()
"""


def test_what_threads_are_at_work_with_is_not_taken_apart_at_the_end():
    """A thread that imports something while Python ends ended the program by SIGSEGV, now and then."""
    program = [sys.executable, "-c", AT_WORK]
    ended = subprocess.run(program, capture_output=True, text=True, timeout=30, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[1:] == ["at exit"]
