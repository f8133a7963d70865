"""Byte code of the program and of the tests before the first of them, as an installation has it.

Without it each of some two thousand processes would compile what it loads, and each worker rewrite the
asserts of all tests, where the environment forbids Python to keep it or none has been kept yet.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HINDERING = ("PYTHONDONTWRITEBYTECODE", "COVERAGE_")
"""How the names begin of what forbids to keep anything, or measures what nobody asks for."""
FEW = 40
"""So many test modules a worker rewrites sooner than another process has started."""


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    for package in ("checks", "wizard"):  # once, before the workers
        compileall.compile_dir(ROOT / package, quiet=2)
    of_all = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if of_all and config.getoption("numprocesses", None):
        _rewrite_the_new([ROOT / place for place in config.getini("testpaths")])


def _rewrite_the_new(places: list[Path]) -> None:
    """A collection that keeps what it rewrites, for each half of the modules, at the same time."""
    modules = [path for place in places for path in sorted(place.rglob("test_*.py"))]
    new = [str(path) for path in modules if not _is_kept(path)]
    if len(new) <= FEW:
        return
    kept = {name: value for name, value in os.environ.items() if not name.startswith(HINDERING)}
    words = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    halves = [
        subprocess.Popen(
            [*words, "-n", "0", *new[which::2]], cwd=ROOT, env=kept, stdout=subprocess.DEVNULL
        )
        for which in range(2)
    ]
    for half in halves:
        half.wait()  # what it could not collect, the workers will say


def _is_kept(path: Path) -> bool:
    """Whether pytest, which names its own files so, has rewritten it since it was changed."""
    usual = Path(cache_from_source(str(path), optimization=""))
    rewritten = usual.with_name(f"{usual.stem}-pytest-{pytest.__version__}.pyc")
    return rewritten.is_file() and rewritten.stat().st_mtime >= path.stat().st_mtime
