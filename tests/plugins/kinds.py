"""What kind of test each one is, by the fixtures that it uses and by where it lies; `--fast`.

Nobody marks a test by hand. `fast` are the contracts and the unit tests without a sandbox, a
terminal or work that takes seconds by its nature.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parents[1]
BY_FIXTURE = {
    "sandbox": {"sandbox", "sandboxed", "shared_sandbox", "standing_sandbox", "own_names"},
    "terminal": {"terminal", "screen"},
    "thorough": {"thorough"},
}
FAST_PLACES = ("contracts", "unit")
EXAMPLES, FEW_EXAMPLES = 300, 25
WORKERS = 3
"""For each processor."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast", action="store_true", help="contracts and unit tests alone, in about a minute"
    )


def pytest_configure(config: pytest.Config) -> None:
    for kind in ("fast", "e2e", *BY_FIXTURE):
        config.addinivalue_line("markers", f"{kind}: given by tests/plugins/kinds.py")
    fast = config.getoption("fast")
    if config.getoption("dist", "no") == "load":  # what `-n` chooses: it leaves the slow to one
        config.option.dist = "worksteal"
    number = os.environ.get("TESTS_EXAMPLES") or (FEW_EXAMPLES if fast else EXAMPLES)
    settings.register_profile("rekwiz", max_examples=int(number), deadline=None)
    settings.load_profile("rekwiz")
    if fast:
        wished = config.option.markexpr
        config.option.markexpr = f"fast and ({wished})" if wished else "fast"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto`: whole programs wait two thirds of their time, for keys and answers and each other, the
    fast set hardly does."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return processors if config.getoption("fast") else WORKERS * processors


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses by these marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for kind in kinds_of(item):
            item.add_marker(kind)


def kinds_of(item: pytest.Item) -> set[str]:
    """The marks of a test."""
    place = item.path.relative_to(TESTS).parts[0]
    fixtures = set(getattr(item, "fixturenames", ()))
    kinds = {kind for kind, names in BY_FIXTURE.items() if fixtures & names}
    if place == "e2e":
        kinds.add("e2e")
    if place in FAST_PLACES and not kinds:
        kinds.add("fast")
    return kinds


@pytest.fixture(scope="session")
def thorough() -> None:
    """Used by a test that takes seconds by its nature: the fast set goes without it."""
