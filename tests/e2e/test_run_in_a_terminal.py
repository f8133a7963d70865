"""`rekwiz run -- COMMAND…` in a real terminal: to the command it is one, with job control."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.plugins.haste import until
from tests.plugins.programs import REKWIZ
from tests.plugins.terminals import CTRL_C, ENTER

CTRL_D, CTRL_Z = "\x04", "\x1a"
PYTHON = (sys.executable, "-I", "-u", "-c")
IS_TERMINAL = "import os; print('terminals', [os.isatty(n) for n in (0, 1, 2)])"
SECRET = "import getpass; got = getpass.getpass('Secret? '); print('got', len(got))"
SIZES = """
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH])  # waits where it comes too soon
while True:
    print(*os.get_terminal_size())
    signal.sigwaitinfo([signal.SIGWINCH])
"""
LINES = "import sys; print('ready'); print('got', sys.stdin.readline().upper())"


def may_type() -> bool:
    """Whether the system lets a program put keys before its terminal (TIOCSTI)."""
    said = Path("/proc/sys/dev/tty/legacy_tiocsti")
    return not said.exists() or said.read_text().strip() == "1"


@pytest.fixture
def env(base_environment, tmp_path) -> dict[str, str]:
    return base_environment | {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"}


@pytest.fixture
def run(terminal, env):
    return lambda *command: terminal(REKWIZ, "run", "--", *command, env=env)


@pytest.fixture
def shell(terminal, env):
    """A shell with job control, in which `R` is `rekwiz run --`."""
    there = terminal("bash", "--norc", "--noprofile", "-i", env=env | {"PS1": "READY> "})
    there.sees("READY>")
    there.types(f'R() {{ {REKWIZ} run -- "$@"; }}; P={sys.executable}{ENTER}')
    there.sees("READY>", after=1)
    return there


def test_a_terminal_stays_one(run):
    there = run(*PYTHON, IS_TERMINAL)

    there.sees("terminals [True, True, True]")
    assert there.ends() == 0


def test_colours_and_positions_go_through_as_they_are(run):
    there = run("printf", "\\033[31mred\\033[0m\\n金鑰\\n")

    assert (there.ends(), there.everything) == (0, "\x1b[31mred\x1b[0m\r\n金鑰\r\n".encode())


def test_what_is_typed_unseen_stays_so(run):
    there = run(*PYTHON, SECRET)
    there.sees("Secret?")

    there.types("hunter22" + ENTER)

    there.sees("got 8")
    assert (there.ends(), "hunter22" in there.screen) == (0, False)


def test_a_window_that_changes_is_the_commands(run):
    there = run(*PYTHON, SIZES)
    there.sees("80 60")

    there.is_resized(30, 70)

    there.sees("70 30")
    there.types(CTRL_C)
    assert there.ends() == 128 + signal.SIGINT


def test_ctrl_c_reaches_the_command_alone(run):
    there = run(*PYTHON, "try: input('ready')\nexcept KeyboardInterrupt: print('mine')")
    there.sees("ready")

    there.types(CTRL_C)

    there.sees("mine")
    assert there.ends() == 0


FAILS_BY_ITSELF = """
try:
    input('ready')
except KeyboardInterrupt:
    print('going on')
    input() if {goes_on} else None
raise SystemExit('Unable to locate credentials')
"""


def test_whoever_ends_a_command_by_ctrl_c_is_not_told_why_it_failed(run):
    there = run(*PYTHON, FAILS_BY_ITSELF.format(goes_on=False))
    there.sees("ready")

    there.types(CTRL_C)

    assert there.ends() == 1
    assert "Unable to locate credentials" in there.screen
    assert "The cause" not in there.screen


def test_whoever_types_on_after_ctrl_c_is_told_why_it_failed(run):
    there = run(*PYTHON, FAILS_BY_ITSELF.format(goes_on=True))
    there.sees("ready")

    there.types(CTRL_C)
    there.sees("going on")
    there.types(ENTER)

    there.sees("The cause")
    assert there.ends() == 1


def test_the_end_of_input_reaches_the_command(run):
    there = run("sh", "-c", "echo ready; cat")
    there.sees("ready")

    there.types("word" + ENTER + CTRL_D)

    there.sees("word", after=1)
    assert there.ends() == 0


def test_what_is_typed_before_the_command_is_there_reaches_it(shell):
    shell.types(f"sleep 1; R cat; echo co''de=$?{ENTER}")

    shell.types("word" + ENTER + CTRL_D)

    shell.sees("code=0")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_passed_on(run, number):
    child = "(echo ready; exec cat)"  # there before it is told
    there = run("sh", "-c", f"trap 'echo heard; exit 0' {number.value}; {child}")
    there.sees("ready")

    there.is_sent(number)

    if number == signal.SIGTERM:  # to the shell alone, which waits for its child
        there.types(CTRL_D)
    there.sees("heard")
    assert there.ends() == 0


def test_a_window_that_is_closed_ends_the_command(run, tmp_path):
    there = run(
        "sh", "-c", f"trap 'touch {tmp_path}/heard; exit 0' HUP; (echo ready; exec sleep 300)"
    )
    there.sees("ready")

    there.is_closed()

    assert until((tmp_path / "heard").exists)


def test_ctrl_z_stops_it_and_fg_goes_on(shell):
    shell.types(f'R $P -uc "{LINES}"; echo code=$?{ENTER}')
    shell.sees("ready", after=1)

    shell.types(CTRL_Z)
    shell.sees("Stopped")
    shell.types("fg" + ENTER)
    shell.types("hello" + ENTER)

    shell.sees("got HELLO")


def test_it_goes_on_behind_with_bg(shell):
    shell.types(f"R sh -c 'echo one; sleep 2; echo t''wo'{ENTER}")
    shell.sees("one", after=1)

    shell.types(CTRL_Z)
    shell.sees("Stopped")
    shell.types("bg" + ENTER)

    shell.sees("two")


def test_behind_it_stops_for_input_and_takes_it_in_front(shell):
    shell.types(f"{REKWIZ} run -- cat &{ENTER}")
    shell.types("sleep 2; jobs" + ENTER)
    shell.sees("Stopped")

    shell.types("fg" + ENTER)
    shell.types("word" + ENTER + CTRL_D)

    shell.sees("word", after=1)


def test_in_the_midst_of_a_pipeline_the_terminal_is_there_for_who_asks_for_it(shell):
    shell.types(f"echo piped | R sh -c 'cat; read x < /dev/tty; echo \"typed:$x\"'{ENTER}")
    shell.sees("piped", after=1)

    shell.types("word" + ENTER)

    shell.sees("typed:word")


def test_before_a_pager_ctrl_z_and_fg_reach_the_whole_job(shell):
    shell.types(f"R cat 2>&1 | cat{ENTER}")

    shell.types(CTRL_Z)
    shell.sees("Stopped")
    shell.types("fg" + ENTER)
    shell.types("word" + ENTER + CTRL_D)

    shell.sees("word", after=1)


@pytest.mark.parametrize(
    "command",
    [
        "R true",
        "R stty raw -echo",
        "R sh -c 'stty raw; kill -TERM $$'",
        "R sh -c 'kill -TERM $(ps -o ppid= -p $PPID)'",
    ],
)
def test_the_terminal_is_as_it_was_after_any_end(shell, command):
    shell.types(
        f"before=$(stty -g); {command}; [ $before = $(stty -g) ] && echo as_it_''was{ENTER}"
    )

    shell.sees("as_it_was")


@pytest.mark.parametrize("how", ["sleep 300 &", "setsid sleep 300 &"])
def test_what_a_command_leaves_behind_is_ended(run, how):
    from tests.e2e.test_run import is_gone

    there = run("sh", "-c", f"{how} echo $!")

    assert there.ends() == 0
    assert until(lambda: is_gone(int(there.everything)))


def test_output_goes_to_a_file_and_errors_to_the_terminal(shell, tmp_path):
    script = "echo kept; ls -d / >&2; [ ! -t 1 -a -t 2 ]"

    shell.types(f"R sh -c '{script}' > {tmp_path}/o; echo code=$? $(cat {tmp_path}/o){ENTER}")

    shell.sees("code=0 kept")


def test_what_is_typed_for_whoever_comes_next_is_not_lost(shell):
    if not may_type():
        pytest.skip("this system does not let programs type")
    shell.types(f"R sh -c 'echo st''arted; sleep 2'{ENTER}")
    shell.sees("started")

    shell.types(f"echo ne''xt{ENTER}")

    shell.sees("next")
