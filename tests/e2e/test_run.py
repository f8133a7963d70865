"""`rekwiz run -- COMMAND…` without a terminal: the command is what it was, byte for byte."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.plugins.haste import until
from tests.plugins.programs import REKWIZ

PATIENCE = 120
HUNDREDS = "i=0; while [ $i -lt 300 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done"


@pytest.fixture
def env(base_environment, tmp_path) -> dict[str, str]:
    """Somebody with nothing set up."""
    return base_environment | {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"}


def ran(*command: object, env, data: bytes = b"", **streams) -> subprocess.CompletedProcess[bytes]:
    streams = streams or {"input": data, "capture_output": True}
    words = [REKWIZ, "run", "--", *map(str, command)]
    return subprocess.run(words, env=env, timeout=PATIENCE, **streams)


def in_shell(script: str, env) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which $R is `rekwiz run --`."""
    line = ["bash", "-c", script.replace("$R", f"{REKWIZ} run --")]
    return subprocess.run(line, env=env, timeout=PATIENCE, capture_output=True)


def is_gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_to_a_command_that_succeeds_nothing_is_added(env):
    done = ran("sh", "-c", "echo out; echo err >&2", env=env)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"out\n", b"err\n")


def test_input_and_output_go_through_byte_for_byte(env):
    data = os.urandom(200_000)

    done = ran("cat", env=env, data=data)

    assert (done.returncode, done.stdout == data, done.stderr) == (0, True, b"")


def test_output_and_errors_of_one_pipe_keep_their_order(env):
    alone = subprocess.run(["bash", "-c", f"{{ {HUNDREDS}; }} 2>&1"], capture_output=True)

    done = in_shell(f"$R sh -c '{HUNDREDS}' 2>&1", env)

    assert done.stdout == alone.stdout


def test_nothing_is_held_back(env, tmp_path):
    wait = f"echo first; while [ ! -e {tmp_path}/go ]; do sleep 0.05; done"
    with subprocess.Popen([REKWIZ, "run", "--", "sh", "-c", wait], env=env, stdout=-1) as started:
        assert started.stdout.readline() == b"first\n"
        (tmp_path / "go").touch()

        assert started.wait(PATIENCE) == 0


def test_the_commands_options_are_its_own(env):
    done = ran("printf", "%s ", "--help", "--lang", "xx", "--", "-v", env=env)

    assert (done.returncode, done.stdout) == (0, b"--help --lang xx -- -v ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGPIPE])
def test_a_command_that_somebody_ended_gives_its_signal_and_no_more(number, env):
    done = ran("sh", "-c", f"kill -{number.value} $$", env=env)

    assert (done.returncode, done.stderr) == (128 + number, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGUSR1])
def test_a_signal_is_passed_on_and_the_command_decides(number, env):
    trap = f"trap 'echo heard; exit 0' {number.value}; echo ready; while :; do sleep 0.05; done"
    words = [REKWIZ, "run", "--", "sh", "-c", trap]
    with subprocess.Popen(
        words, env=env, stdin=-3, stdout=-1, stderr=-1, start_new_session=True
    ) as run:
        assert run.stdout.readline() == b"ready\n"
        run.send_signal(number)
        out, err = run.communicate(timeout=PATIENCE)

    assert (run.returncode, out, err) == (0, b"heard\n", b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_told_to_end_and_fails_is_not_explained(number, env):
    trap = f"trap 'exit 9' {number.value}; echo ready; while :; do sleep 0.05; done"
    words = [REKWIZ, "run", "--", "sh", "-c", trap]
    with subprocess.Popen(words, env=env, stdout=-1, stderr=-1, start_new_session=True) as run:
        run.stdout.readline()
        run.send_signal(number)
        _, err = run.communicate(timeout=PATIENCE)

    assert (run.returncode, err) == (9, b"")


def test_a_program_that_is_not_there_is_127(env):
    done = ran("no-such-program", env=env)

    assert done.returncode == 127
    assert done.stderr.decode() == "  ✗ no-such-program: command not found\n"


def test_a_program_that_cannot_be_executed_is_126(env, tmp_path):
    (tmp_path / "text").write_text("no program")

    done = ran(tmp_path / "text", env=env)

    assert done.returncode == 126
    assert b"Permission denied" in b" ".join(done.stderr.split())


@pytest.mark.parametrize("words", [["run"], ["run", "--"], ["run", "aws", "s3", "ls"]])
def test_a_command_stands_behind_two_hyphens(words, env, rekwiz):
    done = rekwiz(*words, env=env)

    assert done.returncode == 2
    assert "rekwiz run -- COMMAND" in done.stderr


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_stream_that_is_closed_is_closed_for_the_command(number, env):
    done = in_shell(f"$R sh -c '[ ! -e /proc/$$/fd/{number} ]' {number}>&-", env)

    assert done.returncode == 0


def test_what_a_shell_hands_over_besides_is_there(env):
    done = in_shell("$R cat <(echo one) <(echo two)", env)

    assert (done.returncode, done.stdout) == (0, b"one\ntwo\n")


def test_the_environment_is_the_one_that_was_given(tmp_path):
    given = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C", "ÄÖ": "\udcff"}

    done = ran("env", "-0", env=given)

    assert sorted(done.stdout.split(b"\0")) == sorted(
        subprocess.run(["env", "-0"], env=given, capture_output=True).stdout.split(b"\0")
    )


def test_a_command_whose_reader_has_left_ends_as_it_would(env):
    done = in_shell("$R yes | head -1; echo ${PIPESTATUS[0]}", env)

    assert (done.stdout, done.stderr) == (b"y\n141\n", b"")


@pytest.mark.parametrize("how", ["sleep 300 &", "setsid sleep 300 &", "nohup sleep 300 &"])
def test_what_a_command_leaves_behind_is_ended(how, env):
    done = ran("sh", "-c", f"{how} echo $!", env=env)

    assert done.returncode == 0
    assert until(lambda: is_gone(int(done.stdout)))


def test_what_ends_by_itself_may_have_its_say(env):
    done = ran("sh", "-c", "(sleep 0.2; echo late) & echo now", env=env)

    assert done.stdout == b"now\nlate\n"


def test_what_writes_without_end_is_not_waited_for(env):
    done = ran("sh", "-c", "yes & exit 0", env=env, stdout=subprocess.DEVNULL)

    assert done.returncode == 0
