"""All profiles in one run beside one run after another, at 80 ms a call, over TLS.

Nothing here fails for being slow. Of the runs of one profile some of each kind are measured, and their mean
is taken for all. `TESTS_MANY_PROFILES=50` looks at another number. Run with `-s`.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.processes import measured
from tests.benchmarks.test_against_rivals import REKWIZ, Cloud, cloud
from tests.plugins.many_profiles import OWN, home_of, name_of

__all__ = ["cloud"]  # a fixture
PROFILES = int(os.environ.get("TESTS_MANY_PROFILES", "200"))
SINGLE = 10
SOME = tuple(n * PROFILES // SINGLE + n % 5 for n in range(SINGLE))
LATENCY = 0.08
WITHOUT_TOOLS = ("--skip", "cli", "sdk")


def with_keys(folder: Path) -> Path:
    """Each has a key pair and a Region of its own."""
    home = home_of(folder, PROFILES)
    sections = ("default", *(f"profile {name_of(n)}" for n in range(PROFILES)))
    text = "".join(f"[{section}]\n{OWN}\n" for section in sections)
    (home / ".aws" / "config").write_text(text, "utf-8")
    return home


def of_a_team(folder: Path) -> Path:
    """Keys, roles in chains, sign-ins that are over, services elsewhere."""
    return home_of(folder, PROFILES)


@pytest.mark.parametrize("make", [with_keys, of_a_team])
def test_all_beside_one_after_another(
    tmp_path: Path, cloud: Cloud, make: Callable[[Path], Path]
) -> None:
    home = make(tmp_path / "home")
    with cloud.aws(LATENCY) as aws:
        variables = cloud.variables(aws)
        some = [
            measured(
                [REKWIZ, "preflight", *WITHOUT_TOOLS, "--profile", name_of(number)],
                home,
                runs=1,
                **variables,
            )
            for number in SOME
        ]
        all_ = measured(
            [REKWIZ, "preflight", *WITHOUT_TOOLS, "--all-profiles"], home, runs=1, **variables
        )
    one = statistics.fmean(each.seconds for each in some)
    print(f"\n{make.__name__}, {PROFILES} profiles at {LATENCY * 1000:.0f} ms a call")
    memory = max(each.memory for each in some)
    print(f"one profile, the mean of {len(some)} runs: {one:.2f} s, at most {memory:.0f} MB")
    print(f"all in one run: {all_.seconds:.2f} s, CPU {all_.processor:.2f} s, {all_.memory:.0f} MB")
    print(
        f"{PROFILES} runs, one after another, take {PROFILES * one / all_.seconds:.0f} times as long"
    )
