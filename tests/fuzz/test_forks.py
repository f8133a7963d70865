"""A run in a fork is the console script's own: the same code, words and files."""

import re
import subprocess
import sys

import pytest

from tests.fuzz.computer import HEALTHY
from tests.plugins.programs import REKWIZ
from tests.plugins.warm import HOOK, ended, loaded_for

SECONDS = re.compile(r"\d+\.\d (?:s|秒)|\"duration_ms\": \d+|\d+ (?:ms|毫秒)".encode())
LINES = [
    ("preflight", "--only", "files", "credentials", "region", "--format=json"),
    ("doctor", "--no-own-tools", "--lang=zh-TW"),
    ("fix", "region.not-set", "--yes"),
    ("explain", "no", "such", "text"),
    ("no-such-command",),
    (),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:1]))
def test_both_say_the_same(computers, line):
    with computers.one(HEALTHY) as computer:
        forked = computer.keeps_its_promises(*line)
        whole = subprocess.run(
            [REKWIZ, *line],
            env=computer.environment,
            cwd=computer.folder / "here",
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )

    assert forked.code == whole.returncode
    assert SECONDS.sub(b"", forked.out) == SECONDS.sub(b"", whole.stdout)
    if (
        not forked.out
    ):  # else what is left of the errors is progress, which tells of the time it took
        assert forked.err.splitlines()[-1:] == whole.stderr.splitlines()[-1:]


def test_both_note_the_programs_that_they_start(base_environment, tmp_path):
    notes = tmp_path / "notes"
    hooked = {"HOME": str(tmp_path), "PYTHONPATH": str(HOOK), "NOTED_IN": str(notes)}
    env = base_environment | hooked
    words = [str(REKWIZ), "doctor", "--only", "cli"]

    ended(words, env=env, cwd=tmp_path, timeout=60)
    of_the_fork = sorted(notes.read_text().splitlines())
    notes.unlink()
    subprocess.run(words, env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True)

    assert of_the_fork == sorted(notes.read_text().splitlines())
    assert loaded_for(words, env) or sys.platform != "linux"


DATA_READ = """
import sys
names = set()
sys.addaudithook(lambda event, about: event == "open" and names.add(str(about[0])))
from checks.sources.aws.sessions import Keys, session_of, that_makes_clients
keys = Keys("AKIAIOSFODNN7EXAMPLE", "nobody's")
that_makes_clients(session_of(None, "us-east-1", keys), keys).create_client("iam")
print(*[name for name in names if ".json" in name], sep="\\n")
"""


def test_a_fork_reads_nothing_of_botocore_that_was_read_before_it(base_environment, tmp_path):
    env = base_environment | {"HOME": str(tmp_path)}
    words = [sys.executable, "-c", DATA_READ]

    forked = ended(words, env=env, cwd=tmp_path, timeout=60)
    whole = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, text=True)

    assert whole.stdout.split()
    assert forked.stdout.split() == []
