"""Which tests come first where several workers share them: whole programs, and at the end what takes no time.

xdist gives each worker as many that follow one another, and who has done his takes over from the others.
"""

from __future__ import annotations

import os

import pytest

PLACES = ("e2e", "fuzz")
"""Where a test may take a minute: begun as the last one, it would be waited for."""


@pytest.hookimpl(trylast=True)  # after `-m` and `-k` have chosen
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:
        return
    kinds = [[item for item in items if _turn(item) == turn] for turn in range(3)]
    items[:] = [
        item
        for worker in range(workers)
        for kind in kinds
        for item in _share(kind, worker, workers)
    ]


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("fast"):
        return 2
    return 0 if any(place in item.path.parts for place in PLACES) else 1


def _share(kind: list[pytest.Item], worker: int, workers: int) -> list[pytest.Item]:
    return kind[len(kind) * worker // workers : len(kind) * (worker + 1) // workers]
