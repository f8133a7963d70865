"""Whole processes, measured: on the clock, of the processor, and at their largest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.plugins.programs import SYSTEM

STARTER = """
import os, sys, time
nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
began = time.perf_counter()
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status, used = os.wait4(process, 0)
took, kilo = time.perf_counter() - began, 1024 if sys.platform == "linux" else 1024 * 1024
print(os.waitstatus_to_exitcode(status), took, used.ru_utime + used.ru_stime, used.ru_maxrss / kilo)
"""
"""Starts a program from a small process: the memory of whoever starts it counts as its own."""
RUNS = 3


@dataclass(frozen=True)
class Took:
    """What a process took: seconds on the clock and of the processor, and its peak memory in MB."""

    seconds: float
    processor: float
    memory: float


def measured(command: Iterable[object], home: Path, *, runs: int = RUNS, **variables: str) -> Took:
    """The best of some runs, each a process of its own, with nothing of this person's about it."""
    return min(
        (_run([*map(str, command)], home, variables) for _ in range(runs)),
        key=lambda took: took.processor,
    )


def environment_of(home: Path, variables: dict[str, str]) -> dict[str, str]:
    """One with nothing of this person's in it: the system's programs, and the Python that runs this."""
    path = os.pathsep.join([str(Path(sys.executable).parent), *SYSTEM])
    kept = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8"}
    return kept | {"AWS_EC2_METADATA_DISABLED": "true"} | variables


def _run(command: list[str], home: Path, variables: dict[str, str]) -> Took:
    environment = environment_of(home, variables)
    started = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    said = subprocess.run(started, env=environment, cwd=home, stdout=subprocess.PIPE, check=True)
    code, *took = said.stdout.split()
    assert code in (b"0", b"1"), (command[:4], code)
    return Took(*map(float, took))
