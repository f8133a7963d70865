"""Prints how much of each room the tests cover, lines and branches, and fails below pyproject's figures.

Run after `coverage combine`: python .ci/covered.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import coverage

ROOT = Path(__file__).parents[1]
HEAD = ("", "lines", "branches", "missed", "covered")
KINDS = ("statements", "covered_lines", "branches", "covered_branches")


def count_what_was_never_loaded(packages: Iterable[str]) -> None:
    """A module that no test has loaded is one of which nothing was run."""
    measured = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"))
    measured.load()
    modules = [str(path) for package in packages for path in (ROOT / package).rglob("*.py")]
    measured.get_data().touch_files(modules)


def counts() -> dict[str, Counter[str]]:
    """By file: statements and branches, and how many of them were run."""
    command = [sys.executable, "-m", "coverage", "json", "-q", "--fail-under=0", "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    files = json.loads(done.stdout)["files"]
    return {name: Counter(_kinds(found["summary"])) for name, found in files.items()}


def _kinds(summary: dict[str, int]) -> dict[str, int]:
    numbers = (
        summary["num_statements"],
        summary["covered_lines"],
        summary["num_branches"],
        summary["covered_branches"],
    )
    return dict(zip(KINDS, numbers, strict=True))


def room_of(file: str) -> str:
    """`checks/region` for checks/region/set.py, `checks` for what lies in no folder of its own."""
    return "/".join(Path(file).parts[:-1][:2])


def percent(count: Counter[str]) -> float:
    """What was run of lines and branches together, as coverage.py counts."""
    there = count["statements"] + count["branches"]
    run = count["covered_lines"] + count["covered_branches"]
    return 100 * run / there if there else 100.0


def row(name: str, count: Counter[str]) -> str:
    """A line of the table."""
    missed = count["statements"] - count["covered_lines"]
    missed += count["branches"] - count["covered_branches"]
    numbers = f"{count['statements']:>8}{count['branches']:>10}{missed:>8}"
    return f"{name:<28}{numbers}{percent(count):>9.1f} %"


def main() -> int:
    wished: dict[str, float] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
        "covered"
    ]
    count_what_was_never_loaded(wished)
    files = counts()
    rooms: dict[str, Counter[str]] = {}
    packages: dict[str, Counter[str]] = {}
    for name, count in files.items():
        rooms.setdefault(room_of(name), Counter()).update(count)
        packages.setdefault(Path(name).parts[0], Counter()).update(count)
    print(f"{HEAD[0]:<28}{HEAD[1]:>8}{HEAD[2]:>10}{HEAD[3]:>8}{HEAD[4]:>11}")
    for name in sorted(rooms):
        print(row(name, rooms[name]))
    low = []
    for name, least in wished.items():
        print(row(f"all of {name}", packages[name]))
        if percent(packages[name]) < least:
            low.append(f"{name}: {percent(packages[name]):.1f} % is less than {least} %")
    print("\n".join(low), file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
