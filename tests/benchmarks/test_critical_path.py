"""How near a run comes to its own critical path: the questions to AWS that must wait for one another.

The path is what AWS sees, over TLS: when the first question came, and how long each answer took of the
longest chain, whose links rekwiz itself names with --verbose. Beside it is the path of whoever has loaded
boto3 and made its four clients, and nothing else, before the first question. Nothing here fails for being
slow. `TESTS_RIVAL_ROUNDS=9` takes more rounds. Run with `-s`.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.processes import environment_of
from tests.benchmarks.rounds import ROUNDS
from tests.benchmarks.standing_in import Aws
from tests.benchmarks.test_against_rivals import (
    FLOOR,
    REKWIZ,
    WITHOUT_TOOLS,
    Cloud,
    cloud,
    home,
)

__all__ = ["cloud", "home"]  # fixtures
SUM = re.compile(r"([\d.]+) s to the first question \+ ([\d.]+) s of answers = ([\d.]+) s")
LINKS = re.compile(r"^  \S+ · out at ", re.MULTILINE)


@dataclass(frozen=True)
class Passed:
    """One run, in seconds: until the first question came, all of it, and what its chain of answers took
    where each takes as long as AWS took; `links` is how many there were, `connections` how many to AWS."""

    first: float
    whole: float
    answers: float
    links: int
    connections: int

    @property
    def ratio(self) -> float:
        return self.whole / (self.first + self.answers)


def measured(aws: Aws, command: list[object], home: Path, variables: dict[str, str]) -> Passed:
    known, connected = len(aws.arrivals), aws.connections
    began = time.monotonic()
    ended = subprocess.run(
        list(map(str, command)),
        env=environment_of(home, variables),
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    whole = time.monotonic() - began
    arrivals = aws.arrivals[known:]
    first = min(each.came for each in arrivals) - began
    links = len(LINKS.findall(ended.stderr))
    told = SUM.search(" ".join(ended.stderr.split()))
    assert told, ended.stderr
    return Passed(first, whole, links * aws.latency, links, aws.connections - connected)


@pytest.mark.parametrize("milliseconds", [0, 80, 250])
def test_beside_the_critical_path(cloud: Cloud, home: Path, milliseconds: int) -> None:
    command = [REKWIZ, *WITHOUT_TOOLS, "--verbose"]
    floor = [sys.executable, "-c", FLOOR]
    with cloud.aws(milliseconds / 1000) as aws:
        variables = cloud.variables(aws)
        runs, floors = [], []
        for _ in range(ROUNDS):
            runs.append(measured(aws, command, home, variables))
            began = time.monotonic()
            subprocess.run(floor, env=environment_of(home, variables), cwd=home, check=True)
            floors.append(time.monotonic() - began)
    ratios = sorted(run.ratio for run in runs)
    of_floor = sorted(
        run.whole / (start + run.answers) for run, start in zip(runs, floors, strict=True)
    )
    print(f"\n\n{milliseconds} ms a call, {runs[0].links} questions in the longest chain")
    print(f"{'':<46} {'least':>6} {'median':>6} {'most':>6}")
    for name, values in (
        ("seconds until the first question", sorted(run.first for run in runs)),
        ("seconds of the whole run", sorted(run.whole for run in runs)),
        ("connections", sorted(run.connections for run in runs)),
        ("× first question and chain", ratios),
        ("× boto3 with four clients, and chain", of_floor),
    ):
        print(f"{name:<46} {values[0]:>6.2f} {statistics.median(values):>6.2f} {values[-1]:>6.2f}")
