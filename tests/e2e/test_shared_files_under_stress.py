"""Kills at any moment, many writers at once, and the real `aws configure set` among them.

TESTS_KILLS (50 by default) says how often a writer is killed, TESTS_ROUNDS (20) how often eight
writers meet, TESTS_AWS_ROUNDS (5) how often seven of them meet an `aws configure set`. The full
measure: TESTS_KILLS=500 TESTS_ROUNDS=20 TESTS_AWS_ROUNDS=20 python -m pytest tests/e2e.

The work is done in a process of its own, which forks: this file, run as a script.
"""

import importlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AWS = Path("/usr/bin/aws")
WRITERS = 8
BYSTANDERS = 200

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
needs_aws = pytest.mark.skipif(
    not AWS.exists() and not os.environ.get("CI"), reason="the AWS CLI is not installed"
)


def run(*arguments):
    """Run this file as a script; gives what it printed."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def times(variable, usual):
    return int(os.environ.get(variable, usual))


@needs_fork
def test_a_writer_killed_at_any_moment_leaves_the_old_file_or_the_new_one():
    kills = times("TESTS_KILLS", 50)
    found = re.fullmatch(
        rf"{kills} kills, (\d+) after a change, 0 files damaged, 0 leftovers", run("kills", kills)
    )
    assert found
    assert int(found[1]) > 0, "no writer ever came to write"


@needs_fork
def test_eight_writers_at_once_lose_no_update():
    rounds = times("TESTS_ROUNDS", 20)
    assert run("writers", rounds) == f"{rounds * WRITERS} updates, 0 lost, 0 files damaged"


@needs_fork
@needs_aws
def test_beside_aws_configure_no_update_and_no_profile_is_lost():
    rounds = times("TESTS_AWS_ROUNDS", 5)
    found = re.fullmatch(
        r"(\d+) updates, 0 absent on return, 0 of aws lost, 0 profiles lost, 0 files damaged",
        run("beside-aws", rounds),
    )
    assert found
    assert int(found[1]) >= rounds


# --- the script


def kills(number: int) -> str:
    """Kill a writer that rewrites a file of 2 MB without pause, and look at the file."""
    from checks.sources.shared_files import Document
    from wizard.writing import World, update

    folder = Path(tempfile.mkdtemp())
    path = folder / "config"
    comment = b"# " + b"x" * 2000 + b"\n"
    whole = b"".join(b"[profile p%d]\nregion = 0\n%s" % (n, comment) for n in range(1000))
    path.write_bytes(whole)
    world = World(state=folder / "state", sleep=lambda seconds: None)

    def set_region(value: int) -> None:
        update((path, lambda found: found.set("profile p500", {"region": f"{value}"})), world=world)

    def work() -> None:
        while True:
            set_region(random.randrange(1, 10**6))

    began = time.monotonic()
    os.waitpid(forked(lambda: set_region(1)), 0)
    longest = 1.5 * (time.monotonic() - began)  # a busy computer takes longer for one change, too

    damaged = changed = 0
    data = path.read_bytes()
    for _ in range(number):
        before, child = data, forked(work)
        time.sleep(random.uniform(0.01, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        data = path.read_bytes()
        changed += data != before
        as_it_was = re.sub(rb"(?<=\[profile p500\]\nregion = )\d+", b"0", data)
        damaged += as_it_was != whole or Document.parse(data).refusal is not None
    set_region(0)
    left = [found for found in folder.rglob("*") if found.name.endswith("-tmp")]
    return (
        f"{number} kills, {changed} after a change, {damaged} files damaged, {len(left)} leftovers"
    )


def writers(rounds: int) -> str:
    """Let eight writers set a value each at the same moment, round after round."""
    from checks.sources.shared_files import Document

    path, world = fresh_file()
    lost = damaged = 0
    for value in range(rounds):
        together(lambda writer, value=value: write(path, world, writer, value), WRITERS)
        document = Document.parse(path.read_bytes())
        damaged += document.refusal is not None or not bystanders_are_well(document)
        values = document.values()
        mine = [values.get(f"profile w{writer}", {}).get("value") for writer in range(WRITERS)]
        lost += sum(found != str(value) for found in mine)
    return f"{rounds * WRITERS} updates, {lost} lost, {damaged} files damaged"


def beside_aws(rounds: int) -> str:
    """Let seven writers write for as long as an `aws configure set` takes, round after round."""
    from checks.sources.shared_files import Document

    path, world = fresh_file()
    environment = {**os.environ, "AWS_CONFIG_FILE": str(path), "AWS_PAGER": ""}
    updates = absent = lost = gone = damaged = 0
    for value in range(rounds):
        command = [AWS, "configure", "set", "value", str(value), "--profile", "aws"]
        aws = subprocess.Popen(command, env=environment)
        tallies = together(
            lambda writer, aws=aws: write_until_gone(path, world, writer, aws.pid), WRITERS - 1
        )
        assert aws.wait() == 0
        updates += sum(len(tally) for tally in tallies)
        absent += sum(tally.count(b"-") for tally in tallies)
        document = Document.parse(path.read_bytes())
        damaged += document.refusal is not None
        gone += not bystanders_are_well(document)
        lost += document.values().get("profile aws", {}).get("value") != str(value)
    return (
        f"{updates} updates, {absent} absent on return, {lost} of aws lost, "
        f"{gone} profiles lost, {damaged} files damaged"
    )


def fresh_file():
    from wizard.writing import World

    folder = Path(tempfile.mkdtemp())
    path = folder / "config"
    path.write_text("".join(f"[profile b{n}]\nregion = r{n}\n\n" for n in range(BYSTANDERS)))
    return path, World(state=folder / "state", patience=60)


def bystanders_are_well(document) -> bool:
    values = document.values()
    return all(values.get(f"profile b{n}") == {"region": f"r{n}"} for n in range(BYSTANDERS))


def write(path: Path, world, writer: int, value: object) -> None:
    from wizard.writing import update

    section = f"profile w{writer}"
    update((path, lambda document: document.set(section, {"value": str(value)})), world=world)


def write_until_gone(path: Path, world, writer: int, pid: int) -> bytes:
    """A mark for each update: "+" if it was in the file when it was reported, "-" if not."""
    from checks.sources.shared_files import Document
    from wizard.writing import settled

    marks = b""
    while Path(f"/proc/{pid}/cmdline").read_bytes():  # empty once it has ended
        value = random.randrange(10**9)
        write(path, world, writer, value)
        values = Document.parse(settled.take(path, world).data).values()
        marks += b"+" if values.get(f"profile w{writer}") == {"value": str(value)} else b"-"
    return marks


def together(work: Callable[[int], bytes | None], number: int) -> list[bytes]:
    """Run the work in so many processes, all let go at once; gives what each of them returned."""
    gate, go = os.pipe()
    pipes = []

    def wait_and_work(writer: int, answer: int) -> None:
        os.close(go)
        os.read(gate, 1)
        os.write(answer, work(writer) or b"")

    children = []
    for writer in range(number):
        result, answer = os.pipe()
        children.append(forked(lambda writer=writer, answer=answer: wait_and_work(writer, answer)))
        os.close(answer)
        pipes.append(result)
    os.close(go)
    os.close(gate)
    found = [Path(f"/dev/fd/{result}").read_bytes() for result in pipes]
    for child, result in zip(children, pipes, strict=True):
        assert os.waitpid(child, 0)[1] == 0, "a writer failed"
        os.close(result)
    return found


def forked(work: Callable[[], None]) -> int:
    """The process that does the work."""
    child = os.fork()
    if child:
        return child
    try:
        random.seed()
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def load() -> None:
    """What an update loads on need, before the writers fork: all of their time is writing."""
    for name in ("botocore.configloader", "filelock", "tomli_w"):
        importlib.import_module(name)


if __name__ == "__main__":
    load()
    jobs = {"kills": kills, "writers": writers, "beside-aws": beside_aws}
    print(jobs[sys.argv[1]](int(sys.argv[2])))
