"""It ends when it says: whatever gives no answer, has no end, or was started and forgotten."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugins.haste import stretched, until
from tests.plugins.programs import REKWIZ, UNMEASURED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for programs")
ASKED_OF_IAM = ("policies", "least-privilege", "simulation", "actions", "named-policies")
WANTED = ("--require-policy", "AmazonSQSFullAccess", "--require", "rekognition:CompareFaces")
MOST_BYTES = 2**29
"""A run has 60 MB; the system also counts what the tests themselves had when they started it."""
KEEPS_ORPHANS = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere what left its group and its parent is lost"
)
START, END = 3.0, 1.5
"""Seconds that a program may take before its run and after it, on a computer at ease."""


@dataclass(frozen=True)
class Ended:
    """A whole program: its code, what it wrote, how long it took, and its largest size in bytes."""

    code: int
    output: str
    errors: str
    took: float
    peak: int

    @property
    def states(self) -> dict[str, str]:
        return {each["check"]: each["state"] for each in json.loads(self.output)["results"]}


STARTER = """
import os, sys
process = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(process, 0)
with open(sys.argv[1], "w") as told:
    print(os.waitstatus_to_exitcode(status), used.ru_maxrss, file=told)
"""
"""Starts a program from a small process: the memory of whoever starts it counts as its own."""


@pytest.fixture
def measured(tmp_path) -> Callable[..., Ended]:
    """`measured("preflight", env=…)`."""

    def run(*arguments, env) -> Ended:
        with (tmp_path / "out").open("w+") as out, (tmp_path / "err").open("w+") as err:
            began = time.monotonic()
            told = tmp_path / "told"
            subprocess.run(
                [sys.executable, "-I", "-S", "-c", STARTER, told, REKWIZ, *map(str, arguments)],
                env=env,
                cwd=tmp_path,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                check=True,
            )
            took = time.monotonic() - began
            code, peak = map(int, told.read_text().split())
            unit = 1 if sys.platform == "darwin" else 1024
            out.seek(0)
            err.seek(0)
            return Ended(code, out.read(), err.read(), took, peak * unit)

    return run


@pytest.fixture
def at_home(base_environment, tmp_path) -> dict[str, str]:
    """Somebody with a home of their own, and their own programs before all others."""
    path = f"{tmp_path / 'bin'}{os.pathsep}{base_environment['PATH']}"
    (tmp_path / "bin").mkdir()
    (tmp_path / ".aws").mkdir()
    return base_environment | {"HOME": str(tmp_path), "PATH": path}


@pytest.fixture
def program(tmp_path, at_home) -> Callable[..., str]:
    """`program("aws", "exec yes")`: a program of that name, by its path."""

    def make(name: str, script: str) -> str:
        place = tmp_path / "bin" / name
        place.write_text(f"#!/bin/sh\n{script}\n")
        place.chmod(0o755)
        return str(place)

    return make


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_list_that_gives_one_page_again_and_again_is_left_at_once(measured, endless):
    environment, asked = endless(fresh=False)

    ended = measured(
        "preflight", "--format", "json", "--skip", "cli", "sdk", *WANTED, env=environment
    )

    assert (ended.code, json.loads(ended.output)["verdict"]) == (3, "inconclusive")
    assert {ended.states[f"permissions.{name}"] for name in ASKED_OF_IAM} == {"unknown"}
    assert ended.states["permissions.rekognition"] == "pass"
    assert max(asked.count(action) for action in asked if action.startswith("List")) == 2
    assert "has no end" in ended.output


def test_a_list_of_ever_new_pages_ends_with_the_run_and_so_does_the_program(measured, endless):
    environment, asked = endless(fresh=True, seconds=0.3)

    ended = measured(
        *("preflight", "--format", "json", "--skip", "cli", "sdk", "--timeout", "4", *WANTED),
        env=environment,
    )

    count = len(asked)
    assert (ended.code, json.loads(ended.output)["verdict"]) == (3, "inconclusive")
    assert {ended.states[f"permissions.{name}"] for name in ASKED_OF_IAM} == {"unknown"}
    assert ended.took < stretched(START + 4 + END)
    time.sleep(0.5)
    assert len(asked) == count


@pytest.mark.parametrize(
    "script", ["exec yes aws-cli/2.31.7", "trap '' PIPE; while :; do echo x; done 2>/dev/null"]
)
def test_a_program_that_writes_without_end_takes_neither_memory_nor_time(
    measured, at_home, program, script
):
    program("aws", script)

    ended = measured("preflight", "--only", "cli.installed", "--timeout", "8", env=at_home)

    assert ended.code == 0  # the AWS CLI is recommended
    assert ended.peak < MOST_BYTES
    assert ended.took < stretched(START + 8 + END)


def test_a_credential_process_that_writes_without_end_takes_no_memory(
    measured, at_home, program, tmp_path
):
    helper = program("helper", "exec yes")
    (tmp_path / ".aws" / "config").write_text(f"[default]\ncredential_process = {helper}\n")

    ended = measured("preflight", "--only", "credentials.found", env=at_home)

    assert ended.code == 1
    assert ended.peak < 2 * MOST_BYTES
    assert ended.took < stretched(START + 10 + END)


@KEEPS_ORPHANS
def test_what_a_program_left_behind_is_neither_waited_for_nor_forgotten(
    measured, at_home, program, tmp_path
):
    """A grandchild in a session of its own, which keeps the pipe of its parent open."""
    pid = tmp_path / "pid"
    script = f"setsid sh -c 'echo $$ > {pid}; exec sleep 61.3' &\n"
    program("aws", f"{script}while [ ! -s {pid} ]; do sleep 0.05; done\necho aws-cli/2.31.7")

    ended = measured("preflight", "--only", "cli.installed", "--format", "json", env=at_home)

    assert ended.states["cli.installed"] == "pass"
    assert ended.took < stretched(START + 4 + END)
    assert until(lambda: is_gone(int(pid.read_text())))


DOCTOR, FIX = ("doctor", "--only", "credentials"), ("fix", "credentials.helper-broken")


@KEEPS_ORPHANS
@pytest.mark.parametrize(
    ("number", "command"),
    [
        ("SIGINT", DOCTOR),
        ("SIGTERM", DOCTOR),
        ("SIGHUP", DOCTOR),
        ("SIGQUIT", DOCTOR),
        ("SIGUSR1", DOCTOR),
        ("SIGALRM", FIX),
        ("SIGTERM", FIX),
    ],
)
def test_an_interrupted_credential_process_leaves_nothing_behind(
    at_home, program, tmp_path, number, command
):
    pids = tmp_path / "pids"
    helper = program(
        "helper",
        f"echo $$ >> {pids}\nsetsid sh -c 'echo $$ >> {pids}; exec sleep 61.4' &\nexec sleep 61.5",
    )
    (tmp_path / ".aws" / "config").write_text(f"[default]\ncredential_process = {helper}\n")
    running = subprocess.Popen(
        [REKWIZ, *command],
        env=at_home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert until(lambda: pids.exists() and len(pids.read_text().split()) == 2)

    running.send_signal(signal.Signals[number])
    errors = running.communicate(timeout=30)[1]

    assert (running.returncode, "Traceback" in errors) == (130, False)
    assert until(lambda: all(is_gone(int(pid)) for pid in pids.read_text().split()))


@KEEPS_ORPHANS
def test_what_a_command_of_the_sandbox_left_behind_ends_with_it(measured, at_home, tmp_path):
    pid = tmp_path / "pid"
    script = f"setsid sh -c 'echo $$ > {pid}; exec sleep 61.6' & sleep 0.3; exit 7"

    assert measured("sandbox", "--", "sh", "-c", script, env=at_home).code == 7
    assert until(lambda: is_gone(int(pid.read_text())))


def test_thousands_of_profiles_end_with_the_run_whether_or_not_they_were_begun(
    measured, at_home, tmp_path
):
    names = [f"p{number}" for number in range(1000)]
    keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = " + 40 * "x"
    text = "".join(f"[{name}]\n{keys}\n" for name in names)
    (tmp_path / ".aws" / "credentials").write_text(text)
    (tmp_path / ".aws" / "credentials").chmod(0o600)
    at_home |= {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_REGION": "eu-west-1"} | UNMEASURED

    ended = measured(
        *("preflight", "--all-profiles", "--timeout", "3", "--format", "json"), env=at_home
    )

    assert ended.code in (1, 3)
    reports = json.loads(ended.output)["reports"]
    assert [each["target"]["profile"] for each in reports] == names
    assert reports[-1]["verdict"] == "inconclusive"
    assert json.dumps(json.loads(ended.output), indent=2, ensure_ascii=False) == ended.output[:-1]
    assert ended.took < stretched(START + 3 + END)


def test_files_that_hang_are_unknown_when_the_time_is_over(measured, at_home, hanging, tmp_path):
    hanging(tmp_path / ".aws" / "credentials")
    photo = hanging(tmp_path / "me.jpg")

    ended = measured(
        "preflight", "--format", "json", "--timeout", "2", "--photo", photo, env=at_home
    )

    assert ended.code == 3
    assert ended.states["files.readable"] == ended.states["detection.photo"] == "unknown"
    assert set(ended.states.values()) <= {"unknown", "skip", "pass", "na"}
    assert ended.took < stretched(START + 2 + END)


@pytest.mark.parametrize("name", [".aws/config", "rekwiz.toml"])
def test_a_preflight_that_is_told_to_end_does_not_wait_for_a_file_that_hangs(
    at_home, hanging, tmp_path, name
):
    hanging(tmp_path / name)
    running = subprocess.Popen(
        [REKWIZ, "preflight", "--format", "json", "--only", "files"],
        env=at_home,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr
    if name == "rekwiz.toml":  # whoever reads it does so aside
        assert until(lambda: len([*Path(f"/proc/{running.pid}/task").iterdir()]) > 2)
    else:
        assert "Checking" in running.stderr.readline()

    running.send_signal(signal.SIGTERM)
    began = time.monotonic()
    report = json.loads(running.communicate(timeout=30)[0])

    assert running.returncode == report["exit_code"] == 3
    assert time.monotonic() - began < stretched(1.5)


def test_detect_says_which_photo_gives_no_answer(measured, at_home, hanging, tmp_path):
    ended = measured("detect", hanging(tmp_path / "me.jpg"), env=at_home)

    assert ended.code == 1
    assert "me.jpg gives no answer" in " ".join(ended.output.split())
    assert ended.took < stretched(START + 10 + END)


def test_a_configuration_that_hangs_is_named(measured, at_home, hanging, tmp_path):
    file = hanging(tmp_path / "rekwiz.toml")

    ended = measured("preflight", "--timeout", "1", env=at_home)

    assert (ended.code, f"{file.name} gives no answer" in ended.errors) == (2, True)
    assert ended.took < stretched(START + 1 + END)


def test_a_bundle_waits_no_longer_than_its_run_did(measured, at_home, hanging, tmp_path):
    hanging(tmp_path / ".aws" / "config")

    ended = measured(
        *("doctor", "--only", "files", "--timeout", "1", "--bundle", tmp_path / "b.zip"),
        env=at_home,
    )

    assert (ended.code, (tmp_path / "b.zip").exists()) == (3, False)
    assert "There is no bundle" in ended.errors
    assert ended.took < stretched(START + 2 + END)
