"""Byte code of the program before its first start, as an installation has it: a checkout has none.

Without it each of some two thousand processes would compile what it loads, where the environment forbids
Python to keep it.
"""

from __future__ import annotations

import compileall
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, before the workers
        for package in ("checks", "wizard"):
            compileall.compile_dir(ROOT / package, quiet=2)
