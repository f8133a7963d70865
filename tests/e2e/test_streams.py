"""Each command with each odd stream and each early signal: an exit code of the contract, and no traceback.

A new command joins by itself; what it needs besides its name stands in WORDS.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest

from tests.plugins.haste import stretched
from tests.plugins.programs import REKWIZ, UNMEASURED
from tests.plugins.warm import loaded_for
from wizard.commands import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")

WORDS = {
    "doctor": "--only files.readable",
    "preflight": "--only files.readable",
    "detect": "no-such-photo.jpg",
    "regions": "--no-measure",
    "explain": "--list",
    "fix": "set-region",
    "sandbox": "--fault list",
    "setup": "--no-input",
    "undo": "--list",
}
BY_CONTRACT = {0, 1, 2, 3, 4, 5, 130}
WRITES_A_RESULT = {"checks", "explain", "preflight", "doctor", "sandbox"}
FROM_THEIR_START = {"checks", "undo"}
"""What a closed stream is to Python itself is seen in one that writes a result, one that writes none."""
LINES = [(each.name, f"{each.name} {WORDS.get(each.name, '')}") for each in COMMANDS]
LINES.append(("", ""))


@pytest.fixture(params=["a fork"])
def shell(request, base_environment, tmp_path):
    """`shell("checks >&-")`: a command line in a POSIX shell, with an empty home and no AWS.

    With "its start" for a parameter Python itself starts with the streams, elsewhere a fork gets them.
    """
    environment = base_environment | {"HOME": str(tmp_path), "HTTPS_PROXY": "http://127.0.0.1:9"}
    begins, inherited = [str(REKWIZ)], []
    if request.param == "a fork" and (loaded := loaded_for(begins, environment)):
        begins, number = loaded.asked_by_others()
        inherited.append(number)

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", f"set -o pipefail; {shlex.join(begins)} {line}"],
            env=environment,
            pass_fds=inherited,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return run


@pytest.fixture
def usual(shell):
    """The code that a command ends with where all streams are as they should be."""
    return lambda line: shell(line).returncode


BEGUN = [(*each, "a fork") for each in LINES]
BEGUN += [(*each, "its start") for each in LINES if each[0] in FROM_THEIR_START]


@pytest.mark.parametrize(("name", "line", "shell"), BEGUN, indirect=["shell"])
def test_odd_streams_leave_the_code_in_the_contract(shell, usual, name, line):
    code = usual(line)
    assert code in BY_CONTRACT

    for streams in ("<&-", "2>&-", "2>/dev/full", "<&- 2>&-", "2> >(true)"):
        ended = shell(f"{line} {streams}")
        assert (streams, ended.returncode) == (streams, code)
        assert "Traceback" not in ended.stderr

    for streams in (">&-", ">/dev/full", ">/dev/full 2>/dev/full", "<&- >&- 2>&-"):
        ended = shell(f"{line} {streams}")
        expected = 5 if name in WRITES_A_RESULT else code
        assert (streams, ended.returncode) in {(streams, expected), (streams, 5)}
        assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", sorted(WRITES_A_RESULT))
def test_a_reader_that_left_hears_nothing_and_changes_no_code(shell, usual, name):
    line = dict(LINES)[name]

    ended = shell(f"{line} | true")

    assert ended.returncode == usual(line)
    assert "rror" not in ended.stderr
    assert "pipe" not in ended.stderr.casefold()


def test_a_result_that_finds_no_room_in_its_file_or_no_reader_in_time_is_5(shell, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    began = time.monotonic()

    assert shell("preflight --only files.readable --output /dev/full").returncode == 5
    ended = shell("preflight --only files.readable --timeout 3 --format html=pipe")

    assert (ended.returncode, "nobody reads it" in ended.stderr) == (5, True)
    assert time.monotonic() - began < stretched(9)


def test_a_commands_result_that_is_lost_on_its_way_is_5_and_without_an_output_it_has_none(shell):
    assert shell("run -- echo hello").stdout == "hello\n"
    full = shell("run -- echo hello >/dev/full")
    assert full.returncode == 5
    assert "No space left" in full.stderr
    assert shell("run -- sh -c 'echo hello; exit 9' >/dev/full").returncode == 9
    assert shell("run -- sh -c 'echo hello || exit 8' >&-").returncode == 8


EARLY = """
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["WHEN_IMPORTED"]:
            os.kill(os.getpid(), int(os.environ["SENT"]))

sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
@pytest.mark.parametrize(
    "module", ["typing", "wizard.cli", "checks.model", "wizard.commands", "wizard.languages"]
)
def test_a_signal_while_the_program_is_loaded_is_130_and_silent(
    base_environment, tmp_path, number, module
):
    (tmp_path / "sitecustomize.py").write_text(EARLY)
    sent = {"WHEN_IMPORTED": module, "SENT": str(int(signal.Signals[number]))}

    ended = subprocess.run(
        [REKWIZ, "checks"],
        # Measuring would load `typing` before the program begins.
        env=base_environment | UNMEASURED | {"PYTHONPATH": str(tmp_path), **sent},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


ONCE = EARLY.replace("os.kill", "sys.meta_path.remove(self) or os.kill")
IGNORED = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
"""As a shell has it for what it starts behind."""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("module", ["datetime", "_datetime"])
def test_a_signal_while_an_extension_loads_what_it_needs_is_heard(
    base_environment, tmp_path, number, module
):
    """msgspec's own is loaded first of all; in C, what is raised in a module for it gets lost."""
    ignored = "" if number == "SIGINT" else IGNORED
    (tmp_path / "sitecustomize.py").write_text(ONCE + ignored)
    sent = {"WHEN_IMPORTED": module, "SENT": str(int(signal.Signals[number]))}

    ended = subprocess.run(
        [REKWIZ, "doctor", "--only", "files"],
        env=base_environment | UNMEASURED | {"PYTHONPATH": str(tmp_path), **sent},
        capture_output=True,
        text=True,
        timeout=60,
    )

    words = "Interrupted. No file is half-written.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", words)


TO_ANOTHER_THREAD = """
import signal, sys, threading, time

def send():
    while "wizard.explaining.logs" not in sys.modules:
        time.sleep(0.05)
    time.sleep(0.3)  # until the main thread waits
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

threading.Thread(target=send, daemon=True).start()
"""


@pytest.mark.parametrize("given", ["its input", "a pipe", "a pipe that nobody has opened"])
def test_a_signal_that_does_not_end_the_wait_for_a_log_is_heard_all_the_same(
    base_environment, tmp_path, given
):
    """As one that comes just as the wait begins."""
    (tmp_path / "sitecustomize.py").write_text(TO_ANOTHER_THREAD)
    log = tmp_path / "log"
    os.mkfifo(log)
    with ExitStack() as stack:
        if given != "a pipe that nobody has opened":
            stack.callback(os.close, os.open(log, os.O_RDWR))
        stdin = stack.enter_context(log.open()) if given == "its input" else subprocess.DEVNULL
        ended = subprocess.run(
            [REKWIZ, "explain", "-" if given == "its input" else log],
            env=base_environment | UNMEASURED | {"PYTHONPATH": str(tmp_path)},
            stdin=stdin,
            capture_output=True,
            text=True,
            timeout=60,
        )

    words = "Interrupted. No file is half-written.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", words)


@pytest.fixture
def slow_aws(base_environment, tmp_path):
    """An environment whose AWS CLI takes long, and the file that its process id stands in."""
    programs, told = tmp_path / "bin", tmp_path / "pid"
    programs.mkdir()
    (programs / "aws").write_text(f"#!/bin/sh\necho $$ > {told}\nexec sleep 61.7\n")
    (programs / "aws").chmod(0o755)
    path = f"{programs}{os.pathsep}{base_environment['PATH']}"
    return base_environment | {"HOME": str(tmp_path), "PATH": path}, told


def begun(environment, told, *arguments):
    """The console script, once it has started the AWS CLI."""
    running = subprocess.Popen(
        [REKWIZ, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(300):
        if told.exists() and told.read_text().strip():
            return running
        time.sleep(0.1)
    running.kill()
    raise AssertionError(running.communicate())


def is_gone(pid: int) -> bool:
    for _ in range(30):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interrupted_run_is_130_and_leaves_no_program_behind(slow_aws, number):
    running = begun(*slow_aws, "doctor", "--only", "cli")

    running.send_signal(signal.Signals[number])
    output, errors = running.communicate(timeout=20)

    assert (running.returncode, output) == (130, "")
    assert "Traceback" not in errors
    assert is_gone(int(slow_aws[1].read_text()))


def test_two_of_them_are_as_one(slow_aws):
    running = begun(*slow_aws, "doctor", "--only", "cli")

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        running.send_signal(number)
    errors = running.communicate(timeout=20)[1]

    assert running.returncode == 130
    assert "Traceback" not in errors


def test_a_preflight_that_is_told_to_end_writes_what_it_knows(slow_aws):
    running = begun(
        *slow_aws, "preflight", "--only", "cli", "files", "--require", "cli", "--format", "json"
    )
    time.sleep(3)  # for the checks that do not wait for the AWS CLI

    running.send_signal(signal.SIGTERM)
    output, errors = running.communicate(timeout=20)

    report = json.loads(output)
    assert running.returncode == report["exit_code"] == 3
    assert "Traceback" not in errors
    states = {result["check"]: result["state"] for result in report["results"]}
    assert states["files.readable"] in ("pass", "na")
    assert is_gone(int(slow_aws[1].read_text()))
